package dev.fairway.ledger.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What everything promises that checks signatures: one criterion, to the bit.
public abstract class VerificationKit {

    private static final Bytes SEED = Bytes.hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    protected abstract Verification verification();

    /// Signatures on which verifiers in use disagree: with a point of small order added to the key (A) or to R, with
    /// the neutral element for one of them, or with a scalar that is too large.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        R+T8 | ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c | 6d736730 | 91fef2a4547efca413dc6044de5ed4d2a7601453cc21d03cecbf74feb090c5151ea524dc553c2808d9b148c4736921e3966a086c7cbfc8467ae9cee3cc64a803
        R+T2 | ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c | 6d736730 | b9da230e39aa18b741977abae5a9b6613f7de0d9c0ca5edf166ea68a46d4fcf3058511a4f95f30bd0b3af4a3bf392a2338627473adf564997fdf4e8397e1640e
        A+T8 | fbb3211d177bccefd763d01a88f6473e43e5cf0a0740e44ab5c64460eefd4675 | 6d736730 | 3425dcf1c655e748be6885451a56499ec0821f263f35a120e9915975b92b030c2bcd52df68572c55b07094c1a9b483259cc553db1c38afd76fe712b362e57f0a
        A+T2 | 03b5939c1d63adf5410aaf84ecd13a066ab889514141846dbde11596ebb92dd3 | 6d736730 | 3425dcf1c655e748be6885451a56499ec0821f263f35a120e9915975b92b030cfac18c780eb3d4a86e70dfb681e37a98cea93c02908e4f141f3255821635d405
        S+L | ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c | 6d736730 | 3425dcf1c655e748be6885451a56499ec0821f263f35a120e9915975b92b030c6a6cf5e4a83fa2288f2762aaec6de4c0d7e365c05a63b6a01427059e3326ff13
        A=identity | 0100000000000000000000000000000000000000000000000000000000000000 | 7a30 | 47b4cfd88e0c227a08b10e3a669d509f0858bc8f8415588f3bd1328bc21522ec140b5a56ba32226156e71cbabaf816121edbb951de00353cb5580750fa268b01
        A=order8 | 26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05 | 7a30 | 47b4cfd88e0c227a08b10e3a669d509f0858bc8f8415588f3bd1328bc21522ec140b5a56ba32226156e71cbabaf816121edbb951de00353cb5580750fa268b01
        A=noncanon identity | eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f | 7a30 | 47b4cfd88e0c227a08b10e3a669d509f0858bc8f8415588f3bd1328bc21522ec140b5a56ba32226156e71cbabaf816121edbb951de00353cb5580750fa268b01
        R=noncanon identity | ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c | 6e30 | eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f91a8945b2e1f7991a920a3a00b70cb2ec8c010fc90753127c4bebae3d4c1cf06
        R=identity | ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c | 6e30 | 0100000000000000000000000000000000000000000000000000000000000000addff0d35ebc79f79cf8e22cbc140b01202bc08c41ee521f19a41f469223f409
        """)
    void aSignatureThatOthersJudgeInTwoWaysIsRefused(String what, String key, String message, String signature) {
        assertThat(verification().holds(Bytes.hex(key), Bytes.hex(message), Bytes.hex(signature)))
                .as(what)
                .isFalse();
    }

    @Test
    void otherLengthsAreNoSignatures() {
        var key = Ed25519.publicKey(SEED);

        for (var length : List.of(0, 63, 65)) {
            assertThat(verification().holds(key, Bytes.of(), Bytes.of(new byte[length])))
                    .isFalse();
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        var key = Ed25519.publicKey(SEED);
        var message = Bytes.utf8("a message");
        var signature = Ed25519.sign(SEED, message);
        assertThat(verification().holds(key, message, signature)).isTrue();

        for (var bit = 0; bit < Byte.SIZE * signature.length(); bit++) {
            var flipped = signature.array();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(verification().holds(key, message, Bytes.of(flipped)))
                    .as("bit %d", bit)
                    .isFalse();
        }
        assertThat(verification().holds(key, Bytes.utf8("a massage"), signature))
                .isFalse();
    }

    @Test
    void manySignaturesOfManyKeysHold() {
        var random = new Random(7);
        for (var nth = 0; nth < 200; nth++) {
            var seed = new byte[Ed25519.KEY_SIZE];
            random.nextBytes(seed);
            var message = new byte[random.nextInt(500)];
            random.nextBytes(message);
            var signature = Ed25519.sign(Bytes.of(seed), Bytes.of(message));
            assertThat(verification().holds(Ed25519.publicKey(Bytes.of(seed)), Bytes.of(message), signature))
                    .isTrue();
        }
    }
}

package dev.fairway.ledger.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {

    private static final Bytes SEED = Bytes.hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    @Test
    void signsAsRfc8032Says() {
        var key = Ed25519.publicKey(SEED);

        assertThat(key.hex()).isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(Ed25519.sign(SEED, Bytes.of()).hex())
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        assertThat(Ed25519.holds(key, Bytes.of(), Ed25519.sign(SEED, Bytes.of())))
                .isTrue();
        assertThat(Ed25519.holds(key, Bytes.of((byte) 1), Ed25519.sign(SEED, Bytes.of())))
                .isFalse();
    }

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
        assertThat(Ed25519.holds(Bytes.hex(key), Bytes.hex(message), Bytes.hex(signature)))
                .as(what)
                .isFalse();
    }

    @Test
    void everyPublicKeyIsSound() {
        for (var nth = 0; nth < 20; nth++) {
            assertThat(Ed25519.sound(Ed25519.publicKey(SEED.sha256().slice(nth).then(SEED.slice(0, nth)))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "00",
            })
    void whatIsNoPointOfTheLargeSubgroupIsNoKey(String hex) {
        assertThat(Ed25519.sound(Bytes.hex(hex))).isFalse();
    }

    @Test
    void otherLengthsAreNoSignatures() {
        var key = Ed25519.publicKey(SEED);

        for (var length : List.of(0, 63, 65)) {
            assertThat(Ed25519.holds(key, Bytes.of(), Bytes.of(new byte[length])))
                    .isFalse();
        }
    }
}

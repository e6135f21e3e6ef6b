package dev.fairway.ledger.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test extends VerificationKit {

    private static final Bytes SEED = Bytes.hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    @Override
    protected Verification verification() {
        return Ed25519::holds;
    }

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
}

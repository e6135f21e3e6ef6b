package dev.fairway.ledger.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshKeyTest {

    private static final BigInteger E = BigInteger.valueOf(65_537);
    private static final BigInteger MODULUS = BigInteger.TWO.pow(2_047).add(BigInteger.valueOf(15));

    private static boolean taken(Bytes wire) {
        return SshKey.parse(wire).isPresent();
    }

    @Test
    void everyTypeIsTakenInItsOneSpelling() {
        for (var key : SoftKey.all()) {
            assertThat(taken(key.wire())).as(key.type()).isTrue();
            assertThat(taken(key.wire().then(Bytes.of((byte) 0))))
                    .as(key.type())
                    .isFalse();
            assertThat(taken(key.wire().slice(0, key.wire().length() - 1)))
                    .as(key.type())
                    .isFalse();
        }
    }

    @Test
    void otherTypesAreNot() {
        var edwards =
                SoftKey.edwards(1).wire().slice(SoftKey.text("ssh-ed25519").length());
        for (var type : List.of(
                "ssh-dss",
                "ssh-ed448",
                "SSH-ED25519",
                "ssh-ed25519-cert-v01@openssh.com",
                "webauthn-sk-ecdsa-sha2-nistp256@openssh.com",
                "")) {
            assertThat(taken(SoftKey.text(type).then(edwards))).as(type).isFalse();
        }
        assertThat(taken(Bytes.of())).isFalse();
        assertThat(taken(Bytes.hex("ffffffff"))).isFalse();
    }

    @Test
    void rsaHasItsSizesAndAnOddExponent() {
        assertThat(taken(SoftKey.rsaWire(E, MODULUS))).isTrue();
        assertThat(taken(SoftKey.rsaWire(E, MODULUS.shiftRight(1).setBit(0)))).isFalse();
        assertThat(taken(SoftKey.rsaWire(E, SoftKeyNumbers.OF_1024_BITS))).isFalse();
        assertThat(taken(SoftKey.rsaWire(E, BigInteger.ONE.shiftLeft(16_383).setBit(0))))
                .isTrue();
        assertThat(taken(SoftKey.rsaWire(E, BigInteger.ONE.shiftLeft(16_384).setBit(0))))
                .isFalse();
        assertThat(taken(SoftKey.rsaWire(BigInteger.valueOf(65_535), MODULUS))).isFalse();
        assertThat(taken(SoftKey.rsaWire(BigInteger.valueOf(65_538), MODULUS))).isFalse();
        assertThat(taken(SoftKey.rsaWire(BigInteger.valueOf(65_539), MODULUS))).isTrue();
        assertThat(taken(SoftKey.rsaWire(BigInteger.valueOf(3), MODULUS))).isFalse();
        assertThat(taken(SoftKey.rsaWire(BigInteger.ONE.shiftLeft(63).setBit(0), MODULUS)))
                .isTrue();
        assertThat(taken(SoftKey.rsaWire(BigInteger.ONE.shiftLeft(64).setBit(0), MODULUS)))
                .isFalse();
        assertThat(taken(SoftKey.rsaWire(E, MODULUS.clearBit(0)))).isFalse();
    }

    @Test
    void integersAreMinimalAndPositive() {
        var e = Bytes.hex("010001");
        var n = Bytes.of(MODULUS.toByteArray());
        assertThat(taken(rsa(e, n))).isTrue();
        assertThat(taken(rsa(Bytes.hex("00").then(e), n))).isFalse();
        assertThat(taken(rsa(e, Bytes.hex("00").then(n)))).isFalse();
        assertThat(taken(rsa(e, n.slice(1)))).as("negative").isFalse();
        assertThat(taken(rsa(Bytes.of(), n))).isFalse();
        assertThat(taken(rsa(Bytes.hex("00"), n))).isFalse();
    }

    private static Bytes rsa(Bytes exponent, Bytes modulus) {
        return SoftKey.text("ssh-rsa").then(WireWriter.field(exponent)).then(WireWriter.field(modulus));
    }

    @Test
    void aPointIsUncompressedOnItsCurveAndOfTheCurveThatTheTypeNames() {
        for (var curve : EcdsaCurve.values()) {
            var type = "ecdsa-sha2-" + curve.word();
            var wire = SoftKey.ecdsa(curve).wire();
            var point = wire.slice(
                    SoftKey.text(type).then(SoftKey.text(curve.word())).length() + Integer.BYTES);
            var size = (point.length() - 1) / 2;
            assertThat(taken(SoftKey.ecdsaWire(type, curve.word(), point))).isTrue();

            var compressed =
                    Bytes.of((byte) (2 + (point.at(point.length() - 1) & 1))).then(point.slice(1, 1 + size));
            var hybrid =
                    Bytes.of((byte) (6 + (point.at(point.length() - 1) & 1))).then(point.slice(1));
            var off = point.array();
            off[off.length - 1] ^= 1;
            for (var wrong : List.of(
                    compressed,
                    hybrid,
                    Bytes.of(off),
                    Bytes.of((byte) 0),
                    Bytes.of((byte) 4).then(Bytes.of(new byte[2 * size])),
                    Bytes.of((byte) 4).then(ones(2 * size)),
                    Bytes.of())) {
                assertThat(taken(SoftKey.ecdsaWire(type, curve.word(), wrong)))
                        .as("%s %s", curve, wrong.hex())
                        .isFalse();
            }
            for (var other : EcdsaCurve.values()) {
                assertThat(taken(SoftKey.ecdsaWire(type, other.word(), point))).isEqualTo(other == curve);
                assertThat(taken(SoftKey.ecdsaWire("ecdsa-sha2-" + other.word(), curve.word(), point)))
                        .isEqualTo(other == curve);
            }
        }
    }

    private static Bytes ones(int length) {
        return Bytes.hex("ff".repeat(length));
    }

    @Test
    void aKeyInHardwareIsForSsh() {
        var inner = SoftKey.edwards(1);
        for (var good : List.of("ssh:", "ssh:fairway", "ssh:" + "x".repeat(64), "ssh:a b~")) {
            assertThat(taken(SoftKey.fido(inner, good, 1, 0).wire())).as(good).isTrue();
        }
        for (var bad :
                List.of("", "ssh", "SSH:", "https://x", "ssh:" + "x".repeat(65), "ssh:\n", "ssh:é", "ssh:\u007f")) {
            assertThat(taken(SoftKey.fido(inner, bad, 1, 0).wire())).as(bad).isFalse();
        }
    }

    @Test
    void anEdwardsKeyIsOfTheLargeSubgroup() {
        for (var weak : List.of("01" + "00".repeat(31), "00".repeat(32), "ff".repeat(32), "00".repeat(31))) {
            assertThat(taken(SoftKey.text("ssh-ed25519").then(WireWriter.field(Bytes.hex(weak)))))
                    .as(weak)
                    .isFalse();
        }
    }

    /// Numbers that are long to write.
    private static final class SoftKeyNumbers {
        private static final BigInteger OF_1024_BITS =
                BigInteger.ONE.shiftLeft(1_023).setBit(0);
    }
}

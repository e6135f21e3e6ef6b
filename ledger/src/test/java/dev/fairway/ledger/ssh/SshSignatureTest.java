package dev.fairway.ledger.ssh;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SshSignatureTest {

    private static final Bytes MESSAGE = Bytes.utf8("DSSEv1 28 application/vnd.in-toto+json 2 {}");

    /// @param wire of the public key
    private record Vector(Bytes wire, Bytes signature) {}

    private static Vector vector(String name) throws IOException {
        return requireNonNull(vectors().get(name), name);
    }

    /// What `ssh-keygen -Y sign` of OpenSSH 9.2 makes of the message.
    private static Map<String, Vector> vectors() throws IOException {
        var vectors = new TreeMap<String, Vector>();
        try (var file = SshSignatureTest.class.getResourceAsStream("ssh-keygen.txt")) {
            if (file == null) {
                throw new IOException("no vectors");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                var words = line.split(" ");
                vectors.put(
                        words[0],
                        new Vector(
                                Bytes.base64(words[1]).orElseThrow(),
                                Bytes.base64(words[2]).orElseThrow()));
            });
        }
        return vectors;
    }

    private static boolean holds(Bytes wire, Bytes signature) {
        return holds(wire, MESSAGE, signature);
    }

    private static boolean holds(Bytes wire, Bytes message, Bytes signature) {
        return SshKey.parse(wire)
                .filter(key -> SshSignature.holds(key, wire, message, signature, Ed25519::holds))
                .isPresent();
    }

    @Test
    void whatSshKeygenMakesHolds() throws IOException {
        for (var name : List.of("ed25519", "rsa2048", "rsa3072", "rsa4096", "ecdsa256", "ecdsa384", "ecdsa521")) {
            var vector = vector(name);
            assertThat(holds(vector.wire(), vector.signature())).as(name).isTrue();
            assertThat(holds(vector.wire(), Bytes.utf8("x"), vector.signature()))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void whatSshKeygenMakesForSomethingElseDoesNot() throws IOException {
        for (var name : List.of("sha256", "git")) {
            var vector = vector(name);
            assertThat(holds(vector.wire(), vector.signature())).as(name).isFalse();
        }
    }

    @Test
    void noByteOfItCanBeChanged() throws IOException {
        for (var named : vectors().entrySet()) {
            assertNoFlipHolds(
                    named.getKey(), named.getValue().wire(), named.getValue().signature());
        }
        for (var key : SoftKey.all()) {
            assertNoFlipHolds(key.type(), key.wire(), key.sign(MESSAGE));
        }
    }

    private static void assertNoFlipHolds(String name, Bytes wire, Bytes signature) {
        for (var at = 0; at < signature.length(); at++) {
            var flipped = signature.array();
            flipped[at] ^= (byte) (1 << (at % Byte.SIZE));
            assertThat(holds(wire, Bytes.of(flipped)))
                    .as("%s, byte %d", name, at)
                    .isFalse();
        }
    }

    @Test
    void everyTypeHoldsAndNothingMayFollow() {
        for (var key : SoftKey.all()) {
            var zero = Bytes.of((byte) 0);
            assertThat(holds(key.wire(), key.sign(MESSAGE))).as(key.type()).isTrue();
            assertThat(holds(key.wire(), key.sign(MESSAGE).then(zero)))
                    .as(key.type())
                    .isFalse();
            assertThat(holds(key.wire(), key.spoiled(it -> it.then(zero)).sign(MESSAGE)))
                    .as(key.type())
                    .isFalse();
            var longer =
                    new SoftKey(key.wire(), key.type(), key.blob(), key.after().then(zero));
            assertThat(holds(key.wire(), longer.sign(MESSAGE))).as(key.type()).isFalse();
        }
    }

    @Test
    void namespaceReservedAndHashAreAsTheyHaveToBe() {
        var key = SoftKey.edwards(1);
        assertThat(holds(key.wire(), key.sign(MESSAGE, "fairway", "", "sha512")))
                .isTrue();
        assertThat(holds(key.wire(), key.sign(MESSAGE, "git", "", "sha512"))).isFalse();
        assertThat(holds(key.wire(), key.sign(MESSAGE, "", "", "sha512"))).isFalse();
        assertThat(holds(key.wire(), key.sign(MESSAGE, "fairway", "x", "sha512")))
                .isFalse();
        assertThat(holds(key.wire(), key.sign(MESSAGE, "fairway", "", "sha256")))
                .isFalse();
    }

    @Test
    void anotherKeysSignatureIsNone() {
        var one = SoftKey.edwards(1);
        var other = SoftKey.edwards(2);
        assertThat(holds(one.wire(), other.sign(MESSAGE))).isFalse();
        var claimed = new SoftKey(one.wire(), one.type(), other.blob(), one.after());
        assertThat(holds(one.wire(), claimed.sign(MESSAGE))).isFalse();
    }

    @Test
    void rsaSignsWithSha512Only() {
        var pair = SoftKey.pair("RSA", new RSAKeyGenParameterSpec(2_048, RSAKeyGenParameterSpec.F4));
        var wire = SoftKey.rsaWire(
                ((RSAPublicKey) pair.getPublic()).getPublicExponent(), ((RSAPublicKey) pair.getPublic()).getModulus());
        for (var algorithm : Map.of(
                        "rsa-sha2-512", "SHA512withRSA", "rsa-sha2-256", "SHA256withRSA", "ssh-rsa", "SHA1withRSA")
                .entrySet()) {
            UnaryOperator<Bytes> blob = message -> SoftKey.signed(algorithm.getValue(), pair.getPrivate(), message);
            var key = new SoftKey(wire, algorithm.getKey(), blob, Bytes.of());
            assertThat(holds(wire, key.sign(MESSAGE)))
                    .as(algorithm.getKey())
                    .isEqualTo(algorithm.getKey().equals("rsa-sha2-512"));
            assertThat(holds(wire, key.ofType("rsa-sha2-512").sign(MESSAGE)))
                    .as(algorithm.getKey())
                    .isEqualTo(algorithm.getKey().equals("rsa-sha2-512"));
        }
    }

    @Test
    void anRsaSignatureIsAsLongAsTheModulusAndBelowIt() {
        var pair = SoftKey.pair("RSA", new RSAKeyGenParameterSpec(2_048, RSAKeyGenParameterSpec.F4));
        var modulus = ((RSAPublicKey) pair.getPublic()).getModulus();
        var key = new SoftKey(
                SoftKey.rsaWire(RSAKeyGenParameterSpec.F4, modulus),
                "rsa-sha2-512",
                message -> SoftKey.signed("SHA512withRSA", pair.getPrivate(), message),
                Bytes.of());
        assertThat(holds(key.wire(), key.spoiled(it -> Bytes.hex("00").then(it)).sign(MESSAGE)))
                .isFalse();
        // The same number modulo the modulus, where there is room for it.
        var tried = 0;
        for (var count = 0; count < 64; count++) {
            var message = Bytes.utf8("message " + count);
            var again = new ArrayList<BigInteger>();
            var signature = key.spoiled(it -> {
                        var more = new BigInteger(1, it.array()).add(modulus);
                        again.add(more);
                        return more.bitLength() > 2_048 ? it : unsigned(more);
                    })
                    .sign(message);
            if (again.getFirst().bitLength() <= 2_048) {
                tried++;
                assertThat(holds(key.wire(), message, signature)).isFalse();
            }
        }
        assertThat(tried).isPositive();
    }

    private static Bytes unsigned(BigInteger number) {
        var bytes = Bytes.of(number.toByteArray());
        return bytes.at(0) == 0 ? bytes.slice(1) : bytes;
    }

    /// The runtime's own verification takes it.
    @Test
    void anRsaSignatureWithoutTheParametersOfItsHashIsRefused() {
        var pair = SoftKey.pair("RSA", new RSAKeyGenParameterSpec(2_048, RSAKeyGenParameterSpec.F4));
        var secret = (RSAPrivateKey) pair.getPrivate();
        var wire = SoftKey.rsaWire(RSAKeyGenParameterSpec.F4, secret.getModulus());
        for (var info : List.of("3051300d060960864801650304020305000440", "304f300b06096086480165030402030440")) {
            UnaryOperator<Bytes> blob = message -> {
                var end = Bytes.hex(info).then(RsaSignature.sha512(message));
                var padded = Bytes.hex("0001" + "ff".repeat(256 - 3 - end.length()) + "00")
                        .then(end);
                var number = new BigInteger(1, padded.array()).modPow(secret.getPrivateExponent(), secret.getModulus());
                var bytes = unsigned(number);
                return Bytes.of(new byte[256 - bytes.length()]).then(bytes);
            };
            var key = new SoftKey(wire, "rsa-sha2-512", blob, Bytes.of());
            assertThat(holds(wire, key.sign(MESSAGE))).as(info).isEqualTo(info.startsWith("3051"));
        }
    }

    @Test
    void aHighSIsAllowedAndNumbersOutsideTheGroupAreNot() {
        for (var curve : EcdsaCurve.values()) {
            var key = SoftKey.ecdsa(curve);
            var n = curve.order();
            assertThat(holds(key.wire(), numbers(key, r -> r, n::subtract)))
                    .as(curve.word())
                    .isTrue();
            assertThat(holds(key.wire(), numbers(key, r -> r, n::add)))
                    .as(curve.word())
                    .isFalse();
            assertThat(holds(key.wire(), numbers(key, n::add, s -> s)))
                    .as(curve.word())
                    .isFalse();
            assertThat(holds(key.wire(), numbers(key, _ -> n, s -> s)))
                    .as(curve.word())
                    .isFalse();
            assertThat(holds(key.wire(), numbers(key, _ -> BigInteger.ZERO, s -> s)))
                    .as(curve.word())
                    .isFalse();
            assertThat(holds(key.wire(), numbers(key, r -> r, _ -> BigInteger.ZERO)))
                    .as(curve.word())
                    .isFalse();
            assertThat(holds(key.wire(), numbers(key, BigInteger::negate, s -> s)))
                    .as(curve.word())
                    .isFalse();
        }
    }

    private static Bytes numbers(SoftKey key, UnaryOperator<BigInteger> ofR, UnaryOperator<BigInteger> ofS) {
        return key.spoiled(blob -> {
                    var numbers = new WireReader(blob);
                    return SoftKey.integer(ofR.apply(numbers.integer()))
                            .then(SoftKey.integer(ofS.apply(numbers.integer())));
                })
                .sign(MESSAGE);
    }

    @Test
    void ecdsasNumbersAreMinimal() {
        var key = SoftKey.ecdsa(EcdsaCurve.NISTP256);
        var padded = key.spoiled(blob -> {
                    var reader = new WireReader(blob);
                    var r = reader.field();
                    return WireWriter.field(Bytes.hex("00").then(r)).then(WireWriter.field(reader.field()));
                })
                .sign(MESSAGE);
        assertThat(holds(key.wire(), padded)).isFalse();
    }

    @Test
    void aKeyInHardwareWasTouchedAndSaysNothingUnknown() {
        for (var inner : List.of(SoftKey.edwards(1), SoftKey.ecdsa(EcdsaCurve.NISTP256))) {
            for (var flags = 0; flags < 256; flags++) {
                var key = SoftKey.fido(inner, SoftKey.APPLICATION, flags, 7);
                assertThat(holds(key.wire(), key.sign(MESSAGE)))
                        .as("flags %02x", flags)
                        .isEqualTo(List.of(0x01, 0x05, 0x09, 0x0d, 0x11, 0x15, 0x19, 0x1d)
                                .contains(flags));
            }
        }
    }

    @Test
    void theCounterIsSignedAndNotJudged() {
        var inner = SoftKey.edwards(1);
        for (var counter : List.of(0, 1, -1, Integer.MAX_VALUE)) {
            var key = SoftKey.fido(inner, SoftKey.APPLICATION, 1, counter);
            assertThat(holds(key.wire(), key.sign(MESSAGE))).isTrue();
        }
        var one = SoftKey.fido(inner, SoftKey.APPLICATION, 1, 1);
        var two = SoftKey.fido(inner, SoftKey.APPLICATION, 1, 2);
        var mixed = new SoftKey(one.wire(), one.type(), one.blob(), two.after());
        assertThat(holds(mixed.wire(), mixed.sign(MESSAGE))).isFalse();
    }

    @Test
    void aKeyInHardwareSignsForItsApplicationOnly() {
        var inner = SoftKey.edwards(1);
        var one = SoftKey.fido(inner, "ssh:", 1, 1);
        var other = SoftKey.fido(inner, "ssh:other", 1, 1);
        var mixed = new SoftKey(one.wire(), one.type(), other.blob(), one.after());
        assertThat(holds(mixed.wire(), mixed.sign(MESSAGE))).isFalse();
        var plain = new SoftKey(one.wire(), "ssh-ed25519", inner.blob(), Bytes.of());
        assertThat(holds(plain.wire(), plain.sign(MESSAGE))).isFalse();
    }

    @Test
    void theArmourIsTakenOff() throws IOException {
        var signature = vector("ed25519").signature();
        var text = "-----BEGIN SSH SIGNATURE-----\n%s\n-----END SSH SIGNATURE-----\n"
                .formatted(signature.base64().replaceAll("(.{70})", "$1\n").strip());
        assertThat(SshSignature.unarmoured(text)).contains(signature);
        assertThat(SshSignature.unarmoured("")).isEmpty();
        assertThat(SshSignature.unarmoured(text.replace("SSH", "PGP"))).isEmpty();
        assertThat(SshSignature.unarmoured(text.replace("U1NI", "U1N!"))).isEmpty();
        assertThat(SshSignature.unarmoured("-----BEGIN SSH SIGNATURE-----\n")).isEmpty();
    }
}

package dev.fairway.ledger.foreign;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/// Keys and SSHSIG of OpenSSH, as docs/ledger-format.md says in 2.
final class ForeignSsh {

    private static final String EDWARDS = "ssh-ed25519";
    private static final String RSA = "ssh-rsa";
    private static final String HARDWARE = "sk-";

    /// A curve: how long its numbers are, what X.509 has before a point, and the hash.
    private record Curve(int size, String prefix, String hash, String order) {}

    private static final Map<String, Curve> CURVES = Map.of(
            "nistp256",
            new Curve(
                    32,
                    "3059301306072a8648ce3d020106082a8648ce3d030107034200",
                    "SHA256",
                    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
            "nistp384",
            new Curve(
                    48,
                    "3076301006072a8648ce3d020106052b81040022036200",
                    "SHA384",
                    "ffffffffffffffffffffffffffffffffffffffffffffffff"
                            + "c7634d81f4372ddf581a0db248b0a77aecec196accc52973"),
            "nistp521",
            new Curve(
                    66,
                    "30819b301006072a8648ce3d020106052b8104002303818600",
                    "SHA512",
                    "01ff" + "f".repeat(62) + "fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"));

    private ForeignSsh() {}

    /// The fields of a key: its type, and what that has.
    private static byte[][] fields(byte[] wire) {
        var in = ByteBuffer.wrap(wire);
        var type = string(in);
        var count = type.startsWith(HARDWARE + "ecdsa") ? 3 : type.equals(EDWARDS) ? 1 : 2;
        var fields = new byte[count][];
        for (var at = 0; at < count; at++) {
            fields[at] = field(in);
        }
        Refusal.unless(!in.hasRemaining(), "something after a key");
        return fields;
    }

    static void demandKey(byte[] wire) {
        var type = string(ByteBuffer.wrap(wire));
        var fields = fields(wire);
        if (type.startsWith(HARDWARE)) {
            Refusal.unless(ascii(fields[fields.length - 1]).matches("ssh:[ -~]{0,64}"), "no application");
        }
        switch (type) {
            case EDWARDS, "sk-ssh-ed25519@openssh.com" -> Refusal.unless(fields[0].length == 32, "no key");
            case RSA -> {
                var exponent = integer(fields[0]);
                var bits = integer(fields[1]).bitLength();
                Refusal.unless(
                        bits >= 2_048 && bits <= 16_384 && integer(fields[1]).testBit(0), "no modulus");
                Refusal.unless(
                        exponent.testBit(0) && exponent.bitLength() > 16 && exponent.bitLength() <= 64, "no exponent");
            }
            case "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "sk-ecdsa-sha2-nistp256@openssh.com" -> {
                Refusal.unless(type.contains("-sha2-" + ascii(fields[0])), "another curve");
                Refusal.unless(fields[1].length == 1 + 2 * curve(fields).size() && fields[1][0] == 4, "no point");
            }
            default -> throw new Refusal("no type of key");
        }
    }

    /// The 32 bytes of Ed25519.
    static byte[] raw(byte[] wire) {
        Refusal.unless(string(ByteBuffer.wrap(wire)).equals(EDWARDS), "another kind of key");
        return fields(wire)[0];
    }

    static boolean verifies(byte[] wire, byte[] message, byte[] signature) {
        var in = ByteBuffer.wrap(signature);
        var head = new byte[10];
        Refusal.unless(signature.length > head.length, "no SSHSIG");
        in.get(head);
        Refusal.unless(ascii(head).equals("SSHSIG\0\0\0\1"), "no SSHSIG");
        Refusal.unless(Arrays.equals(field(in), wire), "another key");
        Refusal.unless(string(in).equals("fairway"), "another namespace");
        Refusal.unless(string(in).isEmpty(), "something reserved");
        Refusal.unless(string(in).equals("sha512"), "another hash");
        var inner = ByteBuffer.wrap(field(in));
        Refusal.unless(!in.hasRemaining(), "something after a signature");
        var out = new ByteArrayOutputStream();
        out.writeBytes("SSHSIG".getBytes(StandardCharsets.US_ASCII));
        for (var part : new byte[][] {ascii("fairway"), {}, ascii("sha512"), hash("SHA-512", message)}) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
            out.writeBytes(part);
        }
        return verifies(string(ByteBuffer.wrap(wire)), fields(wire), out.toByteArray(), inner);
    }

    private static boolean verifies(String type, byte[][] fields, byte[] signed, ByteBuffer in) {
        Refusal.unless(string(in).equals(type.equals(RSA) ? "rsa-sha2-512" : type), "another type of signature");
        var blob = field(in);
        var message = signed;
        if (type.startsWith(HARDWARE)) {
            Refusal.unless(in.remaining() == 5, "no flags and counter");
            var told = new byte[5];
            in.get(told);
            Refusal.unless((told[0] & 0xe3) == 1, "not touched");
            var out = new ByteArrayOutputStream();
            out.writeBytes(hash("SHA-256", fields[fields.length - 1]));
            out.writeBytes(told);
            out.writeBytes(hash("SHA-256", signed));
            message = out.toByteArray();
        }
        Refusal.unless(!in.hasRemaining(), "something after a signature");
        if (type.equals(RSA)) {
            return rsa(fields, message, blob);
        }
        return type.contains("ed25519")
                ? Crypto.verifies(fields[0], message, blob)
                : ecdsa(fields, message, ByteBuffer.wrap(blob));
    }

    private static boolean rsa(byte[][] fields, byte[] message, byte[] blob) {
        var modulus = integer(fields[1]);
        Refusal.unless(
                blob.length == (modulus.bitLength() + 7) / 8 && new BigInteger(1, blob).compareTo(modulus) < 0,
                "no number of this key");
        try {
            var verifier = Signature.getInstance("SHA512withRSA");
            verifier.initVerify(
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, integer(fields[0]))));
            verifier.update(message);
            return verifier.verify(blob);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static boolean ecdsa(byte[][] fields, byte[] message, ByteBuffer blob) {
        var curve = curve(fields);
        var raw = new ByteArrayOutputStream();
        for (var part = 0; part < 2; part++) {
            var number = integer(field(blob));
            Refusal.unless(number.compareTo(new BigInteger(curve.order(), 16)) < 0, "beyond the group");
            var padded = new byte[curve.size()];
            var bytes = number.toByteArray();
            var from = Math.max(0, bytes.length - padded.length);
            System.arraycopy(bytes, from, padded, padded.length - (bytes.length - from), bytes.length - from);
            raw.writeBytes(padded);
        }
        Refusal.unless(!blob.hasRemaining(), "something after two numbers");
        try {
            var spki = new ByteArrayOutputStream();
            spki.writeBytes(HexFormat.of().parseHex(curve.prefix()));
            spki.writeBytes(fields[1]);
            var verifier = Signature.getInstance(curve.hash() + "withECDSAinP1363Format");
            verifier.initVerify(
                    KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki.toByteArray())));
            verifier.update(message);
            return verifier.verify(raw.toByteArray());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static Curve curve(byte[][] fields) {
        var curve = CURVES.get(ascii(fields[0]));
        if (curve == null) {
            throw new Refusal("no curve");
        }
        return curve;
    }

    private static BigInteger integer(byte[] field) {
        Refusal.unless(
                field.length > 0 && Arrays.equals(new BigInteger(field).toByteArray(), field), "not the least bytes");
        Refusal.unless(new BigInteger(field).signum() > 0, "not positive");
        return new BigInteger(field);
    }

    private static byte[] field(ByteBuffer in) {
        try {
            var length = in.getInt();
            Refusal.unless(length >= 0 && length <= in.remaining(), "a field beyond the end");
            var field = new byte[length];
            in.get(field);
            return field;
        } catch (BufferUnderflowException _) {
            throw new Refusal("the end comes too early");
        }
    }

    private static String string(ByteBuffer in) {
        return ascii(field(in));
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hash(String name, byte[] content) {
        try {
            return MessageDigest.getInstance(name).digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

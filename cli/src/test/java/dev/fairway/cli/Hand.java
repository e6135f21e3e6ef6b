package dev.fairway.cli;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.ssh.SshSignature;
import dev.fairway.ledger.ssh.WireWriter;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A key that signs facts, sound or not.
///
/// @param kind as key entries say it
/// @param wire OpenSSH's form
/// @param signing what is in `sig` of what is signed
record Hand(String kind, Bytes wire, UnaryOperator<Bytes> signing) {

    private static final Bytes VERSION = Bytes.hex("00000001");

    static Hand of(String name) {
        var seed = Bytes.utf8(name).sha256();
        return raw(Ed25519.publicKey(seed), message -> Ed25519.sign(seed, message));
    }

    /// @param key 32 bytes that may be no point
    static Hand raw(Bytes key, UnaryOperator<Bytes> signing) {
        return new Hand("ed25519", fields(Bytes.utf8("ssh-ed25519"), key), signing);
    }

    /// One in hardware.
    ///
    /// @param flags that it says
    static Hand fido(String application, int flags) {
        var seed = Bytes.utf8("fido").sha256();
        var type = Bytes.utf8("sk-ssh-ed25519@openssh.com");
        var name = Bytes.utf8(application);
        var told = Bytes.of((byte) flags, (byte) 0, (byte) 0, (byte) 0, (byte) 7);
        var wire = fields(type, Ed25519.publicKey(seed), name);
        return ssh(
                wire,
                signed -> fields(
                                type,
                                Ed25519.sign(seed, name.sha256().then(told).then(signed.sha256())))
                        .then(told));
    }

    /// One of RSA with the exponent 1, below which everybody can sign.
    static Hand rsa() {
        var length = 256;
        var modulus = BigInteger.TWO.pow(8 * length).subtract(BigInteger.valueOf(5));
        var wire = fields(Bytes.utf8("ssh-rsa"), Bytes.of((byte) 1), Bytes.of(modulus.toByteArray()));
        return ssh(wire, signed -> {
            var end = Bytes.hex("3051300d060960864801650304020305000440").then(sha512(signed));
            var padding = Bytes.hex("ff".repeat(length - 3 - end.length()));
            var whole = Bytes.hex("0001").then(padding).then(Bytes.hex("00")).then(end);
            return fields(Bytes.utf8("rsa-sha2-512"), whole);
        });
    }

    /// An agent's.
    static Hand ssh(Bytes wire, UnaryOperator<Bytes> signing) {
        return new Hand(
                "ssh",
                wire,
                message -> Bytes.utf8("SSHSIG")
                        .then(VERSION)
                        .then(fields(
                                wire,
                                Bytes.utf8(SshSignature.NAMESPACE),
                                Bytes.of(),
                                Bytes.utf8("sha512"),
                                signing.apply(SshSignature.signed(message)))));
    }

    /// Of Ed25519, by OpenSSH.
    ///
    /// @param more after the key's last field
    static Hand agent(String name, Bytes more) {
        var seed = Bytes.utf8(name).sha256();
        var type = Bytes.utf8("ssh-ed25519");
        return ssh(
                fields(type, Ed25519.publicKey(seed)).then(more), signed -> fields(type, Ed25519.sign(seed, signed)));
    }

    private static Bytes sha512(Bytes content) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-512").digest(content.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes fields(Bytes... contents) {
        var all = Bytes.of();
        for (var content : contents) {
            all = all.then(WireWriter.field(content));
        }
        return all;
    }

    Bytes sign(Bytes message) {
        return signing.apply(message);
    }

    /// The same key, and other signatures.
    Hand signing(UnaryOperator<Bytes> other) {
        return new Hand(kind, wire, other);
    }

    String fingerprint() {
        return "SHA256:" + wire.sha256().base64().replace("=", "");
    }

    /// As a key entry has it.
    Json json() {
        return Json.Mapping.of(Map.of("kind", Json.of(kind), "public", Json.of(wire.base64())));
    }

    /// Of a sound key, as it says which one hands over.
    Json old() {
        return Json.of(PublicKey.of(wire).orElseThrow().base64());
    }
}

package dev.fairway.ledger.keys;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import java.util.Optional;

/// The form in which a machine keeps an Ed25519 key that signs facts: PKCS#8 in PEM (RFC 8410), as
/// `openssl genpkey -algorithm ed25519` writes it.
final class Pem {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    /// What PKCS#8 has before the 32 bytes of an Ed25519 seed (RFC 8410).
    private static final Bytes PKCS8 = Bytes.hex("302e020100300506032b657004220420");

    private Pem() {}

    static Bytes of(Bytes seed) {
        return Bytes.utf8("%s\n%s\n%s\n".formatted(BEGIN, PKCS8.then(seed).base64(), END));
    }

    /// The seed; nothing where it is no such text.
    static Optional<Bytes> seed(String pem) {
        return Optional.of(pem.strip())
                .filter(text -> text.startsWith(BEGIN) && text.endsWith(END))
                .filter(text -> text.length() >= BEGIN.length() + END.length())
                .map(text -> text.substring(BEGIN.length(), text.length() - END.length()))
                .flatMap(base64 -> Bytes.base64(base64.strip()))
                .filter(der -> der.length() == PKCS8.length() + Ed25519.KEY_SIZE
                        && der.slice(0, PKCS8.length()).equals(PKCS8))
                .map(der -> der.slice(PKCS8.length()));
    }
}

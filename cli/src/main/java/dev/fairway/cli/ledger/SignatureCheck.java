package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.Signing;
import dev.fairway.engine.release.EnvelopeKey;
import dev.fairway.formats.evidence.SignedEnvelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// The key that somebody named for the signatures of the files that he brings.
///
/// @param option by which it is named
/// @param key nothing where none was named: then no signature is checked
record SignatureCheck(String option, Optional<EnvelopeKey> key) {

    private static final long LARGEST_KEY = 64 << 10;

    static SignatureCheck of(Invocation invocation, String option, List<String> mistakes) {
        String name = invocation.arguments().matchedOptionValue(option, "");
        if (name.isEmpty()) {
            return new SignatureCheck(option, Optional.empty());
        }
        var path = invocation.surroundings().directory().resolve(name);
        try {
            var none = Typed.noFile(path);
            if (none.isPresent()) {
                mistakes.add("%s %s: %s".formatted(option, name, none.get()));
                return new SignatureCheck(option, Optional.empty());
            }
            var key = Files.size(path) <= LARGEST_KEY
                    ? EnvelopeKey.parse(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                    : Optional.<EnvelopeKey>empty();
            if (key.isEmpty()) {
                mistakes.add(
                        ("%s %s: this is no file with one public key in PEM (BEGIN PUBLIC KEY) of Ed25519, ECDSA on"
                                        + " P-256 or P-384, or RSA of 2048 bits or more")
                                .formatted(option, name));
            }
            return new SignatureCheck(option, key);
        } catch (IOException _) {
            mistakes.add("%s %s: cannot be read".formatted(option, name));
            return new SignatureCheck(option, Optional.empty());
        }
    }

    /// What is known of a file's signature now; nothing where it does not hold.
    ///
    /// @param known without this key
    Optional<Signing> of(byte[] file, Signing known) {
        return key.isEmpty()
                ? Optional.of(known)
                : key.filter(it -> SignedEnvelope.of(file).filter(it::signed).isPresent())
                        .flatMap(it -> Digest.parse(it.digest().text()))
                        .map(Signing.Held::new);
    }

    /// Why a file is refused whose signature does not hold.
    String refusal(String name, byte[] file) {
        return SignedEnvelope.of(file).isEmpty()
                ? "%s: it is in no envelope that is signed, and %s asks for that".formatted(name, option)
                : "%s: no signature of it holds under the key %s of %s"
                        .formatted(name, key.map(EnvelopeKey::digest).orElseThrow(), option);
    }
}

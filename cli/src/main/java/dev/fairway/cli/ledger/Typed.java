package dev.fairway.cli.ledger;

import dev.fairway.core.secret.SecretRule;
import dev.fairway.formats.evidence.EvidenceSecrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What people typed, as complaints may repeat it.
final class Typed {

    private Typed() {}

    /// Whether a secret is recognised in a text.
    static boolean isSecret(String text) {
        return SecretRule.holdsToken(text)
                || !SecretRule.withoutSecrets(text).equals(text)
                || !EvidenceSecrets.addresses(text.getBytes(StandardCharsets.UTF_8))
                        .isEmpty();
    }

    /// The end of a sentence about what was typed instead: nothing where that looks like a secret.
    static String instead(String text) {
        return isSecret(text) ? "" : ", not '%s'".formatted(text);
    }

    /// Why a path leads to no file that can be read from its beginning to its end; nothing where it does.
    static Optional<String> noFile(Path path) {
        if (Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (Files.isDirectory(path)) {
            return Optional.of("it is a folder");
        }
        return Optional.of(
                Files.exists(path) ? "it is a pipe, a socket or a device, and no file" : "there is no such file");
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.core.secret.SecretRule;
import dev.fairway.formats.evidence.EvidenceSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The reason that people give for what they record.
final class Reason {

    private Reason() {}

    /// What is wrong with one, in a sentence; nothing where it can be recorded.
    ///
    /// @param longest in characters
    static Optional<String> mistake(String reason, int longest) {
        if (reason.isBlank()) {
            return Optional.of("--reason is needed");
        }
        if (reason.length() > longest) {
            return Optional.of("--reason takes at most %d characters".formatted(longest));
        }
        var isFit = EvidenceSecrets.addresses(reason.getBytes(StandardCharsets.UTF_8))
                        .isEmpty()
                && SecretRule.withoutSecrets(reason).equals(reason);
        return isFit ? Optional.empty() : Optional.of("--reason tells a secret; write it without");
    }
}

package dev.fairway.formats.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairway.core.secret.SecretRule;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The secrets that a run has read, as fingerprints: whoever asks about a text learns whether it is one of them.
/// Several threads may note and ask. There are at most as many as there are secrets in what is read, which has its
/// limits.
final class KnownSecrets {

    /// Longer texts hold no password that a tool takes from them.
    private static final int LONGEST_LINE = 4_096;

    private final UnaryOperator<String> seal;
    private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();

    /// Of the secrets that were read: most texts are of another length, and need no fingerprint.
    private final Set<Integer> lengths = ConcurrentHashMap.newKeySet();

    KnownSecrets(UnaryOperator<String> seal) {
        this.seal = seal;
    }

    void note(String secret, String fingerprint) {
        if (!add(secret, fingerprint)) {
            return;
        }
        var line = secret.strip();
        if (line.length() < secret.length()) {
            add(line, seal.apply(line));
        }
        if (line.length() <= LONGEST_LINE) {
            for (var part : SecretRule.passwordsWithin(line)) {
                var password = line.substring(part.start(), part.end());
                add(password, seal.apply(password));
            }
        }
    }

    private boolean add(String secret, String fingerprint) {
        lengths.add(secret.length());
        return fingerprints.add(fingerprint);
    }

    /// Whether a text was read as a secret, as it is or in Base64.
    boolean isRead(String text) {
        return isIn(text) || isIn(encoded(text)) || isIn(encoded(text + "\n"));
    }

    private boolean isIn(String text) {
        return lengths.contains(text.length()) && fingerprints.contains(seal.apply(text));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

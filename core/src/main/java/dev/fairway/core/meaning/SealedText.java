package dev.fairway.core.meaning;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.regex.Pattern;

/// Texts in which secrets were sealed. A fingerprint is another one in every run, so what is written down to be
/// compared later holds none.
public final class SealedText {

    private static final Pattern FINGERPRINT = Pattern.compile("fp:[0-9a-f]{12}(?![0-9a-f])");

    private SealedText() {}

    /// `--password=fp:9c1e02ab44d1` becomes `--password=(secret)`.
    public static String withoutFingerprints(String text) {
        return text.contains("fp:") ? FINGERPRINT.matcher(text).replaceAll("(secret)") : text;
    }

    /// The same value, and within a text no fingerprint.
    public static Node withoutFingerprints(Node node) {
        return node instanceof Scalar(var kind, var text, var place) && text.contains("fp:")
                ? new Scalar(kind, withoutFingerprints(text), place)
                : node;
    }
}

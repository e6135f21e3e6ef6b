package dev.fairway.core.release;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Which names and digests a release may have (docs/ledger-format.md, 1).
public final class ReleaseNames {

    /// Characters of a name or a version.
    public static final int LONGEST = 100;

    private static final Pattern NAME = Pattern.compile("(?![.-])[a-z0-9._-]{1,100}");
    private static final Pattern VERSION = Pattern.compile("(?![.-])[A-Za-z0-9._+-]{1,100}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int HEX_DIGITS = 64;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern UNFIT = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\\\]");

    private ReleaseNames() {}

    /// Of an application, an environment or a component.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    public static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /// What a text lacks to be a digest, for whoever wrote it; empty where it is one, or none at all, as a tag.
    public static String digestFault(String text) {
        var digits = text.startsWith("sha256:") ? text.substring("sha256:".length()) : "";
        if (digits.isEmpty() || isDigest(text)) {
            return "";
        }
        return digits.length() == HEX_DIGITS
                ? "the digest takes 0-9 and a-f"
                : "the digest is too %s: sha256: takes %d hex digits, not %d"
                        .formatted(digits.length() < HEX_DIGITS ? "short" : "long", HEX_DIGITS, digits.length());
    }

    /// Two files' names that are equal in this form are one name to some file systems: NFC, and lowercase in
    /// ASCII only, which is the same everywhere.
    public static String folded(String file) {
        var lower = new StringBuilder(file.length());
        Normalizer.normalize(file, Normalizer.Form.NFC)
                .chars()
                .forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return lower.toString();
    }

    /// Relative, `/` between segments, none of them empty, `.` or `..`.
    public static boolean isFile(String text) {
        if (text.isEmpty() || UNFIT.matcher(text).find()) {
            return false;
        }
        for (var segment : text.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }
}

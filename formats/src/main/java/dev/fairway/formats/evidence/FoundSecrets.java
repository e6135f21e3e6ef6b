package dev.fairway.formats.evidence;

import dev.fairway.core.secret.KeyMeaning;
import dev.fairway.core.secret.SecretRule;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Looks at texts, and keeps the addresses of those with a secret.
final class FoundSecrets {

    private static final int WINDOW = 1 << 16;
    private static final int OVERLAP = 1 << 12;
    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_NAME = 100;

    /// Printed bytes in a row that are more than chance: a token alone has as many.
    private static final int SHORTEST_RUN = 16;

    private static final int LAST_OF_ASCII = 0x7F;

    private final List<String> addresses = new ArrayList<>();
    private final Map<String, KeyMeaning> keys = new HashMap<>();

    List<String> addresses() {
        return List.copyOf(addresses);
    }

    void add(Supplier<String> address) {
        if (addresses.size() < EvidenceSecrets.MOST) {
            addresses.add(address.get());
        }
    }

    /// What a key says; most keys of a file are the same few.
    KeyMeaning meaning(String key) {
        var known = keys.get(key);
        if (known != null) {
            return known;
        }
        var meaning = KeyMeaning.of(key);
        if (keys.size() < MOST_KEYS) {
            keys.put(key, meaning);
        }
        return meaning;
    }

    /// Whether what stands under a key is a secret because the key says so.
    static boolean isNamed(String key, KeyMeaning meaning, String text) {
        return switch (meaning) {
            case PASSWORD, PIN, SECRET, AUTH -> SecretRule.looksSecret(key, meaning, text);
            case COLLECTION -> SecretRule.hasSecretShape(text);
            case CONNECTION, DOUBTFUL, REFERENCES, REFERENCE, PUBLIC, PLAIN -> false;
        };
    }

    /// Line by line, so that what one line names does not reach into the next; and as people see it, who do not see
    /// what parts a token.
    static boolean isIn(String text) {
        return isInLines(text) || (hasUnseen(text) && isInLines(withoutUnseen(text)));
    }

    private static boolean hasUnseen(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isUnseen(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnseen(int each) {
        return each > LAST_OF_ASCII && Character.getType(each) == Character.FORMAT;
    }

    private static String withoutUnseen(String text) {
        var seen = new StringBuilder(text.length());
        text.chars().filter(each -> !isUnseen(each)).forEach(each -> seen.append((char) each));
        return seen.toString();
    }

    private static boolean isInLines(String text) {
        var start = 0;
        for (var i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                if (isInLine(text, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /// A line without an end is looked at in parts that overlap.
    private static boolean isInLine(String text, int start, int end) {
        for (var from = start; from < end; from += WINDOW - OVERLAP) {
            var to = Math.min(end, from + WINDOW);
            if (SecretRule.isSecretOutput(text.substring(from, to))) {
                return true;
            }
            if (to == end) {
                return false;
            }
        }
        return false;
    }

    /// The name of a member or element, unless it is a secret itself.
    static String shown(String name) {
        if (isIn(name)) {
            return "(a name that is a secret)";
        }
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    /// Bytes that are no text are looked at, too: whatever was printed into them is there as it was.
    void lines(byte[] file, String where) {
        var wide = Utf8.wide(file);
        if (wide.isPresent()) {
            // The mark at its beginning is unseen, and hides nothing.
            lines(new String(file, wide.get()).getBytes(StandardCharsets.UTF_8), where);
            return;
        }
        var isUtf8 = Utf8.is(file);
        if (!isUtf8 && hasZero(file)) {
            runs(file, where);
            return;
        }
        var charset = isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        var start = Utf8.afterMark(file);
        var number = 1;
        for (var i = start; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                var line = number++;
                line(file, start, i, charset, () -> where + "line " + line);
                start = i + 1;
            }
        }
    }

    /// Of a picture or a program only what people could read in it: in bytes that are none anything can be seen by
    /// chance.
    private void runs(byte[] file, String where) {
        var start = 0;
        for (var i = 0; i <= file.length; i++) {
            if (i == file.length || !isPrinted(file[i])) {
                if (i - start >= SHORTEST_RUN) {
                    var first = start;
                    line(file, start, i, StandardCharsets.US_ASCII, () -> where + "byte " + first);
                }
                start = i + 1;
            }
        }
    }

    private static boolean isPrinted(byte each) {
        return (each >= ' ' && each < 0x7F) || each == '\t';
    }

    private static boolean hasZero(byte[] file) {
        for (var each : file) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private void line(byte[] file, int start, int end, Charset charset, Supplier<String> address) {
        if (end > start && isIn(new String(file, start, end - start, charset))) {
            add(address);
        }
    }
}

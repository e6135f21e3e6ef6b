package dev.fairway.engine.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises, from the bytes alone, that a file became another by new plain values and nothing else.
///
/// Such an edit changes only what its lines hold: no name, no structure, nothing that another line refers to, nor
/// whether the file can be read at all. Anything less certain is no answer, and then the file has to be read.
final class ValueEdits {

    /// More changed text than this is read, not looked at.
    private static final int LONGEST_REGION = 20_000;

    /// `key: value`, `key = value`, `"key": "value",` and nothing around it. Values that any format might take
    /// for more than a plain value do not match.
    private static final Pattern LINE =
            Pattern.compile("(?<before>[ \\t]*+[\"']?(?<key>[A-Za-z0-9_.-]++)[\"']? ?[:=] ?)(?<open>[\"']?)"
                    + "(?<value>[A-Za-z0-9_./][A-Za-z0-9_./:%+-]*+)(?<!:)(?<close>[\"']?)(?<after>,?\\r?)");

    private static final Pattern LITERAL = Pattern.compile("true|false|(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,9})?");

    /// Keys whose values name what other values belong to, or decide whether they count.
    private static final Set<String> DECIDING = Set.of(
            "name",
            "key",
            "id",
            "containerport",
            "mountpath",
            "port",
            "host",
            "path",
            "ip",
            "topologykey",
            "devicepath",
            "product",
            "type",
            "kind",
            "display_name",
            "source",
            "target",
            "url",
            "repository",
            "apiversion",
            "namespace",
            "generatename",
            "on-profile",
            "profiles",
            "active",
            "include",
            "extends");

    private ValueEdits() {}

    /// The numbers of the lines, from 1, whose values differ; nothing where more than plain values differs.
    static Optional<SortedSet<Integer>> between(byte[] older, byte[] newer) {
        var same = Arrays.mismatch(older, newer);
        if (same < 0) {
            return Optional.of(new TreeSet<>());
        }
        var start = lineStart(older, same);
        var most = Math.min(older.length, newer.length) - start;
        var tail = commonTail(older, newer, most);
        var olderEnd = lineEnd(older, older.length - tail);
        var newerEnd = newer.length - (older.length - olderEnd);
        if (olderEnd - start > LONGEST_REGION || newerEnd - start > LONGEST_REGION) {
            return Optional.empty();
        }
        return lines(text(older, start, olderEnd), text(newer, start, newerEnd), 1 + breaks(older, start));
    }

    private static Optional<SortedSet<Integer>> lines(String older, String newer, int first) {
        var before = older.split("\n", -1);
        var after = newer.split("\n", -1);
        if (before.length != after.length) {
            return Optional.empty();
        }
        var changed = new TreeSet<Integer>();
        for (var i = 0; i < before.length; i++) {
            if (!before[i].equals(after[i])) {
                if (!onlyValue(before[i], after[i])) {
                    return Optional.empty();
                }
                changed.add(first + i);
            }
        }
        return Optional.of(changed);
    }

    private static boolean onlyValue(String older, String newer) {
        var before = LINE.matcher(older);
        var after = LINE.matcher(newer);
        return plain(before)
                && plain(after)
                && before.group("before").equals(after.group("before"))
                && before.group("open").equals(after.group("open"))
                && before.group("after").equals(after.group("after"));
    }

    private static boolean plain(Matcher line) {
        return line.matches()
                && line.group("open").equals(line.group("close"))
                && !line.group("value").equalsIgnoreCase("null")
                && (!line.group("open").isEmpty()
                        || !strict(line)
                        || LITERAL.matcher(line.group("value")).matches())
                && !deciding(line.group("key").toLowerCase(Locale.ROOT));
    }

    /// Where a word without quotes may be a mistake that costs the rest of the file: in JSON, TOML and HCL.
    private static boolean strict(Matcher line) {
        return line.group("before").indexOf('=') >= 0
                || line.group("before").stripLeading().startsWith("\"")
                || line.group("after").startsWith(",");
    }

    /// Keys of flat formats carry the whole path.
    private static boolean deciding(String key) {
        return DECIDING.contains(key) || DECIDING.contains(key.substring(key.lastIndexOf('.') + 1));
    }

    private static int lineStart(byte[] bytes, int from) {
        var at = Math.min(from, bytes.length);
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private static int lineEnd(byte[] bytes, int from) {
        var at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int commonTail(byte[] older, byte[] newer, int most) {
        var tail = 0;
        while (tail < most && older[older.length - 1 - tail] == newer[newer.length - 1 - tail]) {
            tail++;
        }
        return tail;
    }

    private static int breaks(byte[] bytes, int end) {
        var breaks = 0;
        for (var i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                breaks++;
            }
        }
        return breaks;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}

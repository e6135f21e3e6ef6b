package dev.fairway.core.contract;

import java.util.ArrayList;
import java.util.List;

/// Reads paths in their written form, as `TreePath` writes them.
final class PathText {

    private PathText() {}

    /// The names that a path ends with, by which a bare key finds it: the last key, an item's identity, and the item's
    /// identity again for `[name=KEY].value`; members and positions of a list have the list's name.
    static List<String> names(String path) {
        var names = new ArrayList<String>(2);
        for (var spelling : spellings(path)) {
            var name = lastName(spelling);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// The path, and shorter ways to say it: without a trailing list member or position, without the `.value` of an
    /// item, and without the quotes around a document's only key.
    static List<String> spellings(String path) {
        var spellings = new ArrayList<String>(2);
        spellings.add(path);
        var text = path;
        while (text.endsWith("]")) {
            var open = opening(text);
            if (open <= 0 || !listPart(text.substring(open + 1, text.length() - 1))) {
                break;
            }
            text = text.substring(0, open);
            spellings.add(text);
        }
        if (text.endsWith("].value")) {
            spellings.add(text.substring(0, text.length() - ".value".length()));
        }
        if (text.startsWith("[\"") && closing(text, 0) == text.length() - 1) {
            spellings.add(unquoted(text.substring(1, text.length() - 1)));
        }
        return spellings;
    }

    private static boolean listPart(String inside) {
        return inside.startsWith("=") || (!inside.isEmpty() && inside.chars().allMatch(Character::isDigit));
    }

    private static String lastName(String path) {
        if (!path.endsWith("]")) {
            return path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf(']')) + 1);
        }
        var open = opening(path);
        if (open < 0) {
            return path;
        }
        var inside = path.substring(open + 1, path.length() - 1);
        if (inside.startsWith("\"")) {
            return unquoted(inside);
        }
        return inside.substring(inside.indexOf('=') + 1);
    }

    private static String unquoted(String quoted) {
        var inside = quoted.length() > 1 && quoted.endsWith("\"") ? quoted.substring(1, quoted.length() - 1) : quoted;
        return inside.indexOf('\\') < 0 ? inside : inside.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /// Where the bracket group begins that ends the path; -1 where none does.
    private static int opening(String path) {
        for (var i = path.lastIndexOf('['); i >= 0; i = path.lastIndexOf('[', i - 1)) {
            if (closing(path, i) == path.length() - 1 && outside(path, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean outside(String path, int at) {
        var i = 0;
        while (i < at) {
            i = path.charAt(i) == '[' ? closing(path, i) + 1 : i + 1;
        }
        return i == at;
    }

    /// The bracket that closes the one at `open`, which may hold brackets in quotes; the last character where none
    /// does.
    static int closing(String path, int open) {
        var quoted = path.startsWith("\"", open + 1);
        for (var i = open + (quoted ? 2 : 1); i < path.length(); i++) {
            var letter = path.charAt(i);
            if (quoted && letter == '\\') {
                i++;
            } else if (quoted ? path.startsWith("\"]", i) : letter == ']') {
                return quoted ? i + 1 : i;
            }
        }
        return path.length() - 1;
    }
}

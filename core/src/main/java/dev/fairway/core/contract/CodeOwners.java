package dev.fairway.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `CODEOWNERS` as GitHub does: the last pattern that matches decides, `docs/*` reaches only direct children,
/// and a
/// pattern without an owner takes ownership away. Sections, as GitLab has them, give their default owners.
public final class CodeOwners {

    /// Where such a file may be, in the order in which it is looked for.
    public static final List<String> FILES =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

    private static final int LONGEST_LINE = 2_000;

    private CodeOwners() {}

    /// The first owner of a file.
    ///
    /// @param path relative to the repository's root
    public static Optional<String> ownerOf(String text, String path) {
        Optional<String> owner = Optional.empty();
        List<String> defaults = List.of();
        for (var line : text.lines().toList()) {
            var words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            var pattern = words.getFirst();
            if (pattern.startsWith("[") || pattern.startsWith("^[")) {
                defaults = words.stream().filter(CodeOwners::isOwner).toList();
            } else if (matches(pattern, path)) {
                var owners = words.stream().skip(1).toList();
                owner = (owners.isEmpty() ? defaults : owners).stream().findFirst();
            }
        }
        return owner;
    }

    private static boolean isOwner(String word) {
        return word.startsWith("@") || word.indexOf('@') > 0;
    }

    /// A line's words without its comment; blanks and `#` may be escaped.
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var text = line.length() > LONGEST_LINE ? "" : line;
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                i++;
                word.append(text.charAt(i));
            } else if (letter == '#' && word.isEmpty()) {
                break;
            } else if (Character.isWhitespace(letter)) {
                finish(word, words);
            } else {
                word.append(letter);
            }
        }
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    static boolean matches(String pattern, String path) {
        var folder = pattern.endsWith("/");
        var text = folder ? pattern.substring(0, pattern.length() - 1) : pattern;
        var anchored = text.indexOf('/') >= 0;
        var rooted = text.startsWith("/") ? text.substring(1) : text;
        var base = anchored || rooted.startsWith("**/") ? rooted : "**/" + rooted;
        if (rooted.isEmpty()) {
            return true;
        }
        if (!folder && Glob.resource(base).matches(path)) {
            return true;
        }
        // `docs/*` names files in docs; `docs` and `docs/` name everything below
        var children = rooted.equals("*") || rooted.endsWith("/*");
        return !(children && anchored) && Glob.resource(base + "/?**").matches(path);
    }
}

package dev.fairway.core.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `CODEOWNERS` as GitHub does: the last pattern that matches decides, `docs/*` reaches only direct
/// children, and a pattern without an owner takes ownership away. In GitLab's sections the last match of each
/// section decides, sections give their default owners, and `!` takes a path out.
public final class CodeOwners {

    /// Where such a file may be, in the order in which it is looked for.
    public static final List<String> FILES =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

    private static final int LONGEST_LINE = 2_000;

    /// `[Docs]`, `^[Optional][2] @owners`.
    private static final Pattern SECTION = Pattern.compile("(\\^?)\\[([^\\]]{1,200})](?:\\[\\d{1,4}])?(\\s.*)?");

    private CodeOwners() {}

    /// The first owner of a file: of the first section that has to agree and has one, else of an optional one.
    ///
    /// @param path relative to the repository's root
    public static Optional<String> ownerOf(String text, String path) {
        var sections = new LinkedHashMap<String, Section>();
        var section = new Section("", false, List.of());
        sections.put("", section);
        for (var line : text.lines().toList()) {
            var head = line.length() > LONGEST_LINE ? null : SECTION.matcher(line);
            if (head != null && head.matches()) {
                var name = head.group(2).strip().toLowerCase(Locale.ROOT);
                var defaults = words(Optional.ofNullable(head.group(3)).orElse("")).stream()
                        .filter(CodeOwners::isOwner)
                        .toList();
                var known = sections.getOrDefault(
                        name, new Section(name, !head.group(1).isEmpty(), List.of()));
                section = known.continued(defaults);
                sections.put(name, section);
            } else {
                section = section.with(words(line), path);
                sections.put(section.name(), section);
            }
        }
        return sections.values().stream()
                .filter(each -> each.owner().isPresent())
                .min(Comparator.comparing(Section::optional))
                .flatMap(Section::owner);
    }

    /// One section, and what its lines so far say of a file.
    ///
    /// @param optional whether nobody of it has to agree
    /// @param defaults owners of lines that name none
    /// @param excluded whether a line took the file out of the section, for good
    private record Section(
            String name, boolean optional, List<String> defaults, Optional<String> owner, boolean excluded) {

        Section(String name, boolean optional, List<String> defaults) {
            this(name, optional, defaults, Optional.empty(), false);
        }

        /// The same section, begun again.
        Section continued(List<String> others) {
            return new Section(name, optional, others.isEmpty() ? defaults : others, owner, excluded);
        }

        Section with(List<String> words, String path) {
            if (words.isEmpty() || excluded) {
                return this;
            }
            var pattern = words.getFirst();
            if (pattern.startsWith("!")) {
                return matches(pattern.substring(1), path)
                        ? new Section(name, optional, defaults, Optional.empty(), true)
                        : this;
            }
            if (!matches(pattern, path)) {
                return this;
            }
            var owners = words.stream().skip(1).filter(CodeOwners::isOwner).toList();
            var first = (owners.isEmpty() ? defaults : owners).stream().findFirst();
            return new Section(name, optional, defaults, first, false);
        }
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

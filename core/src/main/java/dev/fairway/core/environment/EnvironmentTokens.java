package dev.fairway.core.environment;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words by which environments name themselves in values and keys, so that `api.stage.example.com` and
/// `api.prod.example.com` are seen to be one rule.
///
/// A word counts where it stands alone between characters that are no ASCII letters or digits, in any case.
/// Inside a word `_` and `-` are the same. Fast on text that names nothing: no copy is made.
///
/// @param byEnvironment the words of each environment
public record EnvironmentTokens(Map<String, Words> byEnvironment) {

    /// What stands for an environment's own name.
    public static final String PLACEHOLDER = "{env}";

    private static final List<List<String>> SAME =
            List.of(List.of("dev", "development"), List.of("stage", "staging"), List.of("prod", "production"));

    public EnvironmentTokens {
        byEnvironment = Collections.unmodifiableMap(new LinkedHashMap<>(byEnvironment));
    }

    /// @param tokens how the compared paths spell each environment, by its name; may lack some or hold empty ones
    public static EnvironmentTokens of(Collection<Environment> environments, Map<String, String> tokens) {
        var words = new LinkedHashMap<String, Words>();
        for (var environment : environments) {
            var own = new LinkedHashSet<String>();
            add(own, environment.name());
            add(own, tokens.getOrDefault(environment.name(), ""));
            environment.aliases().forEach(alias -> add(own, alias));
            words.put(environment.name(), Words.of(own));
        }
        return new EnvironmentTokens(words);
    }

    /// The text with the environment's own name replaced by `{env}`; the very same object where it is not named.
    public String template(String text, String environment) {
        var words = byEnvironment.get(environment);
        return words == null ? text : words.replaced(text, false);
    }

    /// The text without the environment's own name and one separator beside it: `api.stage.example.com` is
    /// `api.example.com` in production. Empty where the environment is not named.
    public Optional<String> elided(String text, String environment) {
        var words = byEnvironment.get(environment);
        if (words == null) {
            return Optional.empty();
        }
        var without = words.replaced(text, true);
        return without.length() == text.length() ? Optional.empty() : Optional.of(without);
    }

    /// Whether the text names the environment.
    public boolean isNamedIn(String text, String environment) {
        var words = byEnvironment.get(environment);
        return words != null && words.next(text, 0) >= 0;
    }

    private static void add(Collection<String> words, String name) {
        var lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.isBlank()) {
            return;
        }
        words.add(lower);
        addAlike(words, lower);
        for (var part : lower.split("[^a-z0-9]+")) {
            // `oss-vdb-test` and `prod-eu` are also called `test` and `prod`
            if (EnvironmentWords.find(part).isPresent()) {
                words.add(part);
                addAlike(words, part);
            }
        }
    }

    private static void addAlike(Collection<String> words, String word) {
        for (var alike : SAME) {
            if (alike.contains(word)) {
                words.addAll(alike);
            }
        }
    }

    /// The words of one environment.
    ///
    /// @param words lower case, `-` within, longest first
    /// @param firsts a bit for each letter and digit that a word begins with
    public record Words(List<String> words, long firsts) {
        public Words {
            words = List.copyOf(words);
        }

        static Words of(Collection<String> words) {
            var longestFirst = new ArrayList<>(words);
            longestFirst.sort(comparingInt(String::length).reversed().thenComparing(comparing(word -> word)));
            var firsts = 0L;
            for (var word : longestFirst) {
                firsts |= bit(word.charAt(0));
            }
            return new Words(longestFirst, firsts);
        }

        private String replaced(String text, boolean elide) {
            var at = next(text, 0);
            if (at < 0) {
                return text;
            }
            var result = new StringBuilder(text.length());
            var from = 0;
            while (at >= 0) {
                var end = at + lengthAt(text, at);
                result.append(text, from, at);
                from = elide ? elide(text, end, result) : end;
                if (!elide) {
                    result.append(PLACEHOLDER);
                }
                at = next(text, end);
            }
            return result.append(text, from, text.length()).toString();
        }

        /// Drops one separator beside the word that ends at `end`: that before it, else that behind it.
        private static int elide(String text, int end, StringBuilder before) {
            var last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
            if (isSeparator(last)) {
                before.setLength(before.length() - 1);
                return end;
            }
            if (end < text.length() && isSeparator(text.charAt(end))) {
                return end + 1;
            }
            var folder = last == '/' && (end == text.length() || text.charAt(end) == '/');
            if (folder) {
                before.setLength(before.length() - 1);
            }
            return end;
        }

        /// Where the next word begins, from an index on that is no middle of a word; -1: nowhere.
        int next(String text, int from) {
            var length = text.length();
            var i = from;
            while (i < length) {
                var first = text.charAt(i);
                if (!isWordPart(first)) {
                    i++;
                    continue;
                }
                if ((firsts & bit(first)) != 0 && lengthAt(text, i) > 0) {
                    return i;
                }
                while (i < length && isWordPart(text.charAt(i))) {
                    i++;
                }
            }
            return -1;
        }

        private int lengthAt(String text, int at) {
            for (var word : words) {
                var end = at + word.length();
                if (end <= text.length()
                        && (end == text.length() || !isWordPart(text.charAt(end)))
                        && matches(text, at, word)) {
                    return word.length();
                }
            }
            return 0;
        }

        private static boolean matches(String text, int at, String word) {
            for (var i = 0; i < word.length(); i++) {
                var expected = word.charAt(i);
                var actual = lower(text.charAt(at + i));
                if (actual != expected && !(expected == '-' && actual == '_')) {
                    return false;
                }
            }
            return true;
        }

        private static char lower(char character) {
            return character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character;
        }

        private static boolean isSeparator(char character) {
            return character == '-' || character == '_' || character == '.';
        }

        private static boolean isWordPart(char character) {
            return (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9');
        }

        /// Letters and digits have a bit of their own, everything else shares one.
        private static long bit(char character) {
            var lower = lower(character);
            if (lower >= 'a' && lower <= 'z') {
                return 1L << (lower - 'a');
            }
            return lower >= '0' && lower <= '9' ? 1L << (26 + lower - '0') : 1L << 40;
        }
    }
}

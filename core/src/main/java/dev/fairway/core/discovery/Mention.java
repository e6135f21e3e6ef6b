package dev.fairway.core.discovery;

import dev.fairway.core.environment.EnvironmentWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A place in a name where an environment is named.
///
/// @param start first character of the word
/// @param end behind its last character
/// @param wideStart as `start`, region included: `prod-eu-west-1`, `weu-prod`, `prod2`
/// @param wideEnd as `end`, region included
/// @param region the region in lower case, its parts joined by `-`; empty where there is none
record Mention(int start, int end, int wideStart, int wideEnd, EnvironmentWord word, String region) {

    private static final int LONGEST_IN_RUNS = 4;
    private static final int LONGEST_REGION_NUMBER = 3;

    /// The places in a name, first to last; parts of a name are runs of letters and digits.
    static List<Mention> in(String name, Vocabulary vocabulary) {
        var runs = runs(name);
        var mentions = new ArrayList<Mention>();
        for (var i = 0; i < runs.size(); i++) {
            for (var length = Math.min(LONGEST_IN_RUNS, runs.size() - i); length >= 1; length--) {
                var found = find(name, runs, i, i + length - 1, vocabulary);
                if (found.isPresent()) {
                    mentions.add(found.get());
                    i += length - 1;
                    break;
                }
            }
        }
        return mentions;
    }

    private record Run(int start, int end) {
        String in(String name) {
            return name.substring(start, end).toLowerCase(Locale.ROOT);
        }
    }

    private static List<Run> runs(String name) {
        var runs = new ArrayList<Run>();
        var start = -1;
        for (var i = 0; i <= name.length(); i++) {
            var inside = i < name.length() && Character.isLetterOrDigit(name.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                runs.add(new Run(start, i));
                start = -1;
            }
        }
        return runs;
    }

    private static Optional<Mention> find(String name, List<Run> runs, int first, int last, Vocabulary vocabulary) {
        var start = runs.get(first).start();
        var end = runs.get(last).end();
        var text = name.substring(start, end).toLowerCase(Locale.ROOT).replace('_', '-');
        var word = vocabulary.find(text);
        var number = "";
        if (word.isEmpty() && first == last && !vocabulary.closed()) {
            number = numberAtEnd(text);
            word = number.isEmpty() || number.length() == text.length()
                    ? Optional.empty()
                    : vocabulary.find(text.substring(0, text.length() - number.length()));
        }
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (vocabulary.closed()) {
            return Optional.of(new Mention(start, end, start, end, word.get(), ""));
        }
        return Optional.of(widened(name, runs, first, last, word.get(), number));
    }

    private static String numberAtEnd(String text) {
        var from = text.length();
        while (from > 0 && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return text.length() - from > LONGEST_REGION_NUMBER ? "" : text.substring(from);
    }

    private static Mention widened(
            String name, List<Run> runs, int first, int last, EnvironmentWord word, String number) {
        var region = new ArrayList<String>();
        var from = first;
        while (from > 0
                && joined(name, runs, from - 1)
                && Regions.isPart(runs.get(from - 1).in(name))) {
            from--;
            region.addFirst(runs.get(from).in(name));
        }
        if (!number.isEmpty()) {
            region.add(number);
        }
        var to = last;
        while (to + 1 < runs.size()
                && joined(name, runs, to)
                && Regions.isPart(runs.get(to + 1).in(name))) {
            to++;
            region.add(runs.get(to).in(name));
        }
        var start = runs.get(first).start();
        var end = runs.get(last).end() - number.length();
        return new Mention(start, end, runs.get(from).start(), runs.get(to).end(), word, String.join("-", region));
    }

    /// Whether only a `-` or `_` stands between a run and the next.
    private static boolean joined(String name, List<Run> runs, int index) {
        var gap = name.substring(runs.get(index).end(), runs.get(index + 1).start());
        return gap.equals("-") || gap.equals("_");
    }
}

package dev.fairway.formats.read;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// The engine's complaints without the text that they quote, which may be a secret.
final class YamlProblems {

    private static final Pattern QUOTED = Pattern.compile("'([^'\\n]*)'|\"[^\\n]*\"|\\([^)]*\\)");

    private static final Pattern REST = Pattern.compile("(?s),? (?:but found|but got|found <).*|\\R.*");

    private static final int LONGEST = 120;

    private YamlProblems() {}

    static String describe(MarkedYamlEngineException e) {
        var problem = REST.matcher(e.getProblem()).replaceAll("");
        problem = QUOTED.matcher(problem).replaceAll(YamlProblems::singleCharacter);
        problem = problem.replaceAll("\\s+", " ").strip();
        return "no YAML: " + Shown.key(problem.length() > LONGEST ? problem.substring(0, LONGEST) : problem);
    }

    /// A quoted character is punctuation; more may be a value.
    private static String singleCharacter(MatchResult quoted) {
        var inside = quoted.group(1);
        return inside != null && inside.length() == 1 ? Matcher.quoteReplacement(quoted.group()) : "";
    }

    /// The line, from 1, of the first character that the engine refuses.
    static int unprintableLine(String text) {
        var line = 1;
        for (var at = 0; at < text.length(); line++) {
            var next = YamlSegments.nextLine(text, at);
            if (!StreamReader.isPrintable(text.substring(at, next))) {
                return line;
            }
            at = next;
        }
        return line;
    }
}

package dev.fairway.formats.read;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// The engine's complaints without the text that they quote, which may be a secret.
final class YamlProblems {

    private static final Pattern QUOTED =
            Pattern.compile("(?s)'[^\\n]{2,}'|\"[^\\n]*\"|\\([^)]*\\)|but (?:found|got).*|\\R.*");
    private static final int LONGEST = 120;

    private YamlProblems() {}

    static String describe(MarkedYamlEngineException e) {
        var problem = QUOTED.matcher(e.getProblem())
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip();
        if (problem.isEmpty()) {
            return "no YAML";
        }
        return "no YAML: " + Shown.key(problem.length() > LONGEST ? problem.substring(0, LONGEST) : problem);
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

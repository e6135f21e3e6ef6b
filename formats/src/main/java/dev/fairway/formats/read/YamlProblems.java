package dev.fairway.formats.read;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// The engine's complaints without the text that they quote, which may be a secret.
final class YamlProblems {

    private static final Pattern QUOTED = Pattern.compile("'([^'\\n]*)'|\"[^\\n]*\"|\\([^)]*\\)");

    private static final Pattern REST = Pattern.compile("(?s),? (?:but found|but got|found <).*|\\R.*");

    private static final int LONGEST = 120;

    /// What the engine says, and what a person would.
    ///
    /// @param begins whether the fault lies where the engine began, and not where it gave up
    private record Fault(Pattern engine, String person, boolean begins) {
        private static Fault here(String engine, String person) {
            return new Fault(Pattern.compile(engine), person, false);
        }

        private static Fault above(String engine, String person) {
            return new Fault(Pattern.compile(engine), person, true);
        }
    }

    private static final List<Fault> FAULTS = List.of(
            Fault.here("\\\\t\\(TAB\\)", "a tab where only blanks may indent"),
            Fault.here("character '(.)' that cannot start", "a text that begins with $1 needs quotes"),
            Fault.above("could not find expected ':'", "a line without its colon"),
            Fault.above("quoted scalar.*found unexpected (?:end|document)", "a text without its closing quote"),
            Fault.above("expected ',' or '}'", "a { without its }, or a comma is missing after it"),
            Fault.above("expected ',' or ']'", "a [ without its ], or a comma is missing after it"),
            Fault.here(
                    "mapping values are not allowed",
                    "a key where none can stand: its line is indented wrongly, or a text with a colon needs quotes"),
            Fault.here(
                    "sequence entries are not allowed",
                    "a list item where none can stand: its line is indented wrongly"),
            Fault.here("expected <block end>", "a line that is indented unlike those above it"),
            Fault.here("unknown escape", "an unknown escape in a text in double quotes"));

    private YamlProblems() {}

    /// Where a person has to look.
    static Optional<Mark> mark(MarkedYamlEngineException e) {
        var begins = fault(e).filter(Fault::begins).isPresent();
        return begins
                ? e.getContextMark().or(e::getProblemMark)
                : e.getProblemMark().or(e::getContextMark);
    }

    static String describe(MarkedYamlEngineException e) {
        return fault(e).map(fault -> "no YAML: " + person(fault, e)).orElseGet(() -> asTheEngineSays(e));
    }

    private static Optional<Fault> fault(MarkedYamlEngineException e) {
        var said = said(e);
        return FAULTS.stream()
                .filter(fault -> fault.engine().matcher(said).find())
                .findFirst();
    }

    private static String person(Fault fault, MarkedYamlEngineException e) {
        var found = fault.engine().matcher(said(e));
        return found.find() && found.groupCount() == 1 ? fault.person().replace("$1", found.group(1)) : fault.person();
    }

    private static String said(MarkedYamlEngineException e) {
        return e.getContext() + ": " + e.getProblem();
    }

    private static String asTheEngineSays(MarkedYamlEngineException e) {
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

package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/// An empty text is what `--policy "$POLICY"` gives where the variable is not set: it is never taken for an option
/// that was not given.
final class HollowArgumentsTest {

    @TempDir
    Path folder;

    /// An option of a command by one of its names.
    ///
    /// @param needed whether a value has to follow: else an empty text after it is an argument of its own
    record Given(Subcommand subcommand, String name, boolean needed, String sentence) {
        @Override
        public String toString() {
            return subcommand.text() + " " + name;
        }
    }

    static Stream<Given> options() {
        return Arrays.stream(Subcommand.values())
                .flatMap(subcommand -> spec(subcommand).options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .flatMap(option -> Arrays.stream(option.names())
                                .map(name -> new Given(
                                        subcommand,
                                        name,
                                        option.arity().min() > 0,
                                        "%s takes %s, not an empty text"
                                                .formatted(option.longestName(), option.paramLabel())))));
    }

    private static CommandSpec spec(Subcommand subcommand) {
        return CommandRun.commandLine(subcommand, subcommand.create()).getCommandSpec();
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionIsNeverSwitchedOffByAnEmptyValue(Given given) {
        if (given.needed()) {
            assertMistake(given.subcommand(), List.of(given.name(), ""), given.sentence());
            assertMistake(given.subcommand(), List.of(given.name(), " "), given.sentence());
        }
        if (given.name().startsWith("--")) {
            assertMistake(given.subcommand(), List.of(given.name() + "="), given.sentence());
        }
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void noArgumentMayBeEmpty(Subcommand subcommand) {
        var parameters = spec(subcommand).positionalParameters();
        for (var empty = 0; empty < parameters.size(); empty++) {
            var arguments = new ArrayList<String>();
            for (var index = 0; index < parameters.size(); index++) {
                arguments.add(index == empty ? "" : "something");
            }
            assertMistake(subcommand, arguments, parameters.get(empty).paramLabel() + " is an empty text");
        }
    }

    @Test
    void oneOfSeveralValuesMayNotBeEmptyEither() {
        assertMistake(
                Subcommand.RELEASE_CREATE,
                List.of("--config", "a.yaml", "--config", ""),
                "--config takes FILE, not an empty text");
    }

    private void assertMistake(Subcommand subcommand, List<String> arguments, String sentence) {
        var console = Console.in(folder);
        var all = Stream.concat(subcommand.words().stream(), arguments.stream()).toArray(String[]::new);

        assertThat(console.run(all)).isEqualTo(Exit.MISTAKE);

        assertThat(console.err().lines()).containsOnlyOnce("fairway: " + sentence);
        assertThat(console.out()).isEmpty();
    }

    /// Two reasons in bytes that are no UTF-8 would be recorded as one.
    @Test
    void whatIsNoUtf8IsRefusedByItsOption() {
        assertMistake(Subcommand.RELEASE_RECALL, List.of("a@1", "--reason", "caf\ufffd"), "--reason is not UTF-8");
        assertMistake(Subcommand.RELEASE_CREATE, List.of("--app", "\ufffd"), "--app is not UTF-8");
        assertMistake(Subcommand.RELEASE_SHOW, List.of("\ufffd@1"), "RELEASE is not UTF-8");
        assertMistake(
                Subcommand.RELEASE_CREATE,
                List.of("--config", "caf\ufffd.yaml"),
                "--config: the name is not valid UTF-8");
        assertMistake(
                Subcommand.EVIDENCE_ADD,
                List.of("a@1", "--type", "note", "--file", "caf\ufffd.xml"),
                "--file: the name is not valid UTF-8");
    }
}

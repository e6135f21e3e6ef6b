package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.cli.command.Exit;
import dev.fairway.formats.report.SchemaFiles;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every command: its formats, its options and its help.
@ExtendWith(StoryConsole.class)
final class EveryCommandTest {

    private static final List<String> RELEASE = List.of(
            "--app", "payments", "--version", "1.4.2", "--artifact", "api=example.org/api@sha256:" + "a".repeat(64));

    private static final Map<Subcommand, List<String>> NEEDED = Map.ofEntries(
            Map.entry(Subcommand.DIFF, List.of("stage", "prod")),
            Map.entry(Subcommand.WHY, List.of("PAYMENT_RETRIES")),
            Map.entry(Subcommand.CONTRACT_ADD, List.of("f39ffa00", "--reason", "until the gateway moves")),
            Map.entry(Subcommand.CONTRACT_EXPLAIN, List.of("LOG_LEVEL")),
            Map.entry(Subcommand.RELEASE_CREATE, RELEASE),
            Map.entry(Subcommand.RELEASE_SHOW, List.of("payments@1.4.2")),
            Map.entry(Subcommand.RELEASE_VERIFY, List.of("payments@0")),
            Map.entry(Subcommand.RELEASE_DIFF, List.of("payments@1.4.2", "payments@1.4.2")),
            Map.entry(Subcommand.LEDGER_PACKAGE, List.of("payments@1.4.2")),
            Map.entry(Subcommand.LEDGER_WITNESS, List.of("--new-key", "witness.example/ann")),
            Map.entry(Subcommand.LEDGER_RECEIPT, List.of("1")),
            Map.entry(Subcommand.LEDGER_KEY_ADD, List.of("id")),
            Map.entry(Subcommand.LEDGER_EXPORT, List.of("exported")),
            Map.entry(
                    Subcommand.EVIDENCE_ADD, List.of("payments@1.4.2", "--type", "note", "--file", "config/prod.yaml")),
            Map.entry(Subcommand.EVIDENCE_SPOOL_DROP, List.of("a".repeat(8))),
            Map.entry(Subcommand.EVIDENCE_EXPORT, List.of("payments@1.4.2", "exported")),
            Map.entry(Subcommand.EVIDENCE_LIST, List.of("payments@1.4.2")),
            Map.entry(Subcommand.RELEASE_RECALL, List.of("payments@1.4.2", "--reason", "It books twice")));

    private final Console console;

    EveryCommandTest(Console console) {
        this.console = console;
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void jsonIsOneDocumentWithItsVersionAndCommand(Subcommand subcommand) {
        prepare(subcommand);

        assertThat(run(subcommand, "--format", "json")).isNotIn(Exit.MISTAKE, Exit.BUG);

        assertThat(console.out())
                .startsWith("{\n  \"version\": 1,\n  \"command\": \"" + subcommand.text() + "\"")
                .endsWith("}\n");
        assertThat(console.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Subcommand.class,
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"RELEASE_.*", "EVIDENCE_.*", "LEDGER_.*"})
    void whatCommandsOfTheLedgerAnswerHoldsToItsPublishedSchema(Subcommand subcommand) {
        var name = subcommand.words().getFirst() + "-commands";
        var text = SchemaFiles.read(name).orElseThrow();
        prepare(subcommand);
        run(subcommand, "--format", "json");

        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        assertThat(schema.validate(console.out(), InputFormat.JSON)).isEmpty();
    }

    /// Of `ledger package`, `--output` is where the archive goes.
    @ParameterizedTest
    @EnumSource(value = Subcommand.class, mode = EnumSource.Mode.EXCLUDE, names = "LEDGER_PACKAGE")
    void theCommonOptionsAreTakenAndAFileIsWrittenInsteadOfStandardOutput(Subcommand subcommand) {
        prepare(subcommand);

        assertThat(run(subcommand, "--format", "json", "--quiet", "--color", "never", "--output", "answer.txt"))
                .isNotIn(Exit.MISTAKE, Exit.BUG);

        assertThat(console.out()).isEmpty();
        assertThat(console.read("answer.txt")).startsWith("{\n  \"version\": 1").endsWith("}\n");
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void helpHasADescriptionAndAnExample(Subcommand subcommand) {
        assertThat(run(subcommand, "--help")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains(
                        "Usage: fairway " + subcommand.text(),
                        "Example",
                        "fairway " + subcommand.text().split(" ")[0])
                .contains("--format", "--output", "--color", "--quiet", "--verbose");
    }

    @Test
    void helpIsASummaryThenHowToCallItThenItsOwnOptionsBeforeTheCommonOnes() {
        console.run("check", "--help");

        assertThat(console.out())
                .containsSubsequence(
                        "Holds the declared environments",
                        "Usage: fairway check [OPTION...] [PATH]",
                        "Arguments:",
                        "Options:",
                        "--since=REF",
                        "--format=FORMAT",
                        "Default: text.",
                        "Examples:");
    }

    @Test
    void aMistypedOptionIsToldWithTheOneThatIsNear() {
        assertThat(console.run("check", "--sinse", "HEAD")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err())
                .contains("there is no option '--sinse'; did you mean '--since'?", "See: fairway check --help");
    }

    @Test
    void aFirstContractIsToldWithItsRulesAndWhatIsLeft() {
        assertThat(console.run("contract", "init")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .startsWith("config/expected-env-diff.yaml: ")
                .contains("LOG_LEVEL", "replicas", "1 difference left");
    }

    /// What some commands need to be there.
    private void prepare(Subcommand subcommand) {
        if (subcommand == Subcommand.CONTRACT_LINT) {
            console.run("contract", "init");
        }
        if (subcommand != Subcommand.RELEASE_CREATE
                && List.of("release", "evidence", "ledger")
                        .contains(subcommand.words().getFirst())) {
            run(Subcommand.RELEASE_CREATE);
        }
        if (subcommand == Subcommand.RELEASE_VERIFY) {
            var file = "prod=./config/prod.yaml";
            console.run("release", "create", "--app", "payments", "--version", "0", "--artifact", file);
        }
        if (subcommand == Subcommand.LEDGER_ERASE || subcommand == Subcommand.EVIDENCE_EXPORT) {
            run(Subcommand.EVIDENCE_ADD);
        }
        if (subcommand == Subcommand.LEDGER_KEY_ADD || subcommand == Subcommand.LEDGER_KEY_REVOKE) {
            assumeTrue(Agent.isThere(), "there is no OpenSSH here");
            console.set("PATH", Agent.path());
            Agent.makeIn(console.folder().resolve("id"));
        }
        if (subcommand == Subcommand.LEDGER_KEY_REVOKE) {
            run(Subcommand.LEDGER_KEY_ADD);
        }
        if (subcommand == Subcommand.EVIDENCE_SPOOL_LIST || subcommand == Subcommand.EVIDENCE_SPOOL_DROP) {
            var store = Bytes.utf8(console.folder().resolve(".fairway/store").toString())
                    .sha256()
                    .hex();
            console.write(
                    "../repository-home/.local/state/fairway/spool/%s/1795262400000-%s.order"
                            .formatted(store.substring(0, 32), "a".repeat(32)),
                    "cut");
        }
    }

    private Exit run(Subcommand subcommand, String... options) {
        var arguments = new java.util.ArrayList<>(subcommand.words());
        arguments.addAll(NEEDED.getOrDefault(subcommand, List.of()));
        if (subcommand == Subcommand.LEDGER_ERASE) {
            var file = Bytes.utf8(console.read("config/prod.yaml"));
            arguments.addAll(List.of(Digest.of(file).text(), "--reason", "It names a person"));
        }
        if (subcommand == Subcommand.LEDGER_KEY_REVOKE && !List.of(options).contains("--help")) {
            arguments.add(Agent.fingerprintIn(console.folder().resolve("id")));
        }
        arguments.addAll(List.of(options));
        return console.run(arguments.toArray(String[]::new));
    }
}

package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.cli.command.Exit;
import dev.fairway.formats.report.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever asks a command of the ledger for JSON gets one object also where it fails.
@ExtendWith(StoryConsole.class)
final class FailureAnswerTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);
    private static final int PAGE = 4_096;

    private final Console console;

    FailureAnswerTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void aLedgerWithEvidence() {
        run("release create --app payments --version 1 --artifact " + API);
        run("evidence add payments@1 --type note --file config/prod.yaml");
    }

    private Exit run(String command, String... more) {
        var all = new ArrayList<>(Arrays.asList(command.split(" ")));
        all.addAll(List.of(more));
        return console.run(all.toArray(String[]::new));
    }

    private Path database() {
        return console.folder().resolve(".fairway/store/ledger.db");
    }

    /// What a store may be like, so that nothing is answered from it.
    enum Store {
        /// Set back to an older copy.
        ROLLED_BACK,
        /// A page in the middle has other bytes.
        DAMAGED,
        EMPTIED,
        /// Somebody else's, by whose key nothing is believed here.
        UNKNOWN,
        /// A folder in the place of the database.
        UNREADABLE
    }

    private void make(Store store) throws IOException {
        switch (store) {
            case ROLLED_BACK -> {
                var older = Files.readAllBytes(database());
                run("release create --app payments --version 2 --artifact " + API);
                Files.write(database(), older);
            }
            case DAMAGED -> {
                var bytes = Files.readAllBytes(database());
                Arrays.fill(bytes, 100, PAGE, (byte) 7);
                Files.write(database(), bytes);
            }
            case EMPTIED -> Files.write(database(), new byte[0]);
            case UNKNOWN -> {
                console.set("XDG_CONFIG_HOME", console.folder() + "-stranger/config");
                console.set("XDG_STATE_HOME", console.folder() + "-stranger/state");
            }
            case UNREADABLE -> {
                Files.delete(database());
                Files.createDirectory(database());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "release create --app payments --version 3 --artifact API",
                "release show payments@1",
                "release list",
                "release verify payments@1",
                "release diff payments@1 payments@1",
                "release recall payments@1 --reason wrong",
                "evidence list payments@1",
                "evidence export payments@1 exported",
                "evidence add payments@1 --type note --file config/stage.yaml --require-receipt",
                "ledger verify",
                "ledger show",
                "ledger key",
                "ledger key list",
                "ledger key rotate",
                "ledger receipt 1",
                "ledger package payments@1",
                "ledger export exported",
                "ledger erase DIGEST --reason people",
                "ledger rebuild"
            })
    void failingCommandsAnswerWithOneObject(String command) throws IOException {
        var name = command.substring(0, command.indexOf(' ')) + "-commands";
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaFiles.read(name).orElseThrow(), InputFormat.JSON);
        for (var store : Store.values()) {
            aLedgerWithEvidence();
            make(store);
            var exit =
                    run(command.replace("API", API).replace("DIGEST", "sha256:" + "a".repeat(64)), "--format", "json");
            var what = "%s of a store that is %s: %s %s".formatted(command, store, console.out(), console.err());

            assertThat(exit).as(what).isIn(Exit.FINDINGS, Exit.UNSEEN, Exit.MISTAKE);
            if (exit == Exit.MISTAKE) {
                assertThat(console.out()).as(what).isEmpty();
            } else {
                assertThat(console.out())
                        .as(what)
                        .startsWith("{\n  \"version\": 1,")
                        .endsWith("}\n");
                assertThat(schema.validate(console.out(), InputFormat.JSON))
                        .as(what)
                        .isEmpty();
            }
            reset();
        }
    }

    private void reset() throws IOException {
        console.set("XDG_CONFIG_HOME", "");
        console.set("XDG_STATE_HOME", "");
        for (var folder : List.of(console.folder().resolve(".fairway"), Path.of(console.folder() + "-home"))) {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ROLLED_BACK,1,false", "DAMAGED,1,false", "EMPTIED,1,false", "UNKNOWN,3,null", "UNREADABLE,3,null"})
    void verifyAlwaysSaysWhetherItIsWhole(Store store, int code, String whole) throws IOException {
        make(store);

        var exit = run("ledger verify", "--format", "json");
        assertThat(exit.code()).as(console.out() + console.err()).isEqualTo(code);
        assertThat(console.out()).contains("\"whole\": " + whole);
    }

    /// Programs do not read standard error.
    @Test
    void thatTheMarkIsGoneIsInTheAnswer() throws IOException {
        try (var files = Files.walk(Path.of(console.folder() + "-home"))) {
            for (var mark : files.filter(it -> it.toString().endsWith(".mark")).toList()) {
                Files.delete(mark);
            }
        }

        assertThat(run("ledger verify", "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"whole\": true", "the mark beside the key");
    }

    @ParameterizedTest
    @CsvSource({"release list", "ledger verify"})
    void aMistakeOfPeopleIsForPeople(String command) {
        assertThat(run(command, "--format", "json", "--nonsense")).isEqualTo(Exit.MISTAKE);
        assertThat(console.out()).isEmpty();
    }
}

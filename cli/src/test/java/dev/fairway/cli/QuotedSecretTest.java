package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.ReportOutput;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who writes a secret into the message of a commit, in whatever words, does not find it in a report.
final class QuotedSecretTest {

    private static final String OLD = "hunter2hunter2";
    private static final String NEW = "Velvet44Stone";
    private static final String STAGE = "stage9secret";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("audit", "--all"),
            List.of("audit", "--last", "9"),
            List.of("check", "--all"),
            List.of("why", "DB_PASSWORD", "--all"),
            List.of("why", "TIMEOUT", "--all"),
            List.of("diff", "stage", "prod", "--all"),
            List.of("diff", "prod@{2024-01-01}", "prod", "--all"));

    @TempDir
    private Path folder;

    private SampleRepository repository;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        state("stage", STAGE, 30);
        state("prod", OLD, 30);
        repository.commit("Begin");
    }

    private void state(String environment, String password, int timeout) {
        repository.write(
                "config/" + environment + ".env",
                "DB_PASSWORD=%s\nHOST=db.example.com\nTIMEOUT=%d\n".formatted(password, timeout));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rotate %s",
                "Rotate \"%s\"",
                "Rotate (%s), at last",
                "%s.",
                "DB=%s",
                "Rotate db:%s!",
                "Merge branch 'rotate-%s'",
                "Rotate [%s]: two\nlines of `%s`\n\nand %s below"
            })
    void theOldAndTheNewValueAreHiddenHoweverTheyAreQuoted(String message) {
        state("prod", NEW, 40);
        repository.commit(message.replace("%s", OLD));
        state("prod", NEW, 50);
        repository.commit(message.replace("%s", NEW) + " like " + STAGE);

        assertThat(everything()).contains("(secret)").doesNotContain(OLD, NEW, STAGE);
    }

    @Test
    void aMergeQuotesWhatItsSideChanged() {
        repository.merged("rotate-" + OLD, () -> {
            state("prod", NEW, 40);
            repository.commit("Use " + NEW + " for " + OLD);
        });

        assertThat(everything()).contains("(secret)").doesNotContain(OLD, NEW);
    }

    @Test
    void aMergeThatChoseByItselfQuotesWhatItChose() {
        repository.git("checkout", "--quiet", "-b", "topic");
        state("prod", "Tulip77Rain", 40);
        repository.commit("Wait longer");
        repository.git("checkout", "--quiet", "main");
        repository.git("merge", "--quiet", "--no-ff", "--no-commit", "topic");
        state("prod", NEW, 45);
        repository.commit("Merge topic, " + NEW + " and not Tulip77Rain after " + OLD);

        assertThat(everything()).contains("(secret)").doesNotContain(OLD, NEW, "Tulip77Rain");
    }

    @Test
    void aValueThatIsGoneIsHiddenInALaterCommit() {
        state("prod", NEW, 40);
        repository.commit("Rotate");
        repository.write("config/prod.env", "HOST=db.example.com\nTIMEOUT=50\n");
        repository.commit("Forget " + NEW + " and " + OLD);

        assertThat(everything()).contains("(secret)").doesNotContain(OLD, NEW);
    }

    @Test
    void aPasswordInsideOfASecretAndOneThatIsEncodedAreHidden() {
        repository.write("deploy/values-stage.yaml", "retries: 3\n");
        repository.write("deploy/values-prod.yaml", """
            retries: 5
            databaseUrl: postgres://app:Tulip77Rain@db.example.com/shop
            """);
        for (var environment : List.of("stage", "prod")) {
            repository.write("k8s/%s/secret.yaml".formatted(environment), """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: db
                data:
                  password: VmVsdmV0NDRTdG9uZQ==
                  other%s: eA==
                """.formatted(environment));
        }
        state("prod", OLD, 40);
        repository.commit("Tulip77Rain, Velvet44Stone and VmVsdmV0NDRTdG9uZQ==");

        assertThat(everything()).contains("(secret)").doesNotContain(NEW, "Tulip77Rain", "VmVsdmV0NDRTdG9uZQ");
    }

    @Test
    void shortTextsNumbersAndSwitchesAreQuotedAsTheyAre() {
        repository.write(
                "config/prod.env", "DB_PASSWORD=abc\nHOST=db.example.com\nTIMEOUT=40\nADMIN_PASSWORD=123456\n");
        repository.commit("Set abc and 123456 and true");

        assertThat(everything()).contains("Set abc and 123456 and true");
    }

    private String everything() {
        var said = new ArrayList<String>();
        for (var command : COMMANDS) {
            for (var format : ReportOutput.FORMATS) {
                var arguments = new ArrayList<>(command);
                arguments.addAll(List.of("--format", format));
                var console = Console.in(folder);
                console.run(arguments.toArray(String[]::new));
                said.add(command + " " + format + ":\n" + console.out() + console.err());
            }
        }
        return String.join("\n", said);
    }
}

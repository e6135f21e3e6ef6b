package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is advised where one environment moved away from a value that all shared.
final class TakeBackTest {

    private static final String BEGUN = "queue: orders\nretries: 25\nstrict: false\nallowlist: 10.1.2.3/32\n";

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            repository.write("config/" + environment + ".yaml", BEGUN);
        }
        repository.commit("Begin");
    }

    @Test
    void aChangeUnderTestIsTakenBackFirstOrCarried() {
        change("prod", "retries: 25", "retries: 50");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.FINDINGS);

        assertThat(said())
                .contains("do: config/prod.yaml:2: take it back, 50 -> 25; or carry it: "
                        + "config/dev.yaml:2, config/stage.yaml:2: 25 -> 50")
                .doesNotContain("looks deliberate");
    }

    @Test
    void aSlipOfTheHandIsOnlyTakenBack() {
        change("prod", "strict: false", "strict: flase");

        console.run("check", "--since", "HEAD~1");

        assertThat(said())
                .contains("do: config/prod.yaml:3: take it back, flase -> false")
                .doesNotContain("looks deliberate", "carry it", "false -> flase");
    }

    @Test
    void withoutAChangeUnderTestItIsTakenBackFirstOrCarriedAsWell() {
        change("prod", "retries: 25", "retries: 50");

        console.run("audit");

        assertThat(said())
                .contains("do: config/prod.yaml:2: take it back, 50 -> 25; or carry it: "
                        + "config/dev.yaml:2, config/stage.yaml:2: 25 -> 50");
    }

    @Test
    void whatOneEnvironmentWasBornWithIsCarriedNowhere() {
        repository.write("mail/prod.yaml", "wait: 30\nport: 25\n").commit("Send mail");
        repository.write("mail/prod.yaml", "wait: 40\nport: 25\n").commit("Wait longer");
        repository.write("mail/stage.yaml", "wait: 50\nport: 25\n").commit("Send mail from stage");

        console.run("audit");

        assertThat(said()).doesNotContain("stage looks deliberate", "-> 50");
    }

    @Test
    void noNetworkIsWidenedBecauseAnotherOneWas() {
        change("prod", "10.1.2.3/32", "10.0.0.0/8");

        console.run("audit");

        assertThat(said()).contains("do: make them equal").doesNotContain("10.1.2.3/32 -> 10.0.0.0/8");
    }

    @Test
    void aKeyThatIsGoneHasThePlaceWhereItStood() {
        change("prod", "retries: 25\n", "");

        console.run("check", "--since", "HEAD~1");

        assertThat(said()).contains("do: config/prod.yaml:2, as it was: put it back in prod");

        console.run("check", "--since", "HEAD~1", "--format", "sarif");

        assertThat(console.out().replaceAll("\\s+", ""))
                .contains("\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"config/prod.yaml");
    }

    @Test
    void whatAContractOnlyAcceptsIsNotOver() {
        change("prod", "retries: 25", "retries: 50");
        console.run("contract", "init", "--baseline");
        repository.commit("Accept what is there");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.CLEAN);

        assertThat(said()).doesNotContain("Closed since");
    }

    @Test
    void theHintNamesAKeyThatAShellWouldTakeApart() {
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            repository.write("config/" + environment + ".yaml", "hosts:\n  \"it's.a key\": 1\n");
        }
        repository.write("config/prod.yaml", "hosts:\n  \"it's.a key\": 2\n");

        console.run("audit");

        assertThat(console.out()).contains("fairway why 'config/{env}.yaml#").contains("it'\\''s.a");
    }

    private void change(String environment, String from, String to) {
        repository.write("config/" + environment + ".yaml", BEGUN.replace(from, to));
        repository.commit("Change " + environment);
    }

    private String said() {
        return console.out().replaceAll("\\s+", " ");
    }
}

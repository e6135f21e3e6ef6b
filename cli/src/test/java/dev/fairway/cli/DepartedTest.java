package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An environment that a change takes away is not one that agrees with the others.
final class DepartedTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            repository.write("apps/a/" + environment + ".yaml", "retries: 1\nurgent: true\n");
            repository.write("apps/b/" + environment + ".yaml", "retries: 1\nurgent: true\n");
        }
        repository.commit("Begin");
    }

    @Test
    void aProductionThatIsGoneAltogetherIsNotClean() {
        repository.delete("apps/a/prod.yaml");
        repository.delete("apps/b/prod.yaml");
        repository.commit("Stop describing production");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);

        assertThat(console.out())
                .contains("apps/a/prod.yaml", "stated prod at HEAD~1, and nothing is in its place now");
    }

    @Test
    void aProductionOfOneApplicationThatIsGoneIsNotCleanEither() {
        repository.delete("apps/a/prod.yaml");
        repository.write("apps/a/prodd.yaml", "retries: 9\nurgent: false\n");
        repository.commit("Rename a file");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);

        assertThat(console.out()).contains("apps/a/prod.yaml").doesNotContain("apps/b/prod.yaml");
    }

    /// With one environment left there is nothing to compare any more, which is no agreement either.
    @Test
    void aProductionOfWhichOnlyOneOtherIsLeftIsMissedToo() {
        repository.delete("apps/a/dev.yaml");
        repository.commit("Close dev of one application");
        repository.delete("apps/a/prod.yaml");
        repository.commit("Stop describing production");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);

        assertThat(console.out())
                .contains("apps/a/prod.yaml", "stated prod at HEAD~1, and nothing is in its place now");
    }

    @Test
    void aProductionThatIsSpelledInAnotherWayIsNotGone() {
        for (var application : new String[] {"a", "b"}) {
            repository.delete("apps/" + application + "/prod.yaml");
            repository.write("apps/" + application + "/production.yaml", "retries: 1\nurgent: true\n");
        }
        repository.commit("Spell it out");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).doesNotContain("nothing is in its place");
    }

    @Test
    void aProductionThatIsSpelledInAnotherWayInOneApplicationIsNotGoneEither() {
        repository.delete("apps/a/prod.yaml");
        repository.write("apps/a/production.yaml", "retries: 1\nurgent: true\n");
        repository.commit("Spell it out");

        console.run("check", "--since", "HEAD~1");

        assertThat(console.out()).doesNotContain("nothing is in its place");
    }

    @Test
    void aFileThatStandsIsNotSaidToBeGone() {
        repository.delete("apps/a/stage.yaml");
        repository.delete("apps/b/stage.yaml");
        repository.commit("Close stage");
        repository.delete("apps/a/prod.yaml");
        repository.delete("apps/b/prod.yaml");
        repository.commit("Stop describing production");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);

        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("apps/a/prod.yaml", "stated prod at HEAD~1, and nothing is in its place now")
                .doesNotContain("stated dev at HEAD~1, and nothing");
    }

    @Test
    void anotherEnvironmentMayEndAndIsNamed() {
        repository.delete("apps/a/dev.yaml");
        repository.delete("apps/b/dev.yaml");
        repository.commit("Close dev");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("apps/a/dev.yaml", "stated dev at HEAD~1");
    }

    @Test
    void anApplicationMayEnd() {
        repository.delete("apps/a/dev.yaml");
        repository.delete("apps/a/stage.yaml");
        repository.delete("apps/a/prod.yaml");
        repository.commit("Retire an application");

        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aProductionThatIsNoLongerDeclaredIsNotClean() {
        repository.write("fairway.yaml", "version: 1\nroute: [dev, stage, prod]\n");
        repository.commit("Declare the route");
        repository.write("fairway.yaml", """
            version: 1
            route: [dev, stage]
            environments:
              dev: {overlay: apps/a/dev.yaml}
              stage: {overlay: apps/a/stage.yaml}
            """);
        repository.write("apps/a/prod.yaml", "retries: 90\nurgent: true\n");
        repository.commit("Leave production out");

        assertThat(console.run("check", "--since", "HEAD~1")).isNotEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("prod");
    }

    @Test
    void whatAChangeDoesToItsContractIsNamed() {
        repository.write("config/expected-env-diff.yaml", """
            rules:
              - {match: retries, must: increase, reason: growth}
              - {match: urgent, allow: {dev: true, stage: true, prod: true}, reason: so}
            """);
        repository.commit("Begin a contract");
        repository.write("config/expected-env-diff.yaml", """
            rules:
              - {match: urgent, allow: any, reason: so}
              - {match: other, allow: any, reason: new}
            """);
        repository.commit("Loosen the contract");

        console.run("check", "--since", "HEAD~1");
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("the change edits the contract")
                .contains("the rule of retries is gone; the rule of urgent is another one; a rule of other is new");

        repository.delete("config/expected-env-diff.yaml");
        repository.commit("Drop the contract");
        console.run("check", "--since", "HEAD~1");
        assertThat(console.out().replaceAll("\\s+", " ")).contains("the rule of urgent is gone");
        console.run("check", "--since", "HEAD");
        assertThat(console.out()).doesNotContain("edits the contract");
    }
}

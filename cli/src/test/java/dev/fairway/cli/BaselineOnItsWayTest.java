package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a contract excepted from its beginning goes on along the route.
final class BaselineOnItsWayTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        hold("latest", "a1b2c3d", "0f9e8d7", 10);
        repository.commit("Begin");
        hold("latest", "b2c3d4e", "0f9e8d7", 10);
        repository.commit("Release to stage");
        hold("latest", "b2c3d4e", "0f9e8d7", 40);
        repository.commit("Wait longer in production");
        console.run("contract", "init", "--baseline");
        repository.commit("Agree on what may differ");
    }

    @Test
    void aPromotionIsStillExcepted() {
        hold("latest", "b2c3d4e", "b2c3d4e", 40);

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aNewVersionInStageIsStillExcepted() {
        hold("latest", "c3d4e5f", "0f9e8d7", 40);

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void theNextPromotionPassesAsAChangeWhenTheExceptionCoversItNoMore() {
        hold("latest", "c3d4e5f", "0f9e8d7", 40);
        repository.commit("Release to stage once more");
        hold("latest", "d4e5f6a", "c3d4e5f", 40);

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("Further along the route since HEAD: 1");
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);

        console.run("contract", "lint");
        assertThat(console.out()).contains("outdated: the exception").doesNotContain("not needed any more");
    }

    @Test
    void whatGoesElsewhereIsJudged() {
        hold("latest", "b2c3d4e", "0f9e8d7", 50);
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);

        hold("latest", "b2c3d4e", "ffffff0", 40);
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void besideAValueThatIsWrongInItselfTheOthersAreExceptedWithTheirValues() {
        repository
                .write("sizes/dev.yaml", "size: production-x\n")
                .write("sizes/stage.yaml", "size: b\n")
                .write("sizes/prod.yaml", "size: c\n");
        repository.delete("config/expected-env-diff.yaml");
        console.run("contract", "init", "--baseline");
        repository.commit("Agree anew");
        repository.write("sizes/prod.yaml", "size: zzz\n");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void anExceptionThatIsTakenAwayIsMissed() {
        repository.write("config/expected-env-diff.yaml", "rules: []\n");

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);
    }

    private void hold(String dev, String stage, String prod, int timeout) {
        write("dev", dev, 10);
        write("stage", stage, 10);
        write("prod", prod, timeout);
    }

    private void write(String environment, String tag, int timeout) {
        repository.write(
                "config/" + environment + ".yaml", "image:\n  tag: %s\nhttp:\n  timeout: %d\n".formatted(tag, timeout));
    }
}

package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What `release create` says of a release beside its id.
@ExtendWith(StoryConsole.class)
final class ReleaseNotesTest {

    private final Console console;

    ReleaseNotesTest(Console console) {
        this.console = console.wide(200);
    }

    private Exit create(String version, String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "payments", "--version", version));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private static String api(String digit) {
        return "api=registry.example/api@sha256:" + digit.repeat(64);
    }

    @Test
    void theReleaseThatItReplacesIsNamedAsElsewhereAndHasToBeThere() {
        assertThat(create("1", "--artifact", api("a"), "--supersedes", "payments@0"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--supersedes payments@0: there is no ledger yet");
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
        create("1", "--artifact", api("a"));

        assertThat(create("2", "--artifact", api("b"), "--supersedes", "payments@9"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--supersedes: the ledger has no release 'payments@9'");
        assertThat(create("2", "--artifact", api("b"), "--supersedes", "sha256:" + "f".repeat(64)))
                .isEqualTo(Exit.MISTAKE);
        console.run("release", "create", "--app", "shop", "--version", "1", "--artifact", api("c"));
        assertThat(create("2", "--artifact", api("b"), "--supersedes", "shop@1"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--supersedes: shop@1 is of another application than payments@2");
        assertThat(console.run("release", "show", "payments@2")).isEqualTo(Exit.MISTAKE);
        assertThat(create("2", "--artifact", api("b"), "--supersedes", "payments@1"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        console.run("release", "show", "payments@1");
        var id = console.out().replaceAll("(?s).*id +(sha256:[0-9a-f]{64}).*", "$1");
        console.run("release", "show", "payments@2");
        assertThat(console.out()).contains("supersedes  %s (payments@1)".formatted(id));
        console.run("release", "list", "--format", "json");
        assertThat(console.out()).contains("\"supersedesName\": \"payments@1\"");
        console.run("release", "list", "--app", "nobody");
        assertThat(console.out()).contains("the ledger has no release of nobody");
        assertThat(create("2", "--artifact", api("b"), "--supersedes", id.substring(7, 17), "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"created\": false");
    }

    @Test
    void whatDiffersFromTheReleaseOfThatNameIsSaid() {
        create("1", "--artifact", api("a"), "--config", "config/prod.yaml");

        assertThat(create("1", "--artifact", api("b"), "--data", "d=sha256:" + "d".repeat(64), "--commit", "HEAD"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.err())
                .contains("differs in the commit, artifact api, config config/prod.yaml, data d: what was recorded");
    }

    @Test
    void filesThatAreNotCommittedAreNamed() {
        console.write("config/prod.yaml", "changed: true\n").write("sql/a.sql", "a");

        assertThat(create(
                        "1",
                        "--config",
                        "config/prod.yaml",
                        "--config",
                        "config/stage.yaml",
                        "--migrations",
                        "db=sql:sql"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.err())
                .contains("recorded as it lies here: config config/prod.yaml, migrations db; --commit takes")
                .doesNotContain("stage");
        create("1", "--config", "config/prod.yaml", "--config", "config/stage.yaml", "--migrations", "db=sql:sql");
        assertThat(console.err()).isEmpty();
        create("2", "--config", "config/stage.yaml");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void whereItsPartsAreIsTold() {
        console.write("sql/a.sql", "a");
        create(
                "1",
                "--artifact",
                "api=registry.example/team/api:1@sha256:" + "a".repeat(64),
                "--migrations",
                "db=sql:sql");

        console.run("release", "show", "payments@1");
        assertThat(console.out())
                .contains("a".repeat(64) + "  in registry.example/team/api:1", "  in sql:sql", "evidence    none");
        console.run("release", "show", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"api\": \"registry.example/team/api:1\"", "\"db\": \"sql:sql\"");
    }

    @Test
    void whatHasNothingToLookForStaysUnverified() {
        var data = "d=sha256:" + "d".repeat(64);
        create("1", "--data", data, "--verify");
        assertThat(console.out()).contains("unverified: it has no artifacts and no migrations");

        assertThat(console.run("release", "verify", "payments@1")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("payments@1 has no artifacts and no migrations", "nothing was recorded");
        assertThat(console.out()).contains("payments@1 is unverified");
        assertThat(console.run("release", "verify", "payments@1", "--format", "json"))
                .isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("\"state\": \"unverified\"", "\"recorded\": false");
        console.run("release", "show", "payments@1");
        assertThat(console.out()).contains("state       unverified").doesNotContain("seen");
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(2);
    }

    @Test
    void whatCouldBeLookedForIsSaid() {
        create("1", "--config", "config/prod.yaml");
        assertThat(console.out()).contains("unverified: it has no artifacts and no migrations");
        console.write("sql/a.sql", "a");
        create("2", "--migrations", "db=sql:sql");
        assertThat(console.out()).contains("nobody has looked whether its migrations are there");
        assertThat(create("3", "--config", ".")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("and not all of it");
    }
}

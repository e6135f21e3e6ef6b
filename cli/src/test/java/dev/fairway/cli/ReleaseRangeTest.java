package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Which names a release takes, and which versions of a database it may say that it can run on.
@ExtendWith(StoryConsole.class)
final class ReleaseRangeTest {

    private final Console console;

    ReleaseRangeTest(Console console) {
        this.console = console.wide(200);
    }

    @BeforeEach
    void migrations() {
        console.write("sql/V1__a.sql", "a")
                .write("sql/V2__b.sql", "b")
                .write("sql/V10__c.sql", "c")
                .write("go/3_a.up.sql", "a")
                .write("go/4_b.up.sql", "b")
                .write("plain/a.sql", "a");
    }

    private Exit create(String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "payments", "--version", "1"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private Exit flyway(String range) {
        return create("--migrations", "db=flyway:sql", "--compatible", range);
    }

    @Test
    void aRangeOfMigrationsThatTheReleaseDoesNotHaveIsRefused() {
        assertThat(flyway("nope=1..2")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--compatible nope: this release has no migrations of this name");
        assertThat(create("--config", "config/prod.yaml", "--compatible", "db=1..2"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(create("--migrations", "db=flyway:sql", "--compatible", "db=1..2", "--compatible", "db=2..10"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--compatible db is there twice");
    }

    @Test
    void aRangeThatRunsBackwardsInTheOrderOfVersionsIsRefused() {
        assertThat(flyway("db=2..1")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("sql: compatible 2..1 runs backwards");
        assertThat(flyway("db=2..10")).as(console.err()).isEqualTo(Exit.CLEAN);
        console.run("release", "list", "--format", "json");
        var id = console.out().replaceAll("(?s).*?\"id\": \"(sha256:[0-9a-f]{64})\".*", "$1");
        console.run("release", "show", id);
        assertThat(console.out()).contains(", compatible 2..10\n");
        console.run("release", "show", id, "--format", "json");
        assertThat(console.out()).containsPattern("\"compatible\": \\{\\s*\"db\": \"2\\.\\.10\"\\s*\\}");
        assertThat(create("--migrations", "db=sql:plain", "--compatible", "db=9..1"))
                .isEqualTo(Exit.MISTAKE);
        console.write("release.yaml", """
            app: payments
            version: "2"
            migrations: {db: {tool: flyway, folder: sql, compatible: {from: "10", to: "1"}}}
            """);
        assertThat(console.run("release", "create", "--file", "release.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("compatible 10..1 runs backwards");
    }

    @Test
    void versionsThatNoMigrationHasAreRefusedButBelowTheOldestOfFlyway() {
        assertThat(flyway("db=5..7")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("names version 5, which no migration", "names version 7, which");
        assertThat(flyway("db=0.9..11")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("version 11").doesNotContain("version 0.9");
        assertThat(flyway("db=0.9..2.0")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(create("--migrations", "db=golang-migrate:go", "--compatible", "db=2..4"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("version 2");
        assertThat(create("--migrations", "db=golang-migrate:go", "--compatible", "db=x..4"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("version x, which");
    }

    @Test
    void whereNothingHasAVersionTheWordsAreTheTeamsOwn() {
        assertThat(create("--migrations", "db=sql:plain", "--compatible", "db=spring..autumn"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void namesThatSomeFileSystemsTakeForOneAreRefusedWithinAKind() {
        console.write("config/CASE1.yaml", "a: 1\n").write("config/case1.yaml", "a: 2\n");

        assertThat(create("--config", "config/CASE1.yaml", "--config", "config/case1.yaml"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config/CASE1.yaml and config/case1.yaml: some file systems");
        assertThat(create("--flags", "config/CASE1.yaml", "--flags", "config/case1.yaml"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(create("--config", "config/prod.yaml", "--config", "./config/prod.yaml"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config/prod.yaml is there twice");
        assertThat(create("--config", "config/CASE1.yaml", "--flags", "config/case1.yaml"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void aCharacterThatNoNameHasIsToldAsThat() throws IOException {
        Files.writeString(console.folder().resolve("bell\u0007.yaml"), "a: 1\n");
        Files.writeString(console.folder().resolve("back\\slash.yaml"), "a: 1\n");
        console.write("release.yaml", """
            app: payments
            version: "1"
            config: ["bell\\u0007.yaml", 'back\\slash.yaml']
            """);

        assertThat(console.run("release", "create", "--file", "release.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("has a character that no name of a release's file has"));
    }

    @Test
    void aDigestThatWasCutIsToldAsThat() {
        assertThat(create("--artifact", "api=registry.example/api@sha256:abc")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("the digest is too short: sha256: takes 64 hex digits, not 3");
        assertThat(create("--data", "a=sha256:" + "A".repeat(64))).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("the digest takes 0-9 and a-f");
    }
}

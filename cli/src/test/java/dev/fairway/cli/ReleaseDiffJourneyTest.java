package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two releases and what differs between them.
@ExtendWith(StoryConsole.class)
final class ReleaseDiffJourneyTest {

    private static final String API = "api=registry.example/payments-api@sha256:";

    private final Console console;

    ReleaseDiffJourneyTest(Console console) {
        this.console = console.wide(200);
    }

    private Console create(String version, String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "payments", "--version", version));
        arguments.addAll(List.of(more));
        assertThat(console.run(arguments.toArray(String[]::new)))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        return console;
    }

    /// Two commits, each with its release.
    private void twoReleases() {
        console.write("config/base.yaml", "db: {max: 10, password: correct-horse-battery-1}\nlevel: info\n")
                .write("sql/V1__payment.sql", "create table payment (id int);\n")
                .commit("First");
        create("1", "--commit", "HEAD", "--config", "config/base.yaml", "--migrations", "db=flyway:sql");
        console.write("config/base.yaml", "level: info\ndb:\n  max: 20\n  password: correct-horse-battery-2\n")
                .write("sql/V1__payment.sql", "create table payment (id bigint);\n")
                .write("sql/V2__currency.sql", "alter table payment add currency text;\n")
                .commit("Second");
        create("2", "--commit", "HEAD", "--config", "config/base.yaml", "--migrations", "db=flyway:sql");
    }

    @Test
    void filesAreComparedByMeaningAsTheirCommitsHaveThem() {
        twoReleases();
        console.remove("config/base.yaml").write("sql/V1__payment.sql", "");

        assertThat(console.run("release", "diff", "payments@1", "payments@2")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .startsWith("payments@2 brings to an environment that runs payments@1: 2 other values in"
                        + " config/base.yaml; 1 migration to apply, 1 that it has applied otherwise (db).")
                .contains(
                        "config/base.yaml#db.max",
                        "config/base.yaml#db.password",
                        "secret fp:",
                        "1 value is the same in both")
                .containsPattern("The commits differ: payments@1 is of [0-9a-f]{12}, payments@2 is of [0-9a-f]{12}")
                .contains("! V1__payment.sql is not what whoever runs payments@1 has applied: Flyway", "added")
                .doesNotContain("correct-horse");
    }

    @Test
    void jsonSaysTheSame() {
        twoReleases();

        assertThat(console.run("release", "diff", "payments@1", "payments@2", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("\"command\": \"release diff\"", "\"path\": \"db.max\"", "\"rewritesThePast\": true")
                .doesNotContain("correct-horse");
    }

    /// The two lists of files are one, and the releases are not: how far one can go back.
    @Test
    void rangesThatAreCompatibleAreTold() {
        console.write("sql/V1__a.sql", "create table a (id int);\n")
                .write("sql/V5__b.sql", "create table b (id int);\n")
                .write("sql/V10__c.sql", "create table c (id int);\n");
        create("1", "--migrations", "f=flyway:sql", "--compatible", "f=1..10");
        create("2", "--migrations", "f=flyway:sql", "--compatible", "f=5..10");
        create("3", "--migrations", "f=flyway:sql");

        assertThat(console.run("release", "diff", "payments@1", "payments@2")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("nothing to migrate in f, compatible 5..10 instead of 1..10.")
                .contains("    compatible 1..10 in 1, 5..10 in 2");
        console.run("release", "diff", "payments@3", "payments@2");
        assertThat(console.out()).contains("compatible 5..10 instead of nothing stated.", "    compatible 5..10 in 2");
        console.run("release", "diff", "payments@1", "payments@3");
        assertThat(console.out()).contains("compatible with nothing stated instead of 1..10.");
        console.run("release", "diff", "payments@1", "payments@2", "--format", "json");
        assertThat(console.out())
                .containsPattern("\"compatible\": \\{\\s{1,20}\"from\": \"1..10\",\\s{1,20}\"to\": \"5..10\"");
    }

    @Test
    void whatIsGoneIsNotSaidToBeOtherwise() {
        console.write("sql/V1__a.sql", "create table a (id int);\n");
        create("1", "--migrations", "g=flyway:sql", "--data", "seed=sha256:" + "c".repeat(64));
        console.write("sql/V2__b.sql", "create table b (id int);\n");
        create("2", "--migrations", "g=flyway:sql", "--data", "seed=sha256:" + "c".repeat(64));
        create("3", "--data", "seed=sha256:" + "c".repeat(64));

        console.run("release", "diff", "payments@2", "payments@1");
        assertThat(console.out())
                .contains("1 that it has applied and that is gone (g).")
                .contains("V2__b.sql is gone, and whoever runs payments@2 has applied it: Flyway refuses to go on")
                .doesNotContain("otherwise");
        console.run("release", "diff", "payments@2", "payments@3");
        assertThat(console.out())
                .contains("migrations g goes.", "V1__a.sql is gone, and whoever runs payments@2 has applied it")
                .doesNotContain("Flyway refuses");
    }

    @Test
    void bytesThatAreNowhereAreAGapAndNoAgreement() {
        console.write("config/base.yaml", "a: 1\n");
        create("1", "--config", "config/base.yaml");
        console.write("config/base.yaml", "a: 2\n");
        create("2", "--config", "config/base.yaml");

        assertThat(console.run("release", "diff", "payments@1", "payments@2")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("config/base.yaml is not the same, and how could not be read", "Not checked")
                .contains("its bytes in payments@1 are neither in the ledger nor in this repository, and it names no"
                        + " commit")
                .contains("run this where config/base.yaml lies as it was recorded");
    }

    @Test
    void aFileThatIsTooLargeToBeComparedIsNotChecked() {
        for (var version : List.of("1", "2")) {
            console.write("flags.json", "{\"a\": %s%s}".formatted(version, " ".repeat(16 << 20)))
                    .commit(version);
            create(version, "--commit", "HEAD", "--flags", "flags.json");
        }

        assertThat(console.run("release", "diff", "payments@1", "payments@2")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("Not checked", "its 16777224 bytes are more than the 16 MiB of a file of which settings");
    }

    @Test
    void whatHasOnlyADigestIsToldByIt() {
        create("1", "--artifact", API + "a".repeat(64));
        create("2", "--artifact", API + "b".repeat(64), "--data", "seed=sha256:" + "c".repeat(64));

        assertThat(console.run("release", "diff", "payments@1", "payments@2")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("artifact api is another one; data seed is new.");
    }

    @Test
    void onlyReleasesOfOneApplicationAreCompared() {
        create("1", "--artifact", API + "a".repeat(64));
        console.run("release", "create", "--app", "web", "--version", "1", "--artifact", API + "a".repeat(64));

        assertThat(console.run("release", "diff", "payments@1", "web@1")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("two applications");
        assertThat(console.run("release", "diff", "payments@1", "payments@1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("one and the same release");
        assertThat(console.run("release", "diff", "payments@8", "payments@9")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("'payments@8'", "'payments@9'");
    }
}

package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The last changes that reached production: what each was, and where it had been before.
final class LastChangesTest {

    private static final String MIGRATIONS = "shop/src/main/resources/db/migration/";

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void tell() {
        repository = SampleRepository.in(folder);
        state("stage", 3, "1.4.0");
        state("prod", 3, "1.4.0");
        repository.write(MIGRATIONS + "V1__orders.sql", "create table orders (id int);\n");
        repository.commit("Begin");
        console = Console.in(folder);
    }

    private void state(String environment, int retries, String version) {
        repository.write("deploy/values-" + environment + ".yaml", """
            retries: %d
            image:
              repository: shop
              tag: %s
            """.formatted(retries, version));
    }

    @Test
    void migrationsOfAllEnvironmentsAreChangesThatReachedProduction() {
        repository.write(MIGRATIONS + "V2__index.sql", "create index i on orders (id);\n");
        repository.commit("Index orders");
        repository.write(MIGRATIONS + "V1__orders.sql", "create table orders (id bigint);\n");
        repository.commit("Widen ids");

        assertThat(console.run("audit", "--last")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains("The last 2 changes that reached prod")
                .contains("database", MIGRATIONS + "V2__index.sql", "new; one file for every environment")
                .contains("changed; environments that ran it already do not run it again");
    }

    @Test
    void stepsForPeopleAreChangesThatReachedProduction() {
        repository.write("ops/one-off/repair.sql", "update orders set id = 1;\n");
        repository.commit("Repair by hand");

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("manual step", "ops/one-off/repair.sql", "Repair by hand");
    }

    @Test
    void whatOneMergeBroughtEverywhereCameTogether() {
        repository.as("Bo").merged("topic", () -> {
            state("stage", 5, "1.4.0");
            repository.commit("Retry more in stage");
            state("prod", 5, "1.4.0");
            repository.commit("Retry more in production");
        });

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("prod: 3 -> 5", "stage got it in the same merge or commit", "Everywhere at once")
                .contains("Bo, \"Retry more in production\"");
    }

    @Test
    void whatAMergeChoseByItselfIsTheDoingOfWhoMerged() {
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.as("Bo");
        state("prod", 5, "1.4.0");
        repository.commit("Retry more in production");
        repository.git("checkout", "--quiet", "main");
        repository.as("Mia").git("merge", "--quiet", "--no-ff", "--no-commit", "topic");
        state("prod", 4, "1.4.0");
        repository.commit("Merge topic");

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("prod: 3 -> 4", "Mia, \"Merge topic\"")
                .doesNotContain("Bo");
    }

    @Test
    void whatTheSideSetForProductionIsToldByItsOwnCommit() {
        repository.as("Mia").merged("topic", () -> {
            repository.as("Bo");
            state("prod", 5, "1.4.0");
            repository.commit("Retry more in production");
            repository.write("deploy/values-prod.yaml", """
                # as measured
                retries: 5
                image: {repository: shop, tag: 1.4.0}
                """);
            repository.as("Carl").commit("Say why");
        });

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("Bo, \"Retry more in production\"").doesNotContain("Carl", "Mia");
    }

    @Test
    void anArtifactThatStageHadIsToldWithHowLong() {
        state("stage", 3, "1.5.0");
        repository.commit("1.5.0 to stage");
        state("prod", 3, "1.5.0");
        repository.commit("1.5.0 to production");

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("artifact", "prod: 1.4.0 -> 1.5.0", "stage had held it for 1 hour");
    }

    @Test
    void whatIsGoneIsToldAsGone() {
        repository.write("deploy/values-stage.yaml", "image: {repository: shop, tag: 1.4.0}\n");
        repository.commit("Stage needs no retries");
        repository.write("deploy/values-prod.yaml", "image: {repository: shop, tag: 1.4.0}\n");
        repository.commit("Nor does production");

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("prod: 3 -> absent", "stage had been without it for 1 hour");
    }

    @Test
    void wholeFilesAreCalledSoAndEveryKindStandsApartFromItsPlace() {
        repository.write("infra/stage/main.tf", "# nothing yet\n");
        repository.write("infra/stage/dns.tf", "# nothing yet\n");
        repository.write("infra/prod/main.tf", "# nothing yet\n");
        repository.commit("Begin the infrastructure");
        repository.write("infra/prod/dns.tf", "# nothing yet\n");
        repository.commit("Names for production");

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("infrastructure infra/{env}/dns.tf", "prod: absent -> whole file", "stage had held it for");
    }

    @Test
    void whatDifferedIsNamedOnceAndOnlyWhatIsNewAfterThat() {
        state("stage", 4, "1.4.0");
        repository.commit("Stage retries");
        state("prod", 3, "1.5.0");
        repository.commit("1.5.0");
        state("prod", 3, "1.6.0");
        repository.commit("1.6.0");

        assertThat(console.run("audit", "--last", "2")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("When it came, 1 other value differed from stage: deploy/values-{env}.yaml#retries")
                .contains("When it came, 1 other value differed from stage, all of them among those above.");
    }

    @Test
    void whatOneCommitGaveEachAsItsOwnCameTogether() {
        peers("");
        repository.commit("List nobody");
        peers("  - {application: mailer, cluster: %s-east}\n");
        repository.commit("Let the mailer in");

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("stage got one of its own in the same merge or commit", "Everywhere at once")
                .doesNotContain("had not held it", "Straight to production");
    }

    private void peers(String item) {
        List.of("stage", "prod")
                .forEach(environment -> repository.write(
                        "deploy/peers-" + environment + ".yaml",
                        "retries: 3\npeers:\n  - {application: shop}\n"
                                + item.formatted(environment.equals("stage") ? "dev" : "live")));
    }

    @Test
    void whatChangedIsNoOtherValueThatDiffered() {
        application("stage", "false");
        application("prod", "false");
        repository.commit("Deploy by hand");
        application("prod", "true");
        repository.commit("Prune in production");

        assertThat(console.run("audit", "--last", "1")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("Application/shop-prod#spec.prune", "Straight to production")
                .doesNotContain("other value");
    }

    private void application(String environment, String prune) {
        repository.write("apps/shop-" + environment + ".yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: shop-%s}
            spec: {prune: %s}
            """.formatted(environment, prune));
    }

    @Test
    void aWordAfterLastThatIsNoNumberIsTheFolder() {
        state("prod", 4, "1.4.0");
        repository.commit("Retry once more");

        assertThat(console.run("audit", "--last", "deploy")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("The last change that reached prod", "prod: 3 -> 4");
        assertThat(console.run("audit", "--last", "--format", "json", "deploy")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("audit", "--last=2", "deploy")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("audit", "--last=few", "deploy")).isEqualTo(Exit.MISTAKE);
        assertThat(console.run("audit", "--last", "0")).isEqualTo(Exit.MISTAKE);
        assertThat(console.run("audit", "--last", "nowhere")).isEqualTo(Exit.MISTAKE);
    }
}

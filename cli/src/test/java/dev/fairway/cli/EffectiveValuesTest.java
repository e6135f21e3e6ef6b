package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an environment really holds, in formats with ways of their own to say it.
final class EffectiveValuesTest {

    @TempDir
    private Path folder;

    @Test
    void flatAndNestedSettingsOfDotNetAreOneAddress() {
        var console = Console.in(folder)
                .write("appsettings.json", "{\"Queue\": {\"Retries\": 3, \"Wait\": 10}}")
                .write("appsettings.Staging.json", "{\"Queue:Retries\": 5}")
                .write("appsettings.Production.json", "{\"Queue\": {\"Retries\": 9}}");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("#Queue.Retries", "staging     5", "production  9")
                .doesNotContain("Queue:Retries", "Wait");
    }

    @Test
    void iniFilesAreFound() {
        var console = Console.in(folder)
                .write("etc/staging.ini", "[http]\ntimeout = 30\n")
                .write("etc/production.ini", "[http]\ntimeout = 60\n")
                .write("db/my-staging.cnf", "[mysqld]\nmax_connections = 100\n")
                .write("db/my-production.cnf", "[mysqld]\nmax_connections = 90\n");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("etc/{env}.ini#http.timeout", "db/my-{env}.cnf#mysqld.max_connections");
    }

    @Test
    void aDateIsASettingUnlessItsNameSaysThatSomethingWasDoneThen() {
        var console = Console.in(folder)
                .write("staging.toml", "closes = 2026-12-01T00:00:00Z\ndeployed_at = 2026-11-01T09:00:00Z\n")
                .write("production.toml", "closes = 2027-01-01T00:00:00Z\ndeployed_at = 2026-11-03T09:00:00Z\n");

        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("{env}.toml#closes").doesNotContain("#deployed_at");
    }

    @Test
    void whatComesFromAnAnchorIsInherited() {
        var common = "common: &common\n  pool: 5\ndatabase:\n  <<: *common\n";
        var console = Console.in(folder).write("staging.yaml", common).write("production.yaml", common + "  pool: 9\n");

        assertThat(console.run("audit", "--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .containsPattern("(?s)\"path\": \"database.pool\".{1,80}\"staging\": \\{[^}]*\"inherited\": true");
    }
}

package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which keys are one key depends on who reads the file.
final class KeySpellingTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        config/{env}.yaml          | maxConn: 5            | max-conn: 5
        .env.{env}                 | WEB_PORT=80           | web_port=80
        config/{env}.toml          | maxConn = 5           | maxconn = 5
        chart/values-{env}.yaml    | featureOn: true       | feature_on: true
        config/{env}.json          | {"pool": {"Max": 1}}  | {"pool": {"max": 1}}
        shop-{env}.properties      | maxConn=5             | max.conn=5
        """)
    void anotherSpellingIsAnotherKey(String path, String staging, String production) {
        var console = Console.in(folder)
                .write(path.replace("{env}", "staging"), staging + "\n")
                .write(path.replace("{env}", "production"), production + "\n");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("absent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application-{env}.yml         | pool: {max-conn: %s}       | pool: {maxConn: %s}
        application-{env}.properties  | pool.max-conn=%s           | pool.MAX_CONN=%s
        appsettings.{env}.json        | {"Pool": {"MaxConn": %s}}  | {"pool": {"maxconn": %s}}
        """)
    void springAndDotNetReadSeveralSpellingsAsOne(String path, String staging, String production) {
        var console = Console.in(folder)
                .write(path.replace("{env}", "staging"), staging.formatted(5) + "\n")
                .write(path.replace("{env}", "production"), production.formatted(5) + "\n");
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);

        console.write(path.replace("{env}", "production"), production.formatted(9) + "\n");
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("staging  ", "5", "production  ", "9")
                .doesNotContain("absent");
    }

    @Test
    void dotNetTellsDashesApart() {
        var console = Console.in(folder)
                .write("appsettings.Staging.json", "{\"max-conn\": 5}")
                .write("appsettings.Production.json", "{\"MaxConn\": 5}");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void thePastOfAKeyIsKnownInEverySpelling() {
        Console.in(folder)
                .on("2026-01-05")
                .write("application-staging.yml", "pool: {max-conn: 5}\n")
                .write("application-production.yml", "pool: {maxConn: 5}\n")
                .commit("Begin");
        Console.in(folder)
                .on("2026-02-05")
                .write("application-production.yml", "pool: {maxConn: 9}\n")
                .commit("More connections");
        var console = Console.in(folder);

        assertThat(console.run("why", "max-conn")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("2026-01-05", "2026-02-05", "More connections");
    }
}

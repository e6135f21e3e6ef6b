package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which spellings are one value, and which only look like it.
final class SamenessTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        yaml        | a: true                          | a: True
        yaml        | a: 30                            | a: "30"
        yaml        | a: 1.50                          | a: 1.5
        yaml        | a: []                            | a: null
        properties  | a=TRUE                           | a=true
        yaml        | hosts: [a.example.com, b]        | hosts: [b, a.example.com]
        yaml        | args: [--quiet, --port=80]       | args: [--port=80, --quiet]
        yaml        | env: [{name: A}, {name: B}]      | env: [{name: B}, {name: A}]
        """)
    void meansTheSame(String extension, String staging, String production) {
        assertThat(check(extension, staging, production)).isEqualTo(Exit.CLEAN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        json        | {"a": "True"}                    | {"a": "true"}
        env         | A=TRUE                           | A=true
        toml        | a = "False"                      | a = "false"
        yaml        | a: "x "                          | a: "x"
        yaml        | a: ""                            | a: null
        yaml        | a: {}                            | a: null
        yaml        | a: [{}]                          | a: [null]
        yaml        | a: !Ref x                        | a: x
        yaml        | a: !If [x, y, z]                 | a: [x, y, z]
        yaml        | a: !Sub {b: 1}                   | a: {b: 1}
        yaml        | command: [sh, run]               | command: [run, sh]
        yaml        | args: [serve, --port, '80', x]   | args: [serve, x, --port, '80']
        yaml        | middleware: [auth, cache, log]   | middleware: [cache, auth, log]
        yaml        | initContainers: [{name: migrate, image: m}, {name: seed, image: s}] \
        | initContainers: [{name: seed, image: s}, {name: migrate, image: m}]
        yaml        | command: [sh, run, now]          | command: [run, sh]
        """)
    void doesNotMeanTheSame(String extension, String staging, String production) {
        assertThat(check(extension, staging, production)).isEqualTo(Exit.FINDINGS);
    }

    private Exit check(String extension, String staging, String production) {
        return Console.in(folder)
                .write("config/staging." + extension, staging + "\n")
                .write("config/production." + extension, production + "\n")
                .run("check");
    }

    @Test
    void theEndOfABlockOfTextSaysNothing() {
        assertThat(check("yaml", "a: |\n  one\n  two", "a: |-\n  one\n  two")).isEqualTo(Exit.CLEAN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        json    | {"a": 1, "a": 2} | CLEAN
        toml    | a = 1,a = 2      | UNSEEN
        tfvars  | a = 1,a = 2      | UNSEEN
        """)
    void aKeyThatMayNotStandTwiceIsAGapAndFailsWhereReadersRefuseIt(String extension, String twice, Exit exit) {
        var text = extension.equals("json") ? twice : twice.replace(',', '\n');

        assertThat(check(extension, text, text)).isEqualTo(exit);
        var console = Console.in(folder);
        console.run("check");
        assertThat(console.out()).contains("the key \"a\" stands in line 1 too");
    }
}

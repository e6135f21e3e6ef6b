package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Provenance that comes with a release.
@ExtendWith(StoryConsole.class)
final class ReleaseProvenanceTest {

    private static final String STATEMENT = """
        {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
         "subject": [{"name": "api", "digest": {"sha256": "%s"}}],
         "predicate": {"buildDefinition": {"buildType": "https://example.com/build"},
                       "runDetails": {"builder": {"id": "%s"}}}}
        """;
    private static final String BUILDER = "https://github.com/actions/runner";

    private final Console console;

    ReleaseProvenanceTest(Console console) {
        this.console = console.wide(200);
    }

    private Exit create(String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "payments", "--version", "1"));
        arguments.addAll(List.of("--artifact", "api=x@sha256:" + "a".repeat(64)));
        arguments.addAll(List.of("--artifact", "web=x@sha256:" + "b".repeat(64)));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    @Test
    void itIsBoundToTheArtifactThatItSpeaksOfAndToldWithItsBuilder() {
        console.write("p.json", STATEMENT.formatted("a".repeat(64), BUILDER));

        assertThat(create("--provenance", "p.json")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("provenance for api: says that " + BUILDER + " built 1 digest (it is not signed)");
        console.run("evidence", "list", "payments@1");
        assertThat(console.out()).contains("provenance of api").doesNotContain("web");
        assertThat(create("--provenance", "p.json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was recorded before, entry 1", "was recorded before, entry 2");
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    /// An artifact that did not change from one release to the next has its provenance in both.
    @Test
    void whatIsRightInBothReleasesIsNotAskedAbout() {
        console.write("p.json", STATEMENT.formatted("a".repeat(64), BUILDER));
        create("--provenance", "p.json");

        for (var api : List.of("a", "d")) {
            assertThat(console.run(
                            "release",
                            "create",
                            "--app",
                            "payments",
                            "--version",
                            "2" + api,
                            "--artifact",
                            "api=x@sha256:" + "a".repeat(64),
                            "--artifact",
                            "web=x@sha256:" + api.repeat(64),
                            "--provenance",
                            "p.json"))
                    .as(console.err())
                    .isEqualTo(Exit.CLEAN);
            assertThat(console.out())
                    .contains("provenance for api", "bound to payments@1, too", "the artifact is the same")
                    .doesNotContain("the right file");
        }
    }

    @Test
    void whatSpeaksOfAnotherArtifactOfTheReleaseIsToldAsThat() {
        create();
        console.write("p.json", STATEMENT.formatted("a".repeat(64), BUILDER));

        assertThat(bind("--artifact", "web")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("p.json: it does not speak of the artifact 'web'");
        assertThat(bind("--artifact", "none")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("payments@1 has no artifact 'none'").doesNotContain("p.json");
        assertThat(bind("--artifact", "api")).as(console.err()).isEqualTo(Exit.CLEAN);
        console.write("p.json", STATEMENT.formatted("c".repeat(64), BUILDER));
        assertThat(bind()).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("p.json: nothing that it speaks of is in the release");
    }

    private Exit bind(String... more) {
        var arguments = new ArrayList<>(List.of("evidence", "add", "payments@1", "--type", "provenance"));
        arguments.addAll(List.of("--file", "p.json"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    @Test
    void whatIsNotAboutTheReleaseOrNamesNoBuilderIsRefusedBeforeAnythingIsRecorded() {
        console.write("foreign.json", STATEMENT.formatted("c".repeat(64), BUILDER))
                .write("nobody.json", STATEMENT.formatted("a".repeat(64), ""))
                .write("other.json", "{}");

        assertThat(create("--provenance", "nobody.json", "--provenance", "other.json"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("nobody.json: ", "other.json: it is a file, and");
        assertThat(create("--provenance", "foreign.json")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("nothing was recorded", "foreign.json: nothing that it speaks of is in the release");
        assertThat(console.folder().resolve(".fairway/store")).doesNotExist();
    }
}

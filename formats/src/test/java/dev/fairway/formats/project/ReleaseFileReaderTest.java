package dev.fairway.formats.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.ReleaseFile.Migrated;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.report.SchemaFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseFileReaderTest {

    /// 64 hex digits, as a constant that annotations take.
    private static final String A64 = "aaaaaaaaaaaaaaaa" + "aaaaaaaaaaaaaaaa" + "aaaaaaaaaaaaaaaa" + "aaaaaaaaaaaaaaaa";

    private static final String DIGEST = "sha256:" + A64;

    private static final String WHOLE = """
        app: payments
        version: "1.10"
        commit: HEAD
        supersedes: DIGEST
        artifact:
          api: registry.example/payments-api@DIGEST
          cli: ./dist/cli.jar
        migrations:
          db: flyway:sql
          audit: {tool: liquibase, folder: changelog, compatible: {from: "1", to: "3.2"}}
        module: {network: infra/network}
        config: [base.yaml, other.yaml]
        flags: flags.json
        data: {seed: DIGEST}
        """.replace("DIGEST", DIGEST);

    private static ReleaseFileReading read(String text) {
        return ReleaseFileReader.read(Source.of("release.yaml"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> mistakes(String text) {
        return read(text).mistakes().stream().map(Object::toString).toList();
    }

    @Test
    void allThatOptionsSayCanStandInIt() {
        var reading = read(WHOLE);

        assertThat(reading.mistakes()).isEmpty();
        var file = reading.file();
        assertThat(file.version()).contains("1.10");
        assertThat(file.artifacts())
                .containsEntry("api", "registry.example/payments-api@" + DIGEST)
                .containsEntry("cli", "./dist/cli.jar");
        assertThat(file.migrations())
                .containsEntry("db", new Migrated(MigrationTool.FLYWAY, "sql", Optional.empty()))
                .containsEntry(
                        "audit",
                        new Migrated(MigrationTool.LIQUIBASE, "changelog", Optional.of(new Compatible("1", "3.2"))));
        assertThat(file.config()).containsExactly("base.yaml", "other.yaml");
        assertThat(file.flags()).containsExactly("flags.json");
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        assertThat(mistakes("""
            app: Payments
            version: 1.10
            artefact: {}
            artifact: {api: "registry.example/api:latest"}
            migrations: {db: {tool: sqitch}}
            config: [{a: 1}]
            """))
                .containsExactly(
                        "release.yaml:1: app takes a-z, 0-9, '.', '_' and '-'",
                        "release.yaml:2: version is a text: write it in quotes, since a number loses its last zeros",
                        "release.yaml:3: 'artefact' is no key of a release: did you mean 'artifact'?",
                        "release.yaml:4: artifact.api is named by its digest, as in …@sha256:… (a tag can be moved), or"
                                + " is a file, as in ./dist/app.jar",
                        "release.yaml:5: migrations.db has a tool of flyway, golang-migrate, liquibase or sql",
                        "release.yaml:5: migrations.db names no folder",
                        "release.yaml:6: each of config is a text");
        assertThat(mistakes("a: [\n")).isNotEmpty();
    }

    /// The place would be lost in silence.
    @Test
    void whatStandsBeforeADigestIsAReference() {
        var mistakes = mistakes("""
            artifact:
              a: Registry.example/Team/API@DIGEST
              b: https://registry.example/b@DIGEST
              c: bob:hunter2@registry.example/a@DIGEST
              d: "not a ref@DIGEST"
              e: Registry.example:5000/team/api:1.4_A@DIGEST
              f: DIGEST
            """.replace("DIGEST", DIGEST));

        assertThat(mistakes)
                .containsExactly(
                        "release.yaml:2: artifact.a: the repository takes lower case",
                        "release.yaml:3: artifact.b: a reference begins with the registry, without a scheme as"
                                + " https://",
                        "release.yaml:4: artifact.c looks like a secret, and a release is kept for ever",
                        "release.yaml:5: artifact.d: blanks and control characters stand in no reference to an image");
    }

    @Test
    void aKeyThatIsThereTwiceIsNoGuess() {
        assertThat(mistakes("""
            app: payments
            version: "1"
            artifact:
              api: ./one.jar
              api: ./other.jar
            app: other
            """))
                .hasSize(2)
                .anySatisfy(it -> assertThat(it).startsWith("release.yaml:5: "))
                .anySatisfy(it -> assertThat(it).startsWith("release.yaml:6: "));
        assertThat(mistakes("{\"app\": \"payments\",\n \"app\": \"other\"}"))
                .singleElement()
                .asString()
                .startsWith("release.yaml:2: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"app\": \"a\", \"config\": [\"x\"]}",
                "{\"app\": \"A\"}",
                "{\"version\": 1.1}",
                "{\"app\": \"a\", \"other\": 1}",
                "{\"artifact\": {\"a\": \"x\"}}",
                "{\"artifact\": {\"a\": \"x/y.jar\"}}",
                "{\"artifact\": {\"a\": \"./x\", \"b\": \"/y\", \"c\": \"file:z\", \"d\": \"../v\"}}",
                "{\"artifact\": {\"a\": 1}}",
                "{\"artifact\": {\"a\": \"Registry.example/Team/API@sha256:" + A64 + "\"}}",
                "{\"artifact\": {\"a\": \"https://registry.example/b@sha256:" + A64 + "\"}}",
                "{\"artifact\": {\"a\": \"bob:pw@registry.example/a@sha256:" + A64 + "\"}}",
                "{\"artifact\": {\"a\": \"not a ref@sha256:" + A64 + "\"}}",
                "{\"artifact\": {\"a\": \"@sha256:" + A64 + "\"}}",
                "{\"artifact\": {\"a\": \"[::1]:5000/team/api:1.4_A@sha256:" + A64 + "\"}}",
                "{\"artifact\": {\"a\": \"api.jar@sha256:" + A64 + "\"}}",
                "{\"data\": {\"a\": \"./x\"}}",
                "{\"migrations\": {\"db\": \"flyway:sql\"}}",
                "{\"migrations\": {\"db\": \"other:sql\"}}",
                "{\"migrations\": {\"db\": {\"tool\": \"sql\"}}}",
                "{\"migrations\": {\"db\": {\"tool\": \"sql\", \"folder\": \"x\", \"compatible\": {\"from\": \"1\"}}}}",
                "{\"module\": {\"UP\": \"x\"}}",
                "{\"flags\": {}}"
            })
    void theSchemaAcceptsTheSame(String text) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaFiles.read("release-file").orElseThrow(), InputFormat.JSON);

        assertThat(schema.validate(text, InputFormat.JSON).isEmpty())
                .isEqualTo(mistakes(text).isEmpty());
    }
}

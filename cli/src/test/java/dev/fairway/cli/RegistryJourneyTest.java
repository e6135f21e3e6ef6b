package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Releases and a real registry, from the image's push to the day on which it is gone.
@ExtendWith(StoryConsole.class)
final class RegistryJourneyTest {

    private static final String REPOSITORY = "team/payments-api";

    private final Console console;
    private final List<RegistryProcess> running = new ArrayList<>();

    RegistryJourneyTest(Console console) throws IOException {
        this.console = console;
        Files.createDirectories(console.folder().resolve("sql"));
        Files.writeString(console.folder().resolve("sql/V1__payment.sql"), "create table payment (id bigint);\n");
        Files.writeString(console.folder().resolve("sql/V2__currency.sql"), "alter table payment add currency text;\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var registry : running) {
            registry.stop();
        }
    }

    private RegistryProcess registry(boolean closed) throws IOException, InterruptedException {
        var registry = RegistryProcess.start(home().resolve("registry" + running.size()), closed);
        running.add(registry);
        return registry;
    }

    private Path home() {
        return Path.of(console.folder() + "-home");
    }

    private Exit create(String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "payments", "--version", "1.4.2"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private Exit verify(String... more) {
        var arguments = new ArrayList<>(List.of("release", "verify", "payments@1.4.2"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private String shown() {
        assertThat(console.run("release", "show", "payments@1.4.2")).isEqualTo(Exit.CLEAN);
        return console.out();
    }

    private long entries() {
        console.run("ledger", "show");
        return console.out().lines().count();
    }

    @Test
    void anImageIsTakenByItsTagAndWatchedFromThenOn() throws IOException, InterruptedException {
        var registry = registry(false);
        var image = registry.host() + "/" + REPOSITORY;
        var digest = registry.push(REPOSITORY, "1.4.2", "first", "amd64", "arm64");

        // Taken: its digest, its platforms and the migrations are seen at once.
        assertThat(create(
                        "--from-image", "api=" + image + ":1.4.2", "--migrations", "db=flyway:sql", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"state\": \"candidate\"", "\"index\": 1");
        assertThat(shown()).contains("artifact    api  " + digest, "state       candidate, seen, entry 2");
        console.run("release", "list");
        assertThat(console.out()).contains("payments@1.4.2  2 parts  candidate");
        console.run("ledger", "show");
        assertThat(console.out()).contains("saw the parts of release payments@1.4.2");

        // Nothing has changed, and nothing is added.
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("index " + digest + " for linux/amd64, linux/arm64", "as it was seen before");
        assertThat(create(
                        "--from-image", "api=" + image + ":1.4.2", "--migrations", "db=flyway:sql", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"created\": false", "\"state\": \"candidate\"");
        assertThat(entries()).isEqualTo(3);

        // The tag is moved: the release is what it was, and that is told.
        var other = registry.push(REPOSITORY, "1.4.2", "second", "amd64");
        assertThat(verify("--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("the tag of api was moved", image + ":1.4.2 leads to " + other, digest);
        assertThat(console.out())
                .contains("\"now\": \"" + other + "\"", "\"digest\": \"" + digest + "\"", "\"state\": \"candidate\"");
        assertThat(create("--from-image", "api=" + image + ":1.4.2", "--migrations", "db=flyway:sql"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("payments@1.4.2 is another release");
        assertThat(entries()).isEqualTo(3);
    }

    @Test
    void whatABuilderAttestsOfOnePlatformIsEvidenceOfThatPlatformAlone() throws IOException, InterruptedException {
        var registry = registry(false);
        registry.push(REPOSITORY, "1.4.2", "first", "amd64", "arm64");
        create("--from-image", "api=" + registry.host() + "/" + REPOSITORY + ":1.4.2");
        verify("--format", "json");
        var platform = Pattern.compile("\"architecture\": \"arm64\"[^}]*\"manifest\": \"(sha256:[0-9a-f]{64})\"")
                .matcher(console.out());
        assertThat(platform.find()).isTrue();
        statement("of-arm64.json", platform.group(1));
        statement("of-another.json", "sha256:" + "7".repeat(64));

        assertThat(provenance("of-another.json")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("nothing that it speaks of is in the release");
        assertThat(provenance("of-arm64.json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("api (linux/arm64)");
        assertThat(provenance("of-arm64.json", "--artifact", "api")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was recorded before");

        console.run("evidence", "list", "payments@1.4.2");
        assertThat(console.out()).contains("provenance of api (linux/arm64)").hasLineCount(1);
        // It is about no whole artifact.
        console.run("evidence", "list", "payments@1.4.2", "--format", "json");
        assertThat(console.out()).contains("\"artifacts\": []", "\"about\": \"api (linux/arm64)\"");
        assertThat(console.run("ledger", "package", "payments@1.4.2", "-o", "p.tar"))
                .as(console::err)
                .isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "verify", "p.tar")).isEqualTo(Exit.CLEAN);
    }

    private Exit provenance(String file, String... more) {
        var arguments =
                new ArrayList<>(List.of("evidence", "add", "payments@1.4.2", "--type", "provenance", "--file", file));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private void statement(String file, String subject) throws IOException {
        Files.writeString(console.folder().resolve(file), """
            {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
             "subject": [{"name": "pkg:docker/api?platform=linux%%2Farm64", "digest": {"sha256": "%s"}}],
             "predicate": {"buildDefinition": {"buildType": "https://example.org/build", "externalParameters": {}},
                           "runDetails": {"builder": {"id": "https://example.org/builder"}}}}
            """.formatted(subject.substring("sha256:".length())));
    }

    @Test
    void anImageThatIsGoneLeavesItsReleaseUnverifiedUntilItComesBack() throws IOException, InterruptedException {
        var registry = registry(false);
        var digest = registry.push(REPOSITORY, "1.4.2", "first", "amd64", "arm64");
        create("--from-image", "api=" + registry.host() + "/" + REPOSITORY + ":1.4.2");

        registry.delete(REPOSITORY, digest);
        assertThat(verify()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("api is missing: ");
        assertThat(shown()).contains("state       unverified, missing api, entry 3");
        assertThat(registry.push(REPOSITORY, "1.4.2", "first", "amd64", "arm64"))
                .isEqualTo(digest);
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(shown()).contains("state       candidate, seen, entry 4");

        // The registry is gone: nobody knows, and nothing is recorded.
        registry.stop();
        assertThat(verify("--format", "json")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("cannot be reached", "nothing was recorded");
        assertThat(console.out()).contains("\"state\": \"candidate\"", "\"recorded\": false", "\"entry\": null");
        assertThat(entries()).isEqualTo(5);
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aReleaseNamedByDigestIsVerifiedLater() throws IOException, InterruptedException {
        var registry = registry(false);
        var digest = registry.push(REPOSITORY, "1.4.2", "first", "amd64");
        var artifact = "api=%s/%s:1.4.2@%s".formatted(registry.host(), REPOSITORY, digest);

        create("--artifact", artifact, "--format", "json");
        assertThat(console.out()).contains("\"state\": \"unverified\"");
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("payments@1.4.2 is candidate", "recorded, entry 2");
        console.run("ledger", "export", home().resolve("export").toString());
        assertThat(console.run("ledger", "verify", home().resolve("export").toString()))
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void anotherRepositoryThatIsNamedByMistakeIsNoMovedTag() throws IOException, InterruptedException {
        var registry = registry(false);
        var image = registry.host() + "/" + REPOSITORY;
        registry.push(REPOSITORY, "1.4.2", "first", "amd64");
        registry.push("team/worker", "1.4.2", "other", "amd64");
        create("--from-image", "api=" + image + ":1.4.2");

        assertThat(verify("--artifact", "api=" + registry.host() + "/team/worker:1.4.2"))
                .isEqualTo(Exit.MISTAKE);

        assertThat(console.err())
                .contains("--artifact api: ", "/team/worker:1.4.2 leads to ")
                .doesNotContain("moved", "missing");
        assertThat(shown()).contains("state       candidate, seen, entry 2", "in " + image + ":1.4.2");
        assertThat(verify()).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aFileOfAReleaseSaysWhereItsImagesAreAndOptionsGoBeforeIt() throws IOException, InterruptedException {
        var registry = registry(false);
        var image = registry.host() + "/" + REPOSITORY;
        var digest = registry.push(REPOSITORY, "1.4.2", "first", "amd64");
        var other = registry.push(REPOSITORY, "1.4.3", "second", "amd64");
        Files.writeString(
                console.folder().resolve("release.yaml"),
                "app: payments\nversion: \"1.4.2\"\nartifact: {api: \"%s@%s\"}\n".formatted(image, digest));

        console.run("release", "create", "--file", "release.yaml", "--verify", "--format", "json");
        assertThat(console.out()).contains("\"state\": \"candidate\"");
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        console.run(
                "release",
                "create",
                "--file",
                "release.yaml",
                "--version",
                "2",
                "--from-image",
                "api=" + image + ":1.4.3");
        console.run("release", "show", "payments@2");
        assertThat(console.out()).contains("api  " + other, "candidate");
    }

    @Test
    void whereAnArtifactIsCanBeSaidLaterAndIsRemembered() throws IOException, InterruptedException {
        var registry = registry(false);
        var digest = registry.push(REPOSITORY, "1.4.2", "first", "amd64");
        create("--artifact", "api=" + digest);

        assertThat(verify()).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("nobody has said where api is", "--artifact api=");
        assertThat(verify("--artifact", "api=%s/%s".formatted(registry.host(), REPOSITORY)))
                .isEqualTo(Exit.CLEAN);
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(entries()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsNotRecorded() throws IOException, InterruptedException {
        var registry = registry(false);
        var digest = registry.push(REPOSITORY, "1.4.2", "first", "amd64");
        var image = registry.host() + "/" + REPOSITORY;

        assertThat(create("--from-image", image + ":1.4.3")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains(image + ":1.4.3", "nothing was recorded");
        assertThat(create("--verify", "--artifact", "api=" + image + "@sha256:" + "a".repeat(64)))
                .isEqualTo(Exit.FINDINGS);
        assertThat(create("--from-image", "localhost:1/api:1")).isEqualTo(Exit.UNSEEN);
        assertThat(create(
                        "--verify",
                        "--artifact",
                        "api=" + digest,
                        "--from-image",
                        "https://ann:pass@registry.example/api",
                        "--from-image",
                        image,
                        "--artifact",
                        "payments-api=" + image + "@" + digest))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("api names no registry", "--from-image takes", "payments-api is there twice")
                .doesNotContain("ann:pass");
        assertThat(console.folder().resolve(".fairway")).doesNotExist();

        assertThat(create("--verify", "--artifact", "api=" + image + "@" + digest, "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"state\": \"candidate\"");
    }

    @Test
    void aRegistryIsOpenedWithWhatDockerKeeps() throws IOException, InterruptedException {
        var registry = registry(true);
        registry.push(REPOSITORY, "1.4.2", "first", "amd64");
        var image = registry.host() + "/" + REPOSITORY + ":1.4.2";
        var config = Files.createDirectories(home().resolve(".docker")).resolve("config.json");

        assertThat(create("--from-image", image)).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("wants credentials", "docker login " + registry.host());
        Files.writeString(config, "{\"auths\":{\"%s\":{\"auth\":\"YW5uOndyb25n\"}}}".formatted(registry.host()));
        assertThat(create("--from-image", image)).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("refuses the credentials");
        Files.writeString(
                config, "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry.host(), RegistryProcess.auth()));

        assertThat(create("--from-image", image)).isEqualTo(Exit.CLEAN);
        assertThat(shown()).contains("payments-api", "candidate");
        assertThat(verify("--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out() + console.err()).doesNotContain(RegistryProcess.secrets());
        var store = Files.readAllBytes(console.folder().resolve(".fairway/store/ledger.db"));
        assertThat(new String(store, StandardCharsets.ISO_8859_1)).doesNotContain(RegistryProcess.secrets());
    }

    @Test
    void migrationsAreReadAgainWhereTheyLieOrAtTheirCommit() throws IOException {
        create("--migrations", "db=flyway:sql", "--compatible", "db=1..2");
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("db  2 files of migrations", "is candidate");

        Files.writeString(console.folder().resolve("sql/V2__currency.sql"), "changed\n");
        assertThat(verify()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("db is missing: what lies in sql, 2 files, is not what the release has");
        Files.writeString(console.folder().resolve("sql/V02__twice.sql"), "twice\n");
        assertThat(verify("--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("\"missing\": [", "\"state\": \"unverified\"");

        console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                "2",
                "--config",
                "config/prod.yaml",
                "--commit",
                "HEAD");
        assertThat(console.run("release", "verify", "payments@2")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("payments@2 is unverified");
    }

    @Test
    void aSecretInTheNameOfAnImageDoesNotEnter() {
        var token = "ghp_" + "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv1Wx2";
        var tagged = "registry.example/api:" + token;

        assertThat(create("--artifact", "api=" + tagged + "@sha256:" + "a".repeat(64)))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("api: what is said of where it is looks like a secret")
                .doesNotContain(token);
        assertThat(create("--from-image", tagged)).isEqualTo(Exit.MISTAKE);
        create("--artifact", "api=sha256:" + "a".repeat(64));
        assertThat(verify("--artifact", "api=" + tagged)).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).doesNotContain(token);
    }

    @Test
    void mistakesAreToldAtOnce() {
        create("--artifact", "api=registry.example/api@sha256:" + "a".repeat(64));

        assertThat(verify("--artifact", "api", "--artifact", "web=registry.example/web", "--migrations", "db=sql"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("--artifact takes NAME=REF", "no artifact of this name", "--migrations takes");
        assertThat(verify("--artifact", "api=registry.example/api@sha256:" + "b".repeat(64)))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.run("release", "verify", "payments@9")).isEqualTo(Exit.MISTAKE);
    }
}

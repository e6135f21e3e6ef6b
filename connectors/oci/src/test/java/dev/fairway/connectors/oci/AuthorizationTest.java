package dev.fairway.connectors.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.ImageRegistries.Look;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How registries are opened with what people have.
final class AuthorizationTest {

    private static final String HOST = "registry.example";
    private static final String BASIC = basic("ann", "s3cr3t:with colon");
    private static final String BEARER = "Bearer realm=\"https://auth.example/token?account=x\",service=\"registry"
            + " service\",scope=\"repository:*:*\"";

    @TempDir
    Path folder;

    private Stage stage;
    private final Image image = Image.index("amd64", "arm64");

    @BeforeEach
    void open() {
        stage = new Stage(folder);
        stage.image(HOST, "team/api", image);
        stage.on("auth.example", "/token", 200, Map.of(), json("{\"token\":\"t0ken\"}"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aTokenForNobodyIsAskedForOnceAndOnlyToReadThisRepository() {
        stage.closed(HOST, BEARER, "Bearer t0ken");

        assertSeen("registry.example/team/api:1");
        assertThat(stage.asked("auth.example"))
                .containsExactly(new Stage.Asked(
                        "GET",
                        "auth.example",
                        "/token?account=x&scope=repository%3Ateam%2Fapi%3Apull&service=registry+service",
                        "",
                        ""));
    }

    @Test
    void aPasswordIsTakenToTheRealmThatTheRegistryNames() {
        stage.closed(HOST, BEARER, "Bearer t0ken");
        stage.write(".docker/config.json", auths("registry.example"));

        assertSeen("registry.example/team/api:1");
        assertThat(stage.asked("auth.example"))
                .extracting(Stage.Asked::authorization)
                .containsExactly(BASIC);
        assertThat(stage.asked(HOST)).extracting(Stage.Asked::authorization).doesNotContain(BASIC);
    }

    @Test
    void aPasswordIsNotSentBeforeItIsAskedFor() {
        stage.write(".docker/config.json", auths("registry.example"));

        assertSeen("registry.example/team/api:1");
        assertThat(stage.asked()).extracting(Stage.Asked::authorization).containsOnly("");
    }

    @Test
    void basicIsAnsweredWithThePassword() {
        stage.closed(HOST, "Basic realm=\"registry\"", BASIC);
        stage.write(".docker/config.json", auths("https://registry.example/v2/"));

        assertSeen("registry.example/team/api:1");
    }

    @Test
    void ofSeveralChallengesOneThatIsKnownIsTaken() {
        stage.closed(HOST, "Negotiate, Basic realm=\"x, y\", " + BEARER, "Bearer t0ken");

        assertSeen("registry.example/team/api:1");
    }

    @Test
    void anIdentityTokenIsPostedAndExchanged() {
        stage.closed(HOST, BEARER, "Bearer t0ken");
        stage.write(
                ".docker/config.json",
                "{\"auths\":{\"registry.example\":{\"auth\":\"YW5uOng=\",\"identitytoken\":\"id3ntity\"}}}");

        assertSeen("registry.example/team/api:1");
        assertThat(stage.asked("auth.example")).singleElement().satisfies(it -> {
            assertThat(it.method()).isEqualTo("POST");
            assertThat(it.path()).doesNotContain("id3ntity");
            assertThat(it.authorization()).isEmpty();
            assertThat(it.body()).contains("grant_type=refresh_token", "refresh_token=id3ntity", "client_id=fairway");
        });
    }

    @Test
    void aHelperOfOneRegistryIsAskedOnceByItsNameWithoutOurSecrets() {
        stage.closed(HOST, BEARER, "Bearer t0ken");
        stage.write(
                ".docker/config.json", "{\"credsStore\":\"never\",\"credHelpers\":{\"registry.example\":\"mine\"}}");
        stage.set("FAIRWAY_LOG_KEY", "never passed on");
        stage.program("docker-credential-mine", """
            read server; echo "$1 $server $FAIRWAY_LOG_KEY" >>"$HOME/asked"
            echo '{"ServerURL":"x","Username":"ann","Secret":"s3cr3t:with colon"}'\
            """);

        assertSeen("registry.example/team/api:1");
        assertThat(stage.asked("auth.example"))
                .extracting(Stage.Asked::authorization)
                .containsExactly(BASIC);
        assertThat(folder.resolve("home/asked")).hasContent("get registry.example \n");
    }

    @Test
    void aHelperMayHaveAnIdentityToken() {
        stage.closed(HOST, BEARER, "Bearer t0ken");
        stage.write(".docker/config.json", "{\"credsStore\":\"mine\"}");
        stage.program("docker-credential-mine", "echo '{\"Username\":\"<token>\",\"Secret\":\"id3ntity\"}'");

        assertSeen("registry.example/team/api:1");
        assertThat(stage.asked("auth.example")).extracting(Stage.Asked::method).containsExactly("POST");
    }

    @Test
    void aHelperThatKnowsNothingLeavesItToTheFile() {
        stage.closed(HOST, "Basic", BASIC);
        stage.write(".docker/config.json", auths("registry.example").replaceFirst("\\{", "{\"credsStore\":\"mine\","));
        stage.program("docker-credential-mine", "echo 'credentials not found in native keychain'; exit 1");

        assertSeen("registry.example/team/api:1");
    }

    @Test
    void whyAHelperGaveNothingIsSaid() {
        stage.closed(HOST, "Basic", BASIC);
        var expected = Map.of(
                "gone", "there is no program docker-credential-gone here",
                "../../x", "there is no program docker-credential-… here",
                "broken", "docker-credential-broken failed with exit code 3",
                "odd", "docker-credential-odd answers nothing that can be read",
                "slow", "docker-credential-slow did not answer within 2 seconds");
        stage.program("docker-credential-broken", "echo s3cr3t-of-helper; exit 3");
        stage.program("docker-credential-odd", "echo s3cr3t-of-helper");
        stage.program("docker-credential-slow", "sleep 30");

        expected.forEach((helper, why) -> {
            stage.write(".docker/config.json", "{\"credsStore\":\"%s\"}".formatted(helper));
            assertThat(stage.look("registry.example/team/api:1"))
                    .isEqualTo(new Look.Unseen("registry.example/team/api:1: registry.example wants credentials, and"
                            + " none are kept for it here (docker login registry.example): " + why));
        });
    }

    @Test
    void aProgramInsideTheFolderThatIsLookedAtIsNeverStarted() {
        stage.closed(HOST, "Basic", BASIC);
        stage.write(".docker/config.json", "{\"credsStore\":\"mine\"}");
        stage.set("PATH", folder.resolve("work/bin") + ":.:");
        stage.write("../work/bin/docker-credential-mine", "#!/bin/sh\ntouch \"$HOME/started\"")
                .toFile()
                .setExecutable(true);

        assertThat(stage.look("registry.example/team/api:1")).isInstanceOf(Look.Unseen.class);
        assertThat(folder.resolve("home/started")).doesNotExist();
    }

    @Test
    void dockerHubHasNamesOfItsOwn() {
        stage.image("registry-1.docker.io", "library/nginx", image);
        stage.closed(
                "registry-1.docker.io",
                "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\"",
                "Bearer hub");
        stage.on("auth.docker.io", "/token", 200, Map.of(), json("{\"access_token\":\"hub\"}"));

        for (var key : List.of("https://index.docker.io/v1/", "docker.io", "index.docker.io")) {
            stage.write(".docker/config.json", auths(key));
            for (var name : List.of("nginx:1", "docker.io/nginx:1", "index.docker.io/library/nginx:1")) {
                assertSeen(name);
            }
        }
        assertThat(stage.asked("auth.docker.io"))
                .extracting(Stage.Asked::authorization)
                .containsOnly(BASIC)
                .hasSize(9);
    }

    @Test
    void aHelperIsAskedForDockerHubByItsOldKey() {
        stage.image("registry-1.docker.io", "library/nginx", image);
        stage.closed("registry-1.docker.io", "Basic", BASIC);
        stage.write(".docker/config.json", "{\"credsStore\":\"mine\"}");
        stage.program("docker-credential-mine", """
            read server; [ "$server" = https://index.docker.io/v1/ ] || exit 1
            echo '{"Username":"ann","Secret":"s3cr3t:with colon"}'\
            """);

        assertSeen("nginx:1");
    }

    @Test
    void filesOfDockerAndPodmanAreFound() {
        stage.closed(HOST, "Basic", BASIC);
        var file = auths("registry.example");
        stage.write("run/containers/auth.json", file);
        assertThat(stage.look("registry.example/team/api:1")).isInstanceOf(Look.Unseen.class);
        stage.set("XDG_RUNTIME_DIR", folder.resolve("home/run").toString());
        assertSeen("registry.example/team/api:1");

        stage.set("XDG_RUNTIME_DIR", "");
        stage.write("elsewhere/config.json", file);
        stage.set("DOCKER_CONFIG", folder.resolve("home/elsewhere").toString());
        assertSeen("registry.example/team/api:1");

        stage.set("DOCKER_CONFIG", "");
        stage.set("REGISTRY_AUTH_FILE", stage.write("own.json", file).toString());
        assertSeen("registry.example/team/api:1");

        stage.set("REGISTRY_AUTH_FILE", "");
        stage.write(".config/containers/auth.json", file);
        assertSeen("registry.example/team/api:1");
    }

    @Test
    void ofCredentialsForPartsOfARegistryTheNearestIsTaken() {
        stage.closed(HOST, "Basic", BASIC);
        var other = Base64.getEncoder().encodeToString("other:person".getBytes(StandardCharsets.UTF_8));
        var own = Base64.getEncoder().encodeToString("ann:s3cr3t:with colon".getBytes(StandardCharsets.UTF_8));
        stage.write(".docker/config.json", """
            {"auths": {"registry.example": {"auth": "%1$s"}, "registry.example/team": {"auth": "%2$s"},
                       "registry.example/teamwork": {"auth": "%1$s"}}}
            """.formatted(other, own));

        assertSeen("registry.example/team/api:1");
    }

    @Test
    void credentialsOfOthersAreNoCredentials() {
        stage.closed(HOST, "Basic", BASIC);
        stage.write(".docker/config.json", auths("registry.example:8443"));

        assertThat(stage.look("registry.example/team/api:1"))
                .isEqualTo(
                        new Look.Unseen("registry.example/team/api:1: registry.example wants credentials, and none are"
                                + " kept for it here (docker login registry.example)"));
        assertThat(stage.asked()).extracting(Stage.Asked::authorization).containsOnly("");
    }

    @Test
    void credentialsThatDoNotOpenAreRefusedAndNotShown() {
        stage.closed(HOST, "Basic", basic("somebody", "else"));
        stage.write(".docker/config.json", auths("registry.example"));

        assertThat(stage.look("registry.example/team/api:1"))
                .isEqualTo(
                        new Look.Unseen("registry.example/team/api:1: registry.example refuses the credentials that are"
                                + " kept for it; log in once more"));
    }

    @Test
    void aFileThatIsNoneIsNamed() {
        stage.closed(HOST, "Basic", BASIC);
        var file = stage.write(".docker/config.json", "{\"auths\": s3cr3t");

        assertThat(stage.look("registry.example/team/api:1"))
                .isInstanceOfSatisfying(
                        Look.Unseen.class,
                        it -> assertThat(it.why())
                                .endsWith(": " + file + " is no file of credentials")
                                .doesNotContain("s3cr3t"));
    }

    private void assertSeen(String reference) {
        assertThat(stage.look(reference)).isInstanceOf(Look.Seen.class);
    }

    private static String auths(String key) {
        return "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(key, BASIC.substring("Basic ".length()));
    }

    private static String basic(String user, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

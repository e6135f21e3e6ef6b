package dev.fairway.connectors.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.ImageRegistries.Look;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Registries that would like to send us, and our secrets, somewhere else.
final class HostileRegistryTest {

    private static final String HOST = "registry.example";
    private static final String SECRET = "YW5uOnMzY3IzdA==";

    @TempDir
    Path folder;

    private Stage stage;
    private final Image image = Image.single("amd64");

    @BeforeEach
    void open() {
        stage = new Stage(folder);
        stage.image(HOST, "api", image);
        stage.write(".docker/config.json", "{\"auths\":{\"registry.example\":{\"auth\":\"%s\"}}}".formatted(SECRET));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://auth.example/token",
                "http://registry.example/token",
                "ftp://auth.example/token",
                "file:///etc/passwd",
                "//auth.example/token",
                "/token",
                "auth",
                "",
                "https:///token",
                "https://",
                "https://user:pass@auth.example/token",
                "https://auth.example:99999/token",
                "https://127.0.0.1/token",
                "https://localhost/token",
                "https://[::1]/token",
                "https://[::ffff:127.0.0.1]/token",
                "https://[::ffff:a9fe:a9fe]/token",
                "https://[64:ff9b::a9fe:a9fe]/token",
                "https://[fe80::1]/token",
                "https://0.0.0.0/token",
                "https://10.1.2.3/token",
                "https://100.64.0.1/token",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/token",
                "https://0x7f000001/token",
                "https://0x7f.1/token",
                "https://127.1/token",
                "https://0177.0.0.1/token",
                "https://127.0.0.1./token",
                "javascript:alert(1)",
                "https://auth.example/to ken",
                "https://auth.example\\@evil.example/token"
            })
    void aRealmIsAskedOnlyWhereItMayBe(String realm) {
        stage.closed(HOST, "Bearer realm=\"%s\"".formatted(realm.replace("\\", "\\\\")), "Bearer never");

        var look = stage.look("registry.example/api:1");

        assertThat(look)
                .isInstanceOfSatisfying(
                        Look.Unseen.class, it -> assertThat(it.why()).containsAnyOf("nobody is asked", "names nobody"));
        assertThat(look.toString()).doesNotContain(SECRET, "s3cr3t", "user:pass");
        assertThat(stage.asked()).extracting(Stage.Asked::host).containsOnly(HOST);
        assertThat(stage.tunnelled()).containsOnly("registry.example:443");
        assertThat(stage.asked()).extracting(Stage.Asked::authorization).containsOnly("");
    }

    @Test
    void aRealmThatPointsOnIsNotFollowed() {
        stage.closed(HOST, "Bearer realm=\"https://auth.example/token\"", "Bearer never");
        stage.on("auth.example", "/token", 307, Map.of("Location", "https://evil.example/token"), new byte[0]);

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(new Look.Unseen(
                        "registry.example/api:1: registry.example has no token: auth.example answered 307"));
        assertThat(stage.asked("evil.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{\"token\":\"\"}",
                "{\"token\":\"a\\r\\nX-Evil: 1\"}",
                "{\"token\":7}",
                "{\"token\":\"ü\"}"
            })
    void whatIsNoTokenIsNotSent(String answer) {
        stage.closed(HOST, "Bearer realm=\"https://auth.example/token\"", "Bearer never");
        stage.on("auth.example", "/token", 200, Map.of(), answer.getBytes(StandardCharsets.UTF_8));

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(new Look.Unseen(
                        "registry.example/api:1: registry.example has no token: auth.example gave none"));
    }

    @Test
    void aTokenThatDoesNotOpenIsTriedOnce() {
        stage.closed(HOST, "Bearer realm=\"https://auth.example/token\"", "Bearer never");
        stage.on("auth.example", "/token", 200, Map.of(), "{\"token\":\"t\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(stage.look("registry.example/api:1")).isInstanceOf(Look.Unseen.class);
        assertThat(stage.asked("auth.example")).hasSize(1);
    }

    @Test
    void whatOpensTheRegistryIsNotTakenToWhereItPoints() {
        var blob = "/v2/api/blobs/" + image.configs().getFirst().digest();
        stage.closed(HOST, "Basic", "Basic " + SECRET);
        stage.on(HOST, blob, 307, Map.of("Location", "https://cdn.example/config?signature=s1gned"), new byte[0]);
        stage.on(
                "cdn.example",
                "/config",
                200,
                Map.of(),
                image.configs().getFirst().bytes());

        assertThat(stage.look("registry.example/api:1")).isInstanceOf(Look.Seen.class);
        assertThat(stage.asked("cdn.example"))
                .singleElement()
                .satisfies(it -> assertThat(it.authorization()).isEmpty());
        assertThat(stage.asked(HOST)).extracting(Stage.Asked::authorization).contains("Basic " + SECRET);
    }

    @Test
    void whereARegistryPointsToNobodyAsksForOurSecrets() {
        stage.on(HOST, "/v2/api/manifests/1", 302, Map.of("Location", "https://evil.example/x"), new byte[0]);
        stage.on(
                "evil.example",
                "/x",
                401,
                Map.of("WWW-Authenticate", "Bearer realm=\"https://evil.example/token\""),
                new byte[0]);

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(new Look.Unseen("registry.example/api:1: registry.example does not let it be read"));
        assertThat(stage.asked()).extracting(Stage.Asked::path).doesNotContain("/token");
        assertThat(stage.asked()).extracting(Stage.Asked::authorization).containsOnly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example/config",
                "https://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/config",
                "https://10.0.0.1/config",
                "https://ann:pass@cdn.example/config",
                "file:///etc/passwd",
                "mailto:ann@example",
                "::::",
                ""
            })
    void aRedirectIsFollowedOnlyWhereItMayBe(String location) {
        stage.on(HOST, "/v2/api/manifests/1", 302, Map.of("Location", location), new byte[0]);

        assertThat(stage.look("registry.example/api:1"))
                .isInstanceOfSatisfying(
                        Look.Unseen.class,
                        it -> assertThat(it.why())
                                .contains("points to where nobody goes")
                                .doesNotContain("pass@"));
        assertThat(stage.tunnelled()).containsOnly("registry.example:443");
    }

    @Test
    void redirectsHaveAnEnd() {
        stage.on(HOST, "/v2/api/manifests/1", 302, Map.of("Location", "1"), new byte[0]);

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(
                        new Look.Unseen("registry.example/api:1: registry.example points elsewhere more than 5 times"));
        assertThat(stage.asked()).hasSize(6);
    }

    @Test
    void aRegistryWithoutTlsIsOnThisMachineOrNotOneAtAll() {
        stage.image(stage.local(), "api", image);
        var port = stage.local().substring("127.0.0.1:".length());
        stage.set("NO_PROXY", "*");

        // The same server under a name that is not of this machine: nothing is asked without TLS.
        assertThat(stage.look("127.0.0.1.nip.invalid:%s/api:1".formatted(port))).isInstanceOf(Look.Unseen.class);
        assertThat(stage.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example, https://registry.example/x, true",
        "https://registry.example, https://registry.example:8443/x, true",
        "https://registry.example, https://public.example/x, true",
        "https://registry.example, https://inside.example/x, false",
        "https://registry.example, https://mixed.example/x, false",
        "https://registry.example, https://metadata.example/x, false",
        "https://registry.example, https://machine.example/x, false",
        "https://registry.example, https://unknown.example/x, false",
        "https://inside.example, https://inside2.example/x, true",
        "https://inside.example, https://public.example/x, true",
        "https://inside.example, https://metadata.example/x, false",
        "https://inside.example, https://machine.example/x, false",
        "https://mixed.example, https://inside.example/x, false",
        "http://localhost:5000, http://localhost:5001/x, true",
        "http://localhost:5000, http://127.0.0.1:5001/x, true",
        "http://localhost:5000, https://public.example/x, true",
        "http://localhost:5000, http://public.example/x, false",
        "http://localhost:5000, https://metadata.example/x, false",
        "http://localhost:5000, http://localhost.evil.example/x, false",
        "https://localhost:5000, http://localhost:5001/x, false"
    })
    void nobodyLeadsFurtherInThanHeIs(String registry, URI target, boolean goes) throws Exception {
        var addresses = Map.of(
                "registry.example", List.of(InetAddress.getByName("203.0.113.7")),
                "public.example", List.of(InetAddress.getByName("198.51.100.9"), InetAddress.getByName("2001:db8::1")),
                "inside.example", List.of(InetAddress.getByName("10.0.0.7")),
                "inside2.example", List.of(InetAddress.getByName("192.168.0.7")),
                "mixed.example", List.of(InetAddress.getByName("203.0.113.8"), InetAddress.getByName("10.0.0.8")),
                "metadata.example", List.of(InetAddress.getByName("169.254.169.254")),
                "machine.example", List.of(InetAddress.getLoopbackAddress()));
        var passage = new Passage(
                uri -> Optional.ofNullable(addresses.get(uri.getHost())).orElseThrow(UnknownHostException::new));

        assertThat(passage.refusal(Origin.of(URI.create(registry)).orElseThrow(), target))
                .as("%s to %s", registry, target)
                .matches(it -> it.isEmpty() == goes);
    }

    @Test
    void challengesAreReadHoweverOdd() {
        assertThat(Challenge.read(List.of("Bearer realm=\"a\\\"b\",  service = x , Basic")))
                .extracting(Challenge::scheme)
                .containsExactly("bearer", "basic");
        for (var odd :
                List.of("", ",", "=", "Bearer =", "Bearer realm", "Bearer realm=\"", "Bearer realm=\"\\", "\"\"")) {
            assertThat(Challenge.read(List.of(odd))).hasSizeLessThan(3);
        }
        assertThat(Challenge.read(List.of("x".repeat(20_000)))).isEmpty();
    }
}

package dev.fairway.connectors.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.ImageRegistries.Look;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Registries that are slow, large, busy or broken.
final class LimitsTest {

    private static final String HOST = "registry.example";
    private static final String MANIFEST = "/v2/api/manifests/1";

    @TempDir
    Path folder;

    private Stage stage;
    private final Image image = Image.single("amd64");

    @BeforeEach
    void open() {
        stage = new Stage(folder);
        stage.image(HOST, "api", image);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {(4L << 20) + 1, 0})
    void aManifestHasAnEnd(long length) {
        var body = new byte[(4 << 20) + 1];
        stage.on(HOST, MANIFEST, exchange -> {
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        assertThat(stage.look("registry.example/api:1")).isEqualTo(unseen("answers with more than 4194304 bytes"));
    }

    @Test
    void aConfigurationHasAnEnd() {
        stage.on(HOST, "/v2/api/blobs/" + image.configs().getFirst().digest(), exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 9; i++) {
                exchange.getResponseBody().write(new byte[1 << 20]);
            }
        });

        assertThat(stage.look("registry.example/api:1")).isEqualTo(unseen("answers with more than 8388608 bytes"));
    }

    @Test
    void anAnswerThatIsCutOffIsAskedForAgainAndThenNotSeen() {
        var count = new AtomicInteger();
        stage.on(HOST, MANIFEST, exchange -> {
            count.incrementAndGet();
            exchange.sendResponseHeaders(200, image.top().bytes().length + 100);
            exchange.getResponseBody().write(image.top().bytes());
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(stage.look("registry.example/api:1")).isEqualTo(unseen("broke off in the middle of its answer"));
        assertThat(count).hasValue(3);
    }

    @Test
    void aDripIsNotWaitedForToItsEnd() {
        stage.on(HOST, MANIFEST, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                pause(100);
            }
        });
        var begin = System.nanoTime();

        assertThat(stage.look("registry.example/api:1")).isEqualTo(unseen("did not answer within 2 seconds"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void anImageIsNotWaitedForToItsEndThoughEachAnswerComes() {
        stage.patience = new Patience(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(800),
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                1);
        var many = Image.index("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8");
        stage.image(HOST, "many", many);
        for (var part : many.manifests()) {
            stage.on(HOST, "/v2/many/manifests/" + part.digest(), exchange -> {
                pause(300);
                Stage.send(exchange, 200, Map.of("Content-Type", Image.MANIFEST), part.bytes());
            });
        }

        assertThat(stage.look("registry.example/many:1")).isInstanceOf(Look.Unseen.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatMayPassIsAskedForAgain(int status) {
        var count = new AtomicInteger();
        stage.on(HOST, MANIFEST, exchange -> {
            if (count.incrementAndGet() < 3) {
                Stage.send(exchange, status, Map.of("Retry-After", "1"), new byte[0]);
            } else {
                Stage.send(
                        exchange,
                        200,
                        Map.of("Content-Type", Image.MANIFEST),
                        image.top().bytes());
            }
        });
        var begin = System.nanoTime();

        assertThat(stage.look("registry.example/api:1")).isInstanceOf(Look.Seen.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void whoWantsToBeWaitedForTooLongIsNot() {
        stage.on(HOST, MANIFEST, 429, Map.of("Retry-After", "86400"), new byte[0]);

        assertThat(stage.look("registry.example/api:1")).isEqualTo(unseen("asks to come back in 86400 seconds"));
        assertThat(stage.asked(HOST)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "Thu, 01 Jan 1970 00:00:00 GMT", "-5", ""})
    void aTimeThatIsNoneOrPastIsAsIfNoneWereNamed(String time) {
        stage.on(HOST, MANIFEST, 503, Map.of("Retry-After", time), new byte[0]);

        assertThat(stage.look("registry.example/api:1")).isEqualTo(unseen("answered 503"));
        assertThat(stage.asked(HOST)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 418, 501})
    void whatWillNotPassIsNotAskedForAgain(int status) {
        stage.on(HOST, MANIFEST, status, Map.of(), new byte[0]);

        assertThat(stage.look("registry.example/api:1")).isEqualTo(unseen("answered " + status));
        assertThat(stage.asked(HOST)).hasSize(1);
    }

    @Test
    void whoIsNotThereCannotBeReached() throws IOException {
        var port = freePort();
        assertThat(stage.look("localhost:%d/api:1".formatted(port)))
                .isEqualTo(
                        new Look.Unseen("localhost:%1$d/api:1: localhost:%1$d cannot be reached: nothing answers there"
                                .formatted(port)));
        stage.set("NO_PROXY", "*");
        assertThat(stage.look("registry.invalid/api:1"))
                .isEqualTo(new Look.Unseen(
                        "registry.invalid/api:1: registry.invalid cannot be reached: its name is not known here"));
    }

    @Test
    void aCertificateThatNobodyBelievesIsNot() {
        stage.set("SSL_CERT_FILE", "");

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(unseen("cannot be trusted: no certificate of it is believed here"));
    }

    @Test
    void onThisMachineTlsMayBeMissing() {
        stage.image(stage.local(), "api", image);
        stage.on(stage.local(), "/v2/", 200, Map.of(), new byte[0]);

        assertThat(stage.look(stage.local() + "/api:1")).isInstanceOf(Look.Seen.class);
        assertThat(stage.tunnelled()).isEmpty();
    }

    @Test
    void whoIsBusyWithoutTlsIsAskedAgainAndToldSo() {
        stage.image(stage.local(), "api", image);
        stage.on(stage.local(), "/v2/", 429, Map.of("Retry-After", "86400"), new byte[0]);
        assertThat(stage.look(stage.local() + "/api:1")).isInstanceOf(Look.Seen.class);

        stage.on(stage.local(), MANIFEST, 429, Map.of("Retry-After", "86400"), new byte[0]);
        assertThat(stage.look(stage.local() + "/api:1")).isEqualTo(unseenHere("asks to come back in 86400 seconds"));

        var count = new AtomicInteger();
        stage.on(stage.local(), MANIFEST, exchange -> {
            if (count.incrementAndGet() < 3) {
                Stage.send(exchange, 429, Map.of("Retry-After", "1"), new byte[0]);
            } else {
                Stage.send(
                        exchange,
                        200,
                        Map.of("Content-Type", Image.MANIFEST),
                        image.top().bytes());
            }
        });
        assertThat(stage.look(stage.local() + "/api:1")).isInstanceOf(Look.Seen.class);
    }

    @Test
    void whoAnswersTooMuchWithoutTlsIsToldSo() {
        var body = new byte[(4 << 20) + 1];
        for (var path : List.of("/v2/", MANIFEST)) {
            stage.on(stage.local(), path, exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
        }

        assertThat(stage.look(stage.local() + "/api:1")).isEqualTo(unseenHere("answers with more than 4194304 bytes"));
    }

    @Test
    void whoPointsElsewhereWithoutTlsIsToldSo() {
        for (var path : List.of("/v2/", MANIFEST)) {
            stage.on(stage.local(), path, 302, Map.of("Location", "http://evil.example/"), new byte[0]);
        }

        assertThat(stage.look(stage.local() + "/api:1"))
                .isInstanceOfSatisfying(
                        Look.Unseen.class,
                        it -> assertThat(it.why()).contains("points to where nobody goes: evil.example"));
    }

    @Test
    void whoPointsToHimselfByTlsAndSpeaksNoneIsToldSo() throws IOException {
        try (var server = new ServerSocket(0)) {
            var host = "localhost:" + server.getLocalPort();
            Thread.ofVirtual().start(() -> pointToTls(server, host));

            assertThat(stage.look(host + "/api:1"))
                    .isEqualTo(
                            new Look.Unseen("%1$s/api:1: %1$s cannot be trusted: what it answers is no TLS, or broken"
                                    .formatted(host)));
        }
    }

    /// Answers what is no TLS to whatever comes, until it is closed.
    private static void pointToTls(ServerSocket server, String host) {
        var answer = "HTTP/1.1 301 Moved\r\nLocation: https://%s/v2/\r\nContent-Length: 0\r\n\r\n"
                .formatted(host)
                .getBytes(StandardCharsets.UTF_8);
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                var asked = new byte[4096];
                if (socket.getInputStream().read(asked) > 0) {
                    socket.getOutputStream().write(answer);
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException _) {
                // Who asked is gone, or the server is.
            }
        }
    }

    private Look unseenHere(String why) {
        return new Look.Unseen("%1$s/api:1: %1$s %2$s".formatted(stage.local(), why));
    }

    @Test
    void tooManyManifestsAreNotLookedAt() {
        var descriptors = IntStream.range(0, 101)
                .mapToObj(it -> Image.single("arch" + it))
                .peek(it -> stage.image(HOST, "api", it))
                .map(it -> it.top().descriptor(""))
                .toList();
        stage.manifest(HOST, "api", "many", Image.indexOf(descriptors));

        assertThat(stage.look("registry.example/api:many"))
                .isInstanceOfSatisfying(
                        Look.Unseen.class, it -> assertThat(it.why()).contains("more manifests than are looked at"));
        assertThat(stage.asked(HOST)).hasSizeLessThan(205);
        assertThat(List.copyOf(stage.tunnelled())).containsOnly("registry.example:443");
    }

    private static Look unseen(String why) {
        return new Look.Unseen("registry.example/api:1: registry.example " + why);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.fairway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.ledger.bytes.Bytes;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// A real registry on this machine, without TLS, into which images are pushed by its own protocol.
final class RegistryProcess {

    static final String USER = "ann";
    static final String PASSWORD = "correct horse";

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    /// The password by bcrypt, as `htpasswd -B` writes it.
    private static final String HTPASSWD = USER + ":$2b$04$aMuS7ufGASPEza3Sli5MOe5cagsbv2Cw99IZYVdUNKXdIep9HWb3W\n";

    private final Process process;
    private final int port;
    private final boolean closed;
    private final HttpClient client = HttpClient.newHttpClient();

    private RegistryProcess(Process process, int port, boolean closed) {
        this.process = process;
        this.port = port;
        this.closed = closed;
    }

    /// Skips the test where no registry is installed.
    static RegistryProcess start(Path folder, boolean closed) throws IOException, InterruptedException {
        var program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(it -> Path.of(it, "docker-registry"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no docker-registry on the PATH; dev/install-tools installs it");
        var port = freePort();
        Files.createDirectories(folder);
        var auth = "auth: {htpasswd: {realm: registry, path: %s}}\n"
                .formatted(Files.writeString(folder.resolve("htpasswd"), HTPASSWD));
        var config = Files.writeString(
                folder.resolve("config.yml"), """
                    version: 0.1
                    log: {level: error}
                    storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
                    http: {addr: "127.0.0.1:%d"}
                    """.formatted(folder.resolve("images"), port) + (closed ? auth : ""));
        var process = new ProcessBuilder(program.get().toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (var waited = 0; !answers(port); waited++) {
            if (waited > 300 || !process.isAlive()) {
                process.destroyForcibly();
                throw new IOException(Files.readString(folder.resolve("log")));
            }
            Thread.sleep(50);
        }
        return new RegistryProcess(process, port, closed);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    String host() {
        return "localhost:" + port;
    }

    /// Pushes an image for some architectures, and lets a tag lead to it.
    ///
    /// @param content what tells it from others
    /// @return its digest
    String push(String repository, String tag, String content, String... architectures)
            throws IOException, InterruptedException {
        var children = new ArrayList<String>();
        for (var architecture : architectures) {
            var config = "{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":{\"Labels\":{\"content\":\"%s\"}}}"
                    .formatted(architecture, content);
            blob(repository, config);
            var manifest = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[]}"
                    .formatted(MANIFEST, descriptor(CONFIG, config, ""));
            manifest(repository, digest(manifest), MANIFEST, manifest);
            children.add(descriptor(
                    MANIFEST,
                    manifest,
                    ",\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}".formatted(architecture)));
        }
        var index = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
                .formatted(INDEX, String.join(",", children));
        manifest(repository, tag, INDEX, index);
        return digest(index);
    }

    void delete(String repository, String digest) throws IOException, InterruptedException {
        send("DELETE", "/v2/%s/manifests/%s".formatted(repository, digest), "", new byte[0]);
    }

    private void blob(String repository, String content) throws IOException, InterruptedException {
        var begun = send("POST", "/v2/%s/blobs/uploads/".formatted(repository), "", new byte[0]);
        var place = URI.create(begun.headers().firstValue("Location").orElseThrow());
        send(
                "PUT",
                place.getRawPath() + "?" + place.getRawQuery() + "&digest=" + digest(content),
                "application/octet-stream",
                content.getBytes(UTF_8));
    }

    private void manifest(String repository, String name, String type, String content)
            throws IOException, InterruptedException {
        send("PUT", "/v2/%s/manifests/%s".formatted(repository, name), type, content.getBytes(UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (closed) {
            request.header("Authorization", "Basic " + auth());
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    /// The password as Docker's file of credentials has it.
    static String auth() {
        return Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
    }

    private static String descriptor(String type, String content, String more) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
                .formatted(type, digest(content), content.getBytes(UTF_8).length, more);
    }

    private static String digest(String content) {
        return "sha256:" + Bytes.utf8(content).sha256().hex();
    }

    /// What is never shown.
    static List<String> secrets() {
        return List.of(PASSWORD, auth());
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, SECONDS)) {
            process.destroyForcibly();
        }
    }
}

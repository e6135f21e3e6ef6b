package dev.fairway.connectors.oci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.fairway.connector.ImageRegistries;
import dev.fairway.core.release.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Hosts that answer what a test tells them to, reached by their names over TLS, and one on this machine without it.
///
/// A host without an answer for a path says so as registries do.
final class Stage implements AutoCloseable {

    static final List<String> HOSTS = List.of(
            "registry.example",
            "auth.example",
            "cdn.example",
            "evil.example",
            "registry-1.docker.io",
            "auth.docker.io");

    /// What one host answers at one path.
    interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    /// One question that arrived.
    record Asked(String method, String host, String path, String authorization, String body) {}

    private final Path folder;
    private final HttpsServer secure;
    private final HttpServer open;
    private final Tunnels tunnels;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    Patience patience = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofMillis(5),
            Duration.ofSeconds(2),
            3);

    Stage(Path folder) {
        this.folder = folder;
        try {
            var believed = folder.resolve("believed.pem");
            Files.writeString(believed, Certificates.all().believed());
            secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            secure.setHttpsConfigurator(new HttpsConfigurator(Certificates.all().server()));
            open = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            for (var server : List.of(secure, open)) {
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/", this::answer);
                server.start();
            }
            tunnels = new Tunnels(secure.getAddress().getPort());
            environment.put("HTTPS_PROXY", "http://127.0.0.1:" + tunnels.port());
            environment.put("SSL_CERT_FILE", believed.toString());
            environment.put(
                    "HOME", Files.createDirectories(folder.resolve("home")).toString());
            environment.put("PATH", Files.createDirectories(folder.resolve("bin")) + ":" + System.getenv("PATH"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The registry on this machine, without TLS.
    String local() {
        return "127.0.0.1:" + open.getAddress().getPort();
    }

    /// The same server, by TLS, under a name of this machine.
    String localSecure() {
        return "localhost:" + secure.getAddress().getPort();
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    ImageRegistries registries() {
        return OciConnector.open(environment, folder.resolve("work"), patience, Duration.ofSeconds(2));
    }

    ImageRegistries.Look look(String reference) {
        return registries().look(ImageReference.parse(reference).orElseThrow());
    }

    ImageRegistries.TagLook tag(String reference) {
        return registries().tag(ImageReference.parse(reference).orElseThrow());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Asked> asked(String host) {
        return asked.stream().filter(it -> it.host().equals(host)).toList();
    }

    List<String> tunnelled() {
        return tunnels.asked();
    }

    /// @param path without its query
    void on(String host, String path, Script script) {
        scripts.put(host + path, script);
    }

    void on(String host, String path, int status, Map<String, String> headers, byte[] body) {
        on(host, path, exchange -> send(exchange, status, headers, body));
    }

    /// Serves a manifest under its digest, and under a tag.
    void manifest(String host, String repository, String tag, Image.Part part) {
        for (var name : List.of(tag, part.digest())) {
            on(
                    host,
                    "/v2/%s/manifests/%s".formatted(repository, name),
                    200,
                    Map.of("Content-Type", part.mediaType(), "Docker-Content-Digest", part.digest()),
                    part.bytes());
        }
    }

    void blob(String host, String repository, Image.Part part) {
        on(
                host,
                "/v2/%s/blobs/%s".formatted(repository, part.digest()),
                200,
                Map.of("Content-Type", "application/octet-stream"),
                part.bytes());
    }

    /// Serves a whole image, by digest and by the tag 1.
    void image(String host, String repository, Image image) {
        image.manifests().forEach(part -> manifest(host, repository, "unnamed", part));
        image.configs().forEach(part -> blob(host, repository, part));
        manifest(host, repository, "1", image.top());
    }

    /// Asks for something first at all paths below `/v2/`.
    void closed(String host, String challenge, String header) {
        var before = new HashMap<>(scripts);
        before.forEach((key, script) -> {
            if (key.startsWith(host + "/v2/")) {
                scripts.put(key, exchange -> {
                    if (header.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                        script.answer(exchange);
                    } else {
                        send(exchange, 401, Map.of("WWW-Authenticate", challenge), new byte[0]);
                    }
                });
            }
        });
    }

    /// Writes a file below the home folder.
    Path write(String name, String text) {
        try {
            var file = folder.resolve("home").resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts a program where programs are looked for.
    void program(String name, String script) {
        try {
            var file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void send(HttpExchange exchange, int status, Map<String, String> headers, byte[] body) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        var none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var host = exchange.getRequestHeaders().getFirst("Host");
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                host,
                exchange.getRequestURI().toString(),
                authorization == null ? "" : authorization,
                body));
        var script = scripts.get(host + exchange.getRequestURI().getPath());
        if (script != null) {
            script.answer(exchange);
            return;
        }
        send(
                exchange,
                404,
                Map.of("Content-Type", "application/json"),
                "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        secure.stop(0);
        open.stop(0);
        tunnels.close();
    }
}

package dev.fairway.connectors.oci;

import dev.fairway.connector.ImageRegistries;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Reaches registries of images. Nothing is asked, and no credential is looked up, before a registry is.
public final class OciConnector {

    private static final Duration HELPER = Duration.ofSeconds(20);

    private OciConnector() {}

    /// @param environment of the process: where credentials are kept, and which proxy is asked
    /// @param untrusted the folder that is looked at: no program inside it is started
    public static ImageRegistries open(Map<String, String> environment, Path untrusted) {
        return open(environment, untrusted, Patience.USUAL, HELPER);
    }

    static ImageRegistries open(Map<String, String> environment, Path untrusted, Patience patience, Duration helper) {
        var surroundings = new Surroundings(environment);
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect())
                .proxy(surroundings.proxies());
        surroundings.trust().ifPresent(client::sslContext);
        return new Registries(
                new Wire(client.build(), patience, InstantSource.system()),
                new Passage(surroundings::addresses),
                Keyring.of(environment, new CredentialProgram(environment, untrusted, helper)),
                patience);
    }
}

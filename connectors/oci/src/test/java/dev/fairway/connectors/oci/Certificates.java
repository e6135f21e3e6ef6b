package dev.fairway.connectors.oci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// One certificate for all hosts of the tests, made once by the `keytool` of the runtime.
///
/// @param server what a server speaks with
/// @param believed its certificate as a text
record Certificates(SSLContext server, String believed) {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Certificates ALL = make();

    static Certificates all() {
        return ALL;
    }

    private static Certificates make() {
        try {
            var folder = Files.createTempDirectory("certificates");
            var file = folder.resolve("hosts.p12");
            keytool(file);
            var store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
            Files.delete(folder);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(store.getCertificate("hosts").getEncoded());
            return new Certificates(
                    context, "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store) throws IOException {
        var names = String.join(",", Stage.HOSTS.stream().map(it -> "dns:" + it).toList());
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var words = List.of(
                (program + " -genkeypair -storetype PKCS12 -storepass changeit -alias hosts -keyalg EC -dname CN=hosts"
                                + " -ext san=" + names + " -keystore " + store)
                        .split(" "));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

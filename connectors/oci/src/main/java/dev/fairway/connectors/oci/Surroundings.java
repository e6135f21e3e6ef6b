package dev.fairway.connectors.oci;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// How this machine reaches others: by the proxies and certificates that the environment names, as other tools read
/// it.
///
/// @param environment of the process
record Surroundings(Map<String, String> environment) {

    /// What the environment says in either case; `https_proxy` is the older one.
    private String variable(String name) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
    }

    /// The way to a registry, by `HTTPS_PROXY` and `NO_PROXY`. What is on this machine is reached without one.
    ProxySelector proxies() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(
                        proxy(uri).map(it -> new Proxy(Proxy.Type.HTTP, it)).orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // The question itself fails, and says so.
            }
        };
    }

    /// Addresses of a name; where a proxy is asked, names are the proxy's to resolve.
    List<InetAddress> addresses(URI uri) throws UnknownHostException {
        return proxy(uri).isPresent() ? List.of() : List.of(InetAddress.getAllByName(uri.getHost()));
    }

    private Optional<InetSocketAddress> proxy(URI uri) {
        var to = Origin.of(uri);
        var named = variable("HTTPS_PROXY");
        if (named.isEmpty()
                || to.isEmpty()
                || to.get().isLoopback()
                || !to.get().isSecure()
                || isDirect(to.get())) {
            return Optional.empty();
        }
        return Origin.of("http", named.replaceFirst("^https?://", "").replaceFirst("/$", ""))
                .map(it -> new InetSocketAddress(it.host().replaceAll("[\\[\\]]", ""), it.port()));
    }

    private boolean isDirect(Origin to) {
        for (var one : variable("NO_PROXY").split(",", -1)) {
            var name = one.strip().toLowerCase(Locale.ROOT);
            var suffix = name.startsWith(".") ? name : "." + name;
            if (name.equals("*")
                    || name.equals(to.toString())
                    || (!name.isEmpty() && ("." + to.host()).endsWith(suffix))) {
                return true;
            }
        }
        return false;
    }

    /// The certificates that are believed: those of `SSL_CERT_FILE` where it is set, else the runtime's.
    Optional<SSLContext> trust() {
        var file = variable("SSL_CERT_FILE");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var count = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate " + count++, certificate);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), new SecureRandom());
            return Optional.of(context);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty(); // what the runtime believes is not less safe
        }
    }
}

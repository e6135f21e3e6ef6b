package dev.fairway.connectors.oci;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Whom one speaks with: two addresses of one origin are one party, and no others are.
///
/// @param scheme `https` or `http`
/// @param host in lower case; an address of IPv6 with its brackets
record Origin(String scheme, String host, int port) {

    private static final int LAST_PORT = 65_535;

    /// Empty for what is no address of a web server.
    static Optional<Origin> of(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        var known = scheme.equals("https") || scheme.equals("http");
        if (!known || uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() > LAST_PORT) {
            return Optional.empty();
        }
        var usual = scheme.equals("https") ? 443 : 80;
        return Optional.of(
                new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort()));
    }

    /// A registry as references name it, with a port or without.
    static Optional<Origin> of(String scheme, String hostAndPort) {
        return parsed(scheme + "://" + hostAndPort + "/").flatMap(Origin::of);
    }

    static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /// Docker speaks without TLS to these alone.
    boolean isLoopback() {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    URI resolve(String path) {
        return URI.create("%s://%s:%d%s".formatted(scheme, host, port, path));
    }

    @Override
    public String toString() {
        return host + (port == (isSecure() ? 443 : 80) ? "" : ":" + port);
    }
}

package dev.fairway.connectors.oci;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether one goes where a registry points: by a redirect, or by the `realm` that is to give a token.
final class Passage {

    private static final int LONGEST = 8192;

    /// What resolvers take for an address of IPv4, in whatever way it is written.
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern DOTTED = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

    private final Names names;

    Passage(Names names) {
        this.names = names;
    }

    /// Which addresses a name has here. Where a proxy is asked, names are the proxy's to resolve, and there are none.
    interface Names {
        List<InetAddress> addresses(URI uri) throws UnknownHostException;
    }

    /// Why one does not go there; empty where one does.
    Optional<String> refusal(Origin registry, URI target) {
        var named = Origin.of(target);
        if (named.isEmpty() || target.toString().length() > LONGEST) {
            return Optional.of("is no address of https");
        }
        var to = named.get();
        if (target.getRawUserInfo() != null) {
            return Optional.of("has a user in its address");
        }
        if (!to.isSecure() && (registry.isSecure() || !registry.isLoopback() || !to.isLoopback())) {
            return Optional.of("would be asked without https");
        }
        if (to.host().equals(registry.host())) {
            return Optional.empty();
        }
        return isNumber(to.host()) && !DOTTED.matcher(to.host()).matches()
                ? Optional.of("is a number in the place of a name")
                : furtherIn(registry, to, target);
    }

    private static boolean isNumber(String host) {
        return !host.startsWith("[") && NUMBER.matcher(host).matches();
    }

    private Optional<String> furtherIn(Origin registry, Origin to, URI target) {
        try {
            var there = to.isLoopback() ? Reach.SELF : Reach.innermost(addresses(to, target));
            var here = registry.isLoopback() ? Reach.SELF : Reach.outermost(addresses(registry, registry.resolve("/")));
            var isMeant = there == Reach.LINK ? here == Reach.LINK : there.compareTo(here) <= 0;
            return isMeant ? Optional.empty() : Optional.of("lies further inside than the registry itself");
        } catch (UnknownHostException _) {
            return Optional.of("has a name that is not known here");
        }
    }

    /// Of what is written as an address, whoever resolves names.
    private List<InetAddress> addresses(Origin origin, URI uri) throws UnknownHostException {
        var host = origin.host();
        return host.startsWith("[") || DOTTED.matcher(host).matches()
                ? List.of(InetAddress.getByName(host))
                : names.addresses(uri);
    }
}

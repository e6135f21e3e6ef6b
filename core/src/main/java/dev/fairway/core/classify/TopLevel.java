package dev.fairway.core.classify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// With what a host's name ends. `orders.payments.created` and `org.example.StrictFilter` are names with dots, too,
/// and no hosts.
final class TopLevel {

    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(Locale.getISOCountries()).map(country -> country.toLowerCase(Locale.ROOT)),
                    Stream.of(
                            "com",
                            "org",
                            "net",
                            "edu",
                            "gov",
                            "mil",
                            "int",
                            "info",
                            "biz",
                            "pro",
                            "aero",
                            "coop",
                            "arpa",
                            "eu",
                            "uk",
                            "ac",
                            "su",
                            "app",
                            "dev",
                            "cloud",
                            "site",
                            "online",
                            "tech",
                            "store",
                            "shop",
                            "blog",
                            "xyz",
                            "club",
                            "digital",
                            "agency",
                            "systems",
                            "services",
                            "solutions",
                            "network",
                            "email",
                            "health",
                            "bank",
                            "insure",
                            "education",
                            "games",
                            "media",
                            "software",
                            "page",
                            "scot",
                            "wales",
                            "london",
                            "berlin",
                            "test",
                            "example",
                            "invalid",
                            "local",
                            "localhost",
                            "localdomain",
                            "internal",
                            "intern",
                            "intranet",
                            "private",
                            "corp",
                            "home",
                            "lan",
                            "svc",
                            "cluster",
                            "consul",
                            "docker",
                            "onion"))
            .collect(Collectors.toUnmodifiableSet());

    private TopLevel() {}

    /// @param name a host's name, or something written like one, without a port
    static boolean ends(String name) {
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return KNOWN.contains(bare.substring(bare.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}

package dev.fairway.core.classify;

import dev.fairway.core.classify.Hosts.Parts;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides whether a value leads to another place than the one before it did.
public final class Whereabouts {

    /// What comes before production goes by these names also where no environment of the repository does.
    private static final List<Environment> BEFORE =
            List.of(new Environment("dev", List.of(), Tier.DEV), new Environment("stage", List.of(), Tier.STAGE));

    private Whereabouts() {}

    /// Whether an environment of production came from a value of its own to one that names another host, or what is
    /// called dev or stage.
    public static boolean leads(Environment production, String own, String taken) {
        return (names(production, taken) && !names(production, own)) || otherHost(host(own), host(taken));
    }

    private static boolean names(Environment production, String text) {
        var others = OtherEnvironments.among(List.of(production, BEFORE.getFirst(), BEFORE.getLast()));
        return !others.named(production.name(), text, List.of()).isEmpty();
    }

    private static boolean otherHost(Optional<String> own, Optional<String> taken) {
        return own.isPresent() && taken.isPresent() && !own.equals(taken);
    }

    private static Optional<String> host(String text) {
        return Hosts.parse(text).map(Parts::host).map(host -> host.toLowerCase(Locale.ROOT));
    }
}

package dev.fairway.core.classify;

import dev.fairway.core.classify.Hosts.Parts;
import dev.fairway.core.compare.Naming;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What differs between addresses on a network beyond the host and the environment's own name.
final class HostDifference {

    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(?:\\.[0-9]+){3}|\\[?::1]?" + "|host\\.docker\\.internal");
    private static final Pattern UNSPECIFIED =
            Pattern.compile("0\\.0\\.0\\.0(?:/0)?|[0-9.]+/0|\\[?::]?(?:/0)?|[0-9a-fA-F:]+/0");
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,4}");
    private static final Pattern LABELS = Pattern.compile("\\.");

    private final Subject subject;
    private final Naming naming;

    private HostDifference(Subject subject, Naming naming) {
        this.subject = subject;
        this.naming = naming;
    }

    /// A reason why somebody should look; empty where only hosts and own names differ.
    static Optional<String> of(Subject subject, Naming naming) {
        return new HostDifference(subject, naming).find();
    }

    private Optional<String> find() {
        var schemes = each((_, parts) -> parts.scheme(), _ -> true);
        if (schemes.size() > 1) {
            return Optional.of("not only the host but the scheme differs: " + String.join(", ", schemes));
        }
        if (anywhere().size() > 1) {
            return Optional.of("an address that stands for all of them differs from one that does not");
        }
        var ports = each((_, parts) -> parts.port(), parts -> !here(parts));
        var portsHere = each((_, parts) -> parts.port(), HostDifference::here);
        if (ports.size() > 1 || portsHere.size() > 1) {
            return Optional.of("not only the host but the port differs");
        }
        var rests = each((environment, parts) -> text(environment, parts.rest()), _ -> true);
        var users = each((environment, parts) -> text(environment, parts.user()), _ -> true);
        var versions = each((_, parts) -> versions(parts.host()), _ -> true);
        return rests.size() > 1 || users.size() > 1 || versions.size() > 1
                ? Optional.of("more than the host differs")
                : Optional.empty();
    }

    /// What single addresses have; of lists nothing is compared in this way.
    private Set<String> each(BiFunction<String, Parts, String> part, Predicate<Parts> which) {
        var found = new LinkedHashSet<String>();
        subject.texts().forEach((environment, texts) -> {
            if (texts.size() == 1) {
                Hosts.parse(texts.getFirst())
                        .filter(which)
                        .ifPresent(parts -> found.add(part.apply(environment, parts)));
            }
        });
        return found;
    }

    private String text(String environment, String part) {
        return Hosts.strippedOfName(naming.template(environment, part));
    }

    /// For each environment whether it holds an address that stands for all of them, as `0.0.0.0/0` does.
    private Set<Boolean> anywhere() {
        var found = new HashSet<Boolean>();
        subject.texts().values().forEach(texts -> found.add(anywhere(texts)));
        return found;
    }

    private static boolean anywhere(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Hosts.parse(text).stream())
                .anyMatch(parts -> parts.scheme().isEmpty()
                        && UNSPECIFIED.matcher(parts.host()).matches());
    }

    /// The machine itself: on it, a port says which program is meant.
    private static boolean here(Parts parts) {
        return LOOPBACK.matcher(parts.host()).matches()
                || (!parts.scheme().isEmpty()
                        && UNSPECIFIED.matcher(parts.host()).matches());
    }

    private static String versions(String host) {
        return LABELS.splitAsStream(host.toLowerCase(Locale.ROOT))
                .filter(label -> VERSION.matcher(label).matches())
                .collect(Collectors.joining("."));
    }
}

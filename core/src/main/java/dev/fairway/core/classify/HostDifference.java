package dev.fairway.core.classify;

import dev.fairway.core.classify.Hosts.Parts;
import dev.fairway.core.compare.Naming;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What differs between addresses on a network beyond the host and the environment's own name.
final class HostDifference {

    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(?:\\.[0-9]+){3}|\\[?::1]?" + "|host\\.docker\\.internal");
    private static final Pattern UNSPECIFIED =
            Pattern.compile("0\\.0\\.0\\.0(?:/0)?|[0-9.]+/0|\\[?::]?(?:/0)?|[0-9a-fA-F:]+/0");
    private static final int NARROWEST_OF_ALL = 8;
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,4}");
    private static final Pattern MASK = Pattern.compile("/[0-9]+$");
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
        var schemes = every(Parts::scheme, (texts, parts) -> texts.size() == 1 || !here(parts));
        if (schemes.size() > 1) {
            var names = schemes.stream().flatMap(Set::stream).distinct().collect(Collectors.joining(", "));
            return Optional.of("not only the host but the scheme differs: " + names);
        }
        if (reaches().size() > 1) {
            return Optional.of(
                    reaches().contains(Reach.ALL)
                            ? "an address that stands for all of them differs from one that does not"
                            : "the address of one machine differs from one of a network");
        }
        if (each((_, parts) -> parts.host()).size() > 1
                && each((_, parts) -> MASK.matcher(parts.host()).replaceFirst(""))
                                .size()
                        == 1) {
            return Optional.of("the network is the same and its mask differs");
        }
        if (every(Parts::port, (_, parts) -> !here(parts)).size() > 1
                || every(Parts::port, (_, parts) -> here(parts)).size() > 1) {
            return Optional.of("not only the host but the port differs");
        }
        return differs(Parts::rest)
                        || differs(Parts::user)
                        || each((_, parts) -> versions(parts.host())).size() > 1
                ? Optional.of("more than the host differs")
                : Optional.empty();
    }

    /// What all addresses of an environment have, of lists that of each member, where any address is of that kind.
    private Set<Set<String>> every(Function<Parts, String> part, BiPredicate<List<String>, Parts> which) {
        var found = new LinkedHashSet<Set<String>>();
        subject.texts().values().forEach(texts -> {
            var all = texts.stream()
                    .flatMap(text -> Hosts.parse(text).stream())
                    .filter(parts -> which.test(texts, parts))
                    .map(part)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!all.isEmpty()) {
                found.add(all);
            }
        });
        return found;
    }

    /// What single addresses have; of lists nothing is compared in this way.
    private Set<String> each(BiFunction<String, Parts, String> part) {
        var found = new LinkedHashSet<String>();
        subject.texts().forEach((environment, texts) -> {
            if (texts.size() == 1) {
                Hosts.parse(texts.getFirst()).ifPresent(parts -> found.add(part.apply(environment, parts)));
            }
        });
        return found;
    }

    /// Neither the same to the letter nor but for the environment's own name.
    private boolean differs(Function<Parts, String> part) {
        return each((_, parts) -> part.apply(parts)).size() > 1
                && each((environment, parts) -> text(environment, part.apply(parts)))
                                .size()
                        > 1;
    }

    private String text(String environment, String part) {
        return Hosts.strippedOfName(naming.template(environment, part));
    }

    /// How much the widest address with a mask lets in.
    private enum Reach {
        ONE,
        NETWORK,
        ALL
    }

    /// For each environment the widest of its addresses; those that are no addresses of blocks reach one machine.
    private Set<Reach> reaches() {
        var found = EnumSet.noneOf(Reach.class);
        subject.texts()
                .values()
                .forEach(texts -> texts.stream()
                        .flatMap(text -> Hosts.parse(text).stream())
                        .filter(parts -> parts.scheme().isEmpty())
                        .map(parts -> reach(parts.host()))
                        .max(Comparator.naturalOrder())
                        .ifPresent(found::add));
        return found;
    }

    /// A mask of less than eight figures leaves no network of anybody's.
    private static Reach reach(String host) {
        var slash = host.indexOf('/');
        if (UNSPECIFIED.matcher(host).matches()) {
            return Reach.ALL;
        }
        if (slash < 0) {
            return Reach.ONE;
        }
        var mask = Integer.parseInt(host.substring(slash + 1));
        var whole = host.indexOf(':') < 0 ? 32 : 128;
        return mask >= whole ? Reach.ONE : mask < NARROWEST_OF_ALL ? Reach.ALL : Reach.NETWORK;
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

package dev.fairway.core.classify;

import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/// The domain in which most hosts of an environment lie, gathered from all of its addresses before any is judged.
public final class SharedDomains {

    /// An environment's hosts share a domain when so many of them are known ...
    private static final int ENOUGH = 4;
    /// ... and this share of them lies in it.
    private static final double MOST = 0.75;

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    /// Takes note of the hosts in one row.
    public void note(Row row) {
        var before = "";
        var domain = Optional.<String>empty();
        for (var entry : row.values().entrySet()) {
            if (entry.getValue() instanceof Held.Present(Scalar scalar)
                    && scalar.text().indexOf('.') >= 0) {
                domain = scalar.text().equals(before) ? domain : domain(scalar.text());
                before = scalar.text();
                domain.ifPresent(found -> counts.computeIfAbsent(entry.getKey(), _ -> new HashMap<>())
                        .merge(found, 1, Integer::sum));
            }
        }
    }

    /// Adds the hosts that were noted elsewhere.
    public void add(SharedDomains other) {
        other.counts.forEach((environment, domains) -> domains.forEach((domain, count) ->
                counts.computeIfAbsent(environment, _ -> new HashMap<>()).merge(domain, count, Integer::sum)));
    }

    private static Optional<String> domain(String text) {
        return text.indexOf('.') < 0
                ? Optional.empty()
                : Hosts.parse(text.strip()).flatMap(parts -> Hosts.domain(parts.host()));
    }

    /// An environment whose host lies outside the domain that its other hosts share, while the hosts of all others lie
    /// inside theirs.
    Optional<String> outsider(Subject subject) {
        var outside = subject.texts().entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .filter(entry -> outside(entry.getKey(), entry.getValue().getFirst()))
                .map(Map.Entry::getKey)
                .toList();
        if (outside.size() != 1 || inOneDomainOfNobody(subject)) {
            return Optional.empty();
        }
        return Optional.of("the host of %s lies outside the domain of its other hosts".formatted(outside.getFirst()));
    }

    /// A host that lies in the same domain for all is no mistake of one of them, unless another environment has
    /// most of its hosts there.
    private boolean inOneDomainOfNobody(Subject subject) {
        var domains = new HashSet<Optional<String>>();
        subject.texts().values().forEach(texts -> domains.add(domain(texts.getFirst())));
        return domains.size() == 1
                && counts.values().stream()
                        .noneMatch(own -> shared(own).equals(domains.iterator().next()));
    }

    private boolean outside(String environment, String text) {
        var own = counts.getOrDefault(environment, Map.of());
        var domain = domain(text);
        var shared = shared(own);
        return domain.isPresent() && shared.isPresent() && !shared.get().equals(domain.get());
    }

    /// The domain in which most of so many hosts lie.
    private static Optional<String> shared(Map<String, Integer> own) {
        var total = own.values().stream().mapToInt(Integer::intValue).sum();
        return total < ENOUGH
                ? Optional.empty()
                : own.entrySet().stream()
                        .filter(entry -> entry.getValue() >= MOST * total)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }
}

package dev.fairway.core.judge;

import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Items of one list that one commit gave to some environments, and others to others: each got its own, so that nobody
/// has yet to follow, nobody has forgotten to carry anything upstream, and all of it is one decision.
public final class Counterparts {

    private final Set<ListOfCommit> decided;

    /// A list in an object or file, and the commit that gave an item of it to somebody.
    private record ListOfCommit(String unit, Address list, String commit) {}

    private Counterparts(Set<ListOfCommit> decided) {
        this.decided = decided;
    }

    static Counterparts in(Collection<Difference> differences) {
        var holders = new LinkedHashMap<ListOfCommit, List<List<String>>>();
        for (var difference : differences) {
            list(difference)
                    .ifPresent(list -> holders.computeIfAbsent(list, _ -> new ArrayList<>())
                            .add(Pattern.of(difference).present()));
        }
        return new Counterparts(holders.entrySet().stream()
                .filter(entry -> apart(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private static boolean apart(List<List<String>> holders) {
        return holders.stream().anyMatch(one -> holders.stream().anyMatch(other -> Collections.disjoint(one, other)));
    }

    /// The same differences, none of which is said to lag, or to be unbackported, where each environment got its own.
    public static List<Difference> told(Collection<Difference> differences) {
        var counterparts = in(differences);
        return differences.stream()
                .map(difference -> counterparts.cause(difference).isPresent() ? settled(difference) : difference)
                .toList();
    }

    private static Difference settled(Difference difference) {
        return difference
                .account()
                .map(account -> new Account(account.blame().withoutFollowers(), Verdict.DRIFT))
                .map(difference::withAccount)
                .orElse(difference);
    }

    /// What all that was decided together has in common: the commit, and the object, or of a file of settings the
    /// list.
    Optional<Object> cause(Difference difference) {
        return list(difference).filter(decided::contains).map(given -> {
            var list = given.list();
            var object = !list.resource().equals(given.unit());
            return object ? new ListOfCommit(given.unit(), withoutPath(list), given.commit()) : given;
        });
    }

    private static Address withoutPath(Address list) {
        return new Address(list.application(), list.resource(), "");
    }

    private static Optional<ListOfCommit> list(Difference difference) {
        if (difference.suspicion().kind() != FindingKind.PRESENCE
                || difference.rule().isPresent()) {
            return Optional.empty();
        }
        var address = difference.address();
        return item(difference.row().path())
                .flatMap(path -> giver(difference)
                        .map(commit -> new ListOfCommit(
                                difference.unit(),
                                new Address(address.application(), address.resource(), path.toString()),
                                commit)));
    }

    private static Optional<String> giver(Difference difference) {
        return difference
                .account()
                .flatMap(account -> account.blame().diverged())
                .filter(event -> event.from().isEmpty() && event.to().isPresent())
                .map(Event::change)
                .map(change -> change.commit());
    }

    /// The list of which a path names an item, or what stands in one; none where the items have names, for those are
    /// settings of their own.
    private static Optional<TreePath> item(TreePath path) {
        var segments = path.segments();
        for (var at = segments.size() - 1; at >= Math.max(0, segments.size() - 2); at--) {
            if (segments.get(at) instanceof Segment.Member
                    || (segments.get(at) instanceof Segment.Item(var key, var _) && !key.equals("name"))) {
                return Optional.of(TreePath.of(segments.subList(0, at)));
            }
        }
        return Optional.empty();
    }
}

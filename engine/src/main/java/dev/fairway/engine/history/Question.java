package dev.fairway.engine.history;

import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.Map;
import java.util.Optional;

/// An address whose past is asked for.
///
/// @param resource as the comparison names it, `{env}` in place of an environment's own name
/// @param kin where the others may have had the same, when only one environment has it
public record Question(String resource, TreePath path, Optional<Kin> kin) {

    public Question(String resource, TreePath path) {
        this(resource, path, Optional.empty());
    }

    /// @param holder the environment whose own names the address bears
    /// @param resource with `{env}` in their place
    public record Kin(String holder, String resource, TreePath path) {}

    /// What a single environment has bears that one's own names: another may have had the same under its own, as
    /// `shop-staging-budget` is gone and `shop-production-budget` is there.
    public static Question of(Address address, Row row, Naming naming) {
        var holding = row.values().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Held.Present)
                .map(Map.Entry::getKey)
                .toList();
        var plain = new Question(address.resource(), row.path());
        if (holding.size() != 1) {
            return plain;
        }
        var holder = holding.getFirst();
        var kin = new Kin(holder, named(address.resource(), holder, naming), named(row.path(), holder, naming));
        return kin.resource().equals(plain.resource()) && kin.path().equals(plain.path())
                ? plain
                : new Question(plain.resource(), plain.path(), Optional.of(kin));
    }

    /// The same question, in the words of one environment.
    Question in(String environment) {
        return kin.filter(other -> !other.holder().equals(environment))
                .map(other -> new Question(other.resource(), other.path()))
                .orElse(this);
    }

    private static TreePath named(TreePath path, String holder, Naming naming) {
        return TreePath.of(path.segments().stream()
                .map(segment -> segment instanceof Segment.Key(var name)
                        ? new Segment.Key(named(name, holder, naming))
                        : segment instanceof Segment.Item(var key, var value)
                                ? new Segment.Item(key, named(value, holder, naming))
                                : segment)
                .toList());
    }

    private static String named(String name, String holder, Naming naming) {
        return name.contains(Naming.MARK) ? name : naming.template(holder, name);
    }
}

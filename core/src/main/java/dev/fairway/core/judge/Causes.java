package dev.fairway.core.judge;

import dev.fairway.core.blame.Event;
import dev.fairway.core.finding.Finding;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Member;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Makes one finding of all addresses that have one cause, and puts the findings in order.
public final class Causes {

    private Causes() {}

    /// Findings, first things first. What a contract or a class allows must be gone before: it is no member of a finding.
    public static List<Finding> findings(Collection<Difference> differences) {
        var causes = new LinkedHashMap<Object, List<Difference>>();
        var ranked = differences.stream().sorted(Ranking.ORDER).toList();
        for (var difference : ranked) {
            causes.computeIfAbsent(cause(difference), _ -> new ArrayList<>()).add(difference);
        }
        return causes.values().stream().map(Causes::finding).toList();
    }

    /// What addresses must share to have one cause.
    ///
    /// @param change the commit that parted them; empty where history says nothing
    private record Cause(
            String unit,
            String where,
            FindingKind kind,
            boolean violation,
            List<List<String>> groups,
            Optional<String> change) {}

    private static Object cause(Difference difference) {
        var kind = difference.suspicion().kind();
        var change = difference.account().flatMap(account -> account.blame().diverged());
        var edited = change.filter(event -> event.how() != Event.How.CREATED || kind == FindingKind.PRESENCE);
        var whole = difference.row().path().isRoot();
        if (difference.rule().isPresent() || whole || (kind != FindingKind.PRESENCE && edited.isEmpty())) {
            return difference.fingerprint();
        }
        return new Cause(
                difference.unit(),
                where(difference),
                kind,
                false,
                difference.row().groups(),
                change.map(event -> event.change().commit()));
    }

    /// Beside one another, or under the same name in several objects.
    private static String where(Difference difference) {
        return difference.address().resource() + "#" + parent(difference.row().path());
    }

    /// `env[name=A].value` and `env[name=B].value` stand beside one another.
    private static TreePath parent(TreePath path) {
        var named = path.segments().getLast() instanceof dev.fairway.core.tree.Segment.Key(var name)
                && name.equals("value")
                && path.segments().size() > 1
                && path.parent().segments().getLast() instanceof dev.fairway.core.tree.Segment.Item;
        return named ? path.parent().parent() : path.parent();
    }

    private static Finding finding(List<Difference> cause) {
        var main = cause.getFirst();
        var members = cause.subList(1, cause.size()).stream()
                .map(other -> new Member(other.address(), other.fingerprint(), other.row().values()))
                .toList();
        return new Finding(
                main.fingerprint(),
                main.suspicion().kind(),
                main.verdict(),
                main.category(),
                main.severity(),
                main.rule().map(Difference.BrokenRule::name),
                main.address(),
                main.row().values(),
                main.account().map(account -> account.blame()),
                members,
                Sentences.message(main, members.size()),
                Sentences.actions(main));
    }
}

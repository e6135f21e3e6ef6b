package dev.fairway.core.judge;

import dev.fairway.core.blame.Event;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Makes one finding of all addresses that have one cause, and puts the findings in order.
public final class Causes {

    private Causes() {}

    /// Findings, first things first. What a contract or a class allows must be gone before: it is no member of a
    /// finding.
    public static List<Finding> findings(Collection<Difference> differences) {
        var causes = new LinkedHashMap<Object, List<Difference>>();
        var counterparts = Counterparts.in(differences);
        for (var difference : Ranking.ranked(differences)) {
            causes.computeIfAbsent(
                            counterparts.cause(difference).orElseGet(() -> cause(difference)), _ -> new ArrayList<>())
                    .add(difference);
        }
        var within = alike(causes.values(), Causes::likeness);
        var items = alike(within, Causes::itemsOfOneList);
        var exchanged = alike(items, Causes::exchangedInOneList);
        var everywhere = alike(exchanged, Causes::sameEverywhere);
        // Overlays of several clusters state the same object: one address, one finding.
        var once = alike(SameWay.joined(everywhere), cause -> cause.getFirst().fingerprint());
        var told = Wholes.joined(once).stream().map(Causes::speakerFirst).toList();
        return Ranking.ranked(told, List::getFirst).stream()
                .map(Causes::finding)
                .toList();
    }

    /// The difference that matters most speaks for all. Of whole objects it is one that does something: the accounts
    /// and roles of a component come with it.
    private static List<Difference> speakerFirst(List<Difference> cause) {
        var ranked = new ArrayList<>(Ranking.ranked(cause));
        ranked.stream()
                .filter(difference -> ranked.getFirst().row().path().isRoot()
                        && difference.row().path().isRoot()
                        && difference.category() != Category.ACCESS)
                .findFirst()
                .ifPresent(speaker -> {
                    ranked.remove(speaker);
                    ranked.addFirst(speaker);
                });
        return ranked;
    }

    /// Causes that did the same to the same names in several places are one.
    private static Collection<List<Difference>> alike(
            Collection<List<Difference>> causes, Function<List<Difference>, Object> likeness) {
        var merged = new LinkedHashMap<Object, List<Difference>>();
        for (var cause : causes) {
            merged.computeIfAbsent(likeness.apply(cause), _ -> new ArrayList<>())
                    .addAll(cause);
        }
        return merged.values();
    }

    /// Items that the same environments lack in one list since one commit, or since nobody knows when.
    private static Object itemsOfOneList(List<Difference> cause) {
        var main = cause.getFirst();
        var list = list(main);
        return cause.size() > 1 || list.isEmpty()
                ? main.fingerprint()
                : List.of(
                        main.verdict(),
                        Told.late(main),
                        main.address().resource(),
                        list.get(),
                        Pattern.of(main),
                        Parting.of(main));
    }

    /// What one commit took from a list of an environment, and what it put there: one item exchanged is one finding.
    private static Object exchangedInOneList(List<Difference> cause) {
        var main = cause.getFirst();
        var lists = cause.stream().map(Causes::list).distinct().toList();
        var change = Parting.of(main);
        return lists.size() > 1 || lists.getFirst().isEmpty() || change.isEmpty()
                ? main.fingerprint()
                : List.of(
                        main.verdict(),
                        main.unit(),
                        main.address().resource(),
                        lists.getFirst().get(),
                        change.get());
    }

    /// The list of which something is an item that is there or not; none where items have names of their own.
    private static Optional<TreePath> list(Difference difference) {
        var segments = difference.row().path().segments();
        if (difference.rule().isPresent()
                || difference.suspicion().kind() != FindingKind.PRESENCE
                || named(difference)) {
            return Optional.empty();
        }
        for (var i = segments.size() - 1; i >= Math.max(0, segments.size() - 2); i--) {
            if (segments.get(i) instanceof Segment.Item || segments.get(i) instanceof Segment.Member) {
                return Optional.of(TreePath.of(segments.subList(0, i)));
            }
        }
        return Optional.empty();
    }

    /// Items such as `env[name=DEBUG].value` and containers are settings of their own.
    private static boolean named(Difference difference) {
        return difference.row().path().segments().stream()
                .anyMatch(segment -> segment instanceof Segment.Item(var key, var _) && key.equals("name"));
    }

    /// One commit that set the same names to the same values in several files and applications.
    private static Object sameEverywhere(List<Difference> cause) {
        var main = cause.getFirst();
        return likeness(cause) instanceof Likeness likeness && likeness.change().isPresent()
                ? List.of(main.verdict(), likeness.in("", values(main)))
                : main.fingerprint();
    }

    /// The commit that parted the environments, which of them it moved, and whether that should have arrived by now.
    private record Parting(String commit, String environment, boolean late) {

        private static Optional<Parting> of(Difference difference) {
            return difference
                    .account()
                    .flatMap(account -> account.blame().diverged())
                    .map(event -> new Parting(event.change().commit(), event.environment(), Told.late(difference)));
        }
    }

    /// @param names the last names of all its addresses
    /// @param values what the environments hold, for values that could differ for many reasons
    private record Likeness(
            String unit,
            FindingKind kind,
            Pattern pattern,
            Optional<Parting> change,
            Set<String> names,
            String values) {

        private Likeness in(String otherUnit, String otherValues) {
            return new Likeness(otherUnit, kind, pattern, change, names, otherValues);
        }
    }

    private static Object likeness(List<Difference> cause) {
        var main = cause.getFirst();
        if (main.rule().isPresent() || main.row().path().isRoot()) {
            return main.fingerprint();
        }
        var kind = main.suspicion().kind();
        var change = Parting.of(main);
        var names = new TreeSet<String>();
        // What one commit copied from another environment is one slip, whatever the keys that hold it are called.
        if (kind != FindingKind.OTHER_ENVIRONMENT || change.isEmpty() || Told.onceOwn(main)) {
            cause.forEach(difference -> names.add(difference.row().path().leafName()));
        }
        // Where no commit says that versions moved together, only the same move is one.
        var told = kind == FindingKind.VALUE
                || kind == FindingKind.OTHER_ENVIRONMENT
                || (kind != FindingKind.PRESENCE && change.isEmpty());
        return new Likeness(main.unit(), kind, Pattern.of(main), change, names, told ? values(main) : "");
    }

    private static String values(Difference difference) {
        var text = new StringBuilder();
        difference.row().values().forEach((environment, held) -> {
            text.append(environment).append('=');
            if (held instanceof Held.Present(var node)) {
                text.append(Grouping.spelling(node));
            }
            text.append('\n');
        });
        return text.toString();
    }

    /// What addresses must share to have one cause.
    ///
    /// @param change the commit that parted them; empty where history says nothing
    private record Cause(String unit, String where, FindingKind kind, Pattern pattern, Optional<Parting> change) {}

    private static Object cause(Difference difference) {
        var kind = difference.suspicion().kind();
        if (kind == FindingKind.OTHER_ENVIRONMENT && difference.rule().isEmpty()) {
            return borrowed(difference);
        }
        var change = difference.account().flatMap(account -> account.blame().diverged());
        var edited = change.filter(event -> event.how() != Event.How.CREATED || kind == FindingKind.PRESENCE);
        var whole = difference.row().path().isRoot();
        if (difference.rule().isPresent() || (kind != FindingKind.PRESENCE && edited.isEmpty())) {
            return difference.fingerprint();
        }
        return new Cause(
                difference.unit(),
                kind == FindingKind.VERSION ? "versions" : whole ? "objects" : where(difference),
                kind,
                Pattern.of(difference),
                Parting.of(difference));
    }

    /// What one commit let an environment take from another one.
    ///
    /// @param why which environments are named
    private record Borrowed(String unit, List<String> at, String why, Parting change) {}

    private static Object borrowed(Difference difference) {
        var change = Parting.of(difference);
        return change.isEmpty() || Told.onceOwn(difference)
                ? difference.fingerprint()
                : new Borrowed(
                        difference.unit(),
                        difference.suspicion().at(),
                        difference.suspicion().why(),
                        change.get());
    }

    /// In one object, or beside one another in a file of settings.
    private static String where(Difference difference) {
        var resource = difference.address().resource();
        var object = !resource.equals(difference.unit());
        return object ? resource : resource + "#" + parent(difference.row().path());
    }

    /// `env[name=A].value` and `env[name=B].value` stand beside one another, and what a container asks for beside what
    /// it may take.
    private static TreePath parent(TreePath path) {
        var above = path.parent();
        var named = path.last() instanceof Segment.Key(var name)
                && name.equals("value")
                && above.last() instanceof Segment.Item;
        var sized = above.last() instanceof Segment.Key(var half) && (half.equals("requests") || half.equals("limits"));
        return named || sized ? above.parent() : above;
    }

    /// Whether one commit is known to have parted all of them.
    private static boolean oneChange(List<Difference> cause) {
        return cause.stream()
                        .map(difference -> Parting.of(difference).map(Parting::commit))
                        .distinct()
                        .count()
                == 1;
    }

    private static Finding finding(List<Difference> cause) {
        var main = cause.getFirst();
        var members = cause.subList(1, cause.size()).stream()
                .map(other -> new Member(
                        other.address(), other.fingerprint(), other.row().values()))
                .toList();
        var oneCause = oneChange(cause);
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
                oneCause,
                Moves.told(main),
                Sentences.message(main, members.size(), oneCause),
                Sentences.actions(main),
                Flags.of(main));
    }
}

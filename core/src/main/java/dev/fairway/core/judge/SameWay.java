package dev.fairway.core.judge;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The same key in several objects, files or applications, with the same environments on the same sides, is one
/// finding, whenever each came about: whoever decides one of them decides all.
final class SameWay {

    /// A key that went so many ways is held against no more of them: nobody reads on.
    private static final int WAYS = 30;

    private static final java.util.regex.Pattern UNMISTAKABLE =
            java.util.regex.Pattern.compile("(?:^|[^0-9a-f])[0-9a-f]{12,64}$");

    private SameWay() {}

    /// @param path without what tells applications and objects apart; of a move between commits the commits
    /// @param names the last names of all addresses of the cause
    private record Key(FindingKind kind, String path, Set<String> names) {}

    static Collection<List<Difference>> joined(Collection<List<Difference>> causes) {
        var byKey = new LinkedHashMap<Object, List<List<Difference>>>();
        for (var cause : causes) {
            var alike = byKey.computeIfAbsent(key(cause), _ -> new ArrayList<>());
            alike.stream()
                    .limit(WAYS)
                    .filter(other -> same(other.getFirst(), cause.getFirst()))
                    .findFirst()
                    .ifPresentOrElse(other -> other.addAll(cause), () -> alike.add(new ArrayList<>(cause)));
        }
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    private static Object key(List<Difference> cause) {
        var main = cause.getFirst();
        if (main.rule().isPresent() || main.row().path().isRoot()) {
            return main.fingerprint();
        }
        if (main.suspicion().kind() == FindingKind.VERSION && unmistakable(main)) {
            return new Key(FindingKind.VERSION, commits(main), Set.of());
        }
        var names = cause.stream()
                .map(difference -> difference.row().path().leafName())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Key(main.suspicion().kind(), withoutOwners(main.row().path()), names);
    }

    /// `apps[name=shop].values.debug` and `apps[name=search].values.debug` are one setting of two applications; in
    /// `features[name=search].enabled` the name is the setting.
    private static String withoutOwners(TreePath path) {
        var segments = path.segments();
        var kept = new ArrayList<Segment>();
        for (var i = 0; i < segments.size(); i++) {
            var owner = segments.get(i) instanceof Segment.Item && i < segments.size() - 2;
            kept.add(owner ? new Segment.Index(0) : segments.get(i));
        }
        return TreePath.of(kept).toString();
    }

    private static boolean same(Difference one, Difference other) {
        var common = one.row().values().keySet().stream()
                .filter(other.row().values()::containsKey)
                .toList();
        return common.size() > 1
                && !one.address().equals(other.address())
                && one.suspicion().at().equals(other.suspicion().at())
                && (one.row().presenceDiffers() || comparable(one, other, common))
                && toldAlike(one, other)
                && Pattern.of(one).among(common).equals(Pattern.of(other).among(common))
                && Pattern.of(one).among(common).groups().size()
                        == one.row().groups().size()
                && Pattern.of(other).among(common).groups().size()
                        == other.row().groups().size();
    }

    /// What nobody asked history about tells nothing else.
    private static boolean toldAlike(Difference one, Difference other) {
        return one.account().isEmpty()
                || other.account().isEmpty()
                || (one.verdict() == other.verdict()
                        && Told.late(one) == Told.late(other)
                        && Told.parted(one) == Told.parted(other)
                        && Told.lostFix(one) == Told.lostFix(other));
    }

    private static boolean comparable(Difference one, Difference other, List<String> common) {
        return switch (one.suspicion().kind()) {
            case VERSION ->
                (one.suspicion().why().equals(other.suspicion().why())
                                && (one.suspicion().why().endsWith("moves without a commit")
                                        || (Told.promoted(one) && Told.promoted(other))))
                        || (unmistakable(one) && equal(one, other, common));
            case VALUE -> equal(one, other, common) || (text(one) && text(other));
            case OTHER_ENVIRONMENT ->
                equal(one, other, common)
                        || (one.suspicion().why().equals(other.suspicion().why())
                                && !Told.onceOwn(one)
                                && !Told.onceOwn(other));
            case PLACEHOLDER, PRESENCE -> equal(one, other, common);
        };
    }

    private static String commits(Difference difference) {
        return difference.row().values().values().stream()
                .map(SameWay::spelling)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /// Whether nobody else's version happens to be the same: commits and digests, not `1.2`.
    private static boolean unmistakable(Difference difference) {
        return difference.row().values().values().stream()
                .allMatch(held -> held instanceof Held.Present(Node.Scalar scalar)
                        && UNMISTAKABLE.matcher(scalar.text()).find());
    }

    /// Texts that were never equal differ because each object has its own.
    private static boolean text(Difference difference) {
        return switch (ValueSort.of(difference.row())) {
            case WORD, TEXT, LIST, TREE -> !Told.parted(difference);
            case BOOLEAN, NUMBER, DURATION -> false;
        };
    }

    private static boolean equal(Difference one, Difference other, List<String> common) {
        return common.stream()
                .allMatch(environment -> spelling(one.row().values().get(environment))
                        .equals(spelling(other.row().values().get(environment))));
    }

    private static String spelling(@Nullable Held held) {
        return held instanceof Held.Present(var node) ? "=" + Grouping.spelling(node) : "";
    }
}

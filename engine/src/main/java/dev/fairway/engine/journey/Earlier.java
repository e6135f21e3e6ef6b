package dev.fairway.engine.journey;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Fingerprint;
import dev.fairway.core.finding.Held;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.judge.Effect;
import dev.fairway.core.judge.Effects;
import dev.fairway.core.judge.Standing;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Sameness;
import dev.fairway.core.meaning.VersionStep;
import dev.fairway.core.tree.ItemNames;
import dev.fairway.formats.report.BaselineEntry;
import dev.fairway.formats.report.ValuePattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was wrong before: only what is new, or got worse, is judged.
final class Earlier {

    /// Ways in which an address differs; the others are wrong whatever the environments hold beside them.
    private static final Set<FindingKind> DIFFERING =
            EnumSet.of(FindingKind.VALUE, FindingKind.PRESENCE, FindingKind.VERSION);

    private final Map<Address, List<Known>> known = new LinkedHashMap<>();

    /// @param difference the whole of it, where a moment was looked at; of a report only the pattern is left
    /// @param excepted whether the contract of that moment excepted it
    record Known(BaselineEntry entry, Optional<Difference> difference, boolean excepted) {
        private static Known of(Difference difference, boolean excepted) {
            var values = difference.row().values();
            var entry = new BaselineEntry(
                    difference.fingerprint(), difference.address(), ValuePattern.of(values), files(difference.row()));
            return new Known(entry, Optional.of(difference), excepted);
        }
    }

    private Earlier(List<Known> all) {
        all.forEach(one -> known.computeIfAbsent(one.entry().address(), _ -> new ArrayList<>())
                .add(one));
    }

    /// Nothing was known.
    static Earlier nothing() {
        return new Earlier(List.of());
    }

    /// What an earlier report said.
    static Earlier reported(List<BaselineEntry> entries) {
        return new Earlier(entries.stream()
                .map(entry -> new Known(entry, Optional.empty(), false))
                .toList());
    }

    /// What another moment of the repository would have been told, and what its contract excepted.
    static Earlier moment(List<Difference> wrong, List<Difference> excepted) {
        return new Earlier(Stream.concat(
                        wrong.stream().map(difference -> Known.of(difference, false)),
                        excepted.stream().map(difference -> Known.of(difference, true)))
                .toList());
    }

    private static List<String> files(Row row) {
        return row.values().values().stream()
                .flatMap(held -> held instanceof Held.Present present
                        ? Optional.of(present.place().file()).stream()
                        : Optional.<String>empty().stream())
                .toList();
    }

    /// What people were told of.
    List<Known> told() {
        return known.values().stream()
                .flatMap(List::stream)
                .filter(one -> !one.excepted())
                .toList();
    }

    /// Whether a contract excepted what stood there.
    boolean excepted(Address address) {
        return known.getOrDefault(address, List.of()).stream().anyMatch(Known::excepted);
    }

    /// What became of something that was wrong already; empty where it was not. What was excepted is wrong with other
    /// values than it was excepted with.
    ///
    /// @param was the address that it had
    Optional<Effect> effect(Difference now, Address was) {
        return known.getOrDefault(was, List.of()).stream()
                .filter(before -> alike(before, now, was) && !(before.excepted() && same(before, now)))
                .map(before -> effect(before, now))
                .min(Comparator.naturalOrder());
    }

    /// What was wrong with the same values in a file that is gone: the file was renamed, and that is no news.
    Optional<Known> underAnotherName(Difference now, Predicate<String> exists) {
        var pattern = ValuePattern.of(now.row().values());
        return told().stream()
                .filter(before ->
                        before.entry().address().path().equals(now.address().path()))
                .filter(before -> before.entry().pattern().equals(pattern))
                .filter(before -> before.entry().files().stream().anyMatch(file -> !exists.test(file)))
                .findFirst();
    }

    /// What was wrong with the same values at a list item that was known by something else.
    Optional<Known> underAnotherItemName(Difference now) {
        var pattern = ValuePattern.of(now.row().values());
        return told().stream()
                .filter(before -> isItemOf(before.entry().address(), now.address()))
                .filter(before -> before.entry().pattern().equals(pattern))
                .findFirst();
    }

    private static boolean isItemOf(Address before, Address now) {
        return before.application().equals(now.application())
                && before.resource().equals(now.resource())
                && ItemNames.between(before.path(), now.path()).isPresent();
    }

    private static boolean same(Known before, Difference now) {
        return before.entry().pattern().equals(ValuePattern.of(now.row().values()));
    }

    private static boolean alike(Known before, Difference now, Address was) {
        var fingerprint = before.entry().fingerprint();
        return fingerprint.equals(Fingerprint.of(was, now.suspicion().kind()))
                || (DIFFERING.contains(now.suspicion().kind())
                        && DIFFERING.stream()
                                .anyMatch(kind -> Fingerprint.of(was, kind).equals(fingerprint)));
    }

    private static Effect effect(Known before, Difference now) {
        var pattern = ValuePattern.of(now.row().values());
        if (same(before, now)) {
            return Effect.NONE;
        }
        var was = before.difference()
                .map(then -> standing(then, spelled(then)))
                .orElseGet(() -> reported(before.entry().pattern(), now));
        var is = before.difference()
                .map(then -> standing(now, aligned(then, now)))
                .orElseGet(() -> reported(pattern, now));
        var effect = Effects.of(was, is, now.route());
        if (effect == Effect.AHEAD
                && now.suspicion().kind() == FindingKind.VERSION
                && !stepsOn(before.entry().pattern(), pattern, Effects.ahead(was, is, now.route()))) {
            return Effect.WORSENED;
        }
        // An exception held for the values of all, and goes on holding where they only come closer. What is wrong
        // nevertheless is open again.
        return before.excepted() && (effect == Effect.NONE || effect == Effect.NARROWED) ? Effect.WORSENED : effect;
    }

    /// Whether what went on by itself went on to a version that may come next.
    private static boolean stepsOn(Map<String, String> before, Map<String, String> now, List<String> ahead) {
        return ahead.stream()
                .allMatch(environment -> VersionStep.is(
                        unquoted(before.getOrDefault(environment, "")), unquoted(now.getOrDefault(environment, ""))));
    }

    private static String unquoted(String pattern) {
        return pattern.startsWith("\"") ? pattern.substring(1, pattern.length() - 1) : pattern;
    }

    private static Standing standing(Difference difference, SequencedMap<String, String> values) {
        return new Standing(difference.row().groups(), values, difference.wrong());
    }

    private static Standing reported(SequencedMap<String, String> pattern, Difference now) {
        var groups = new LinkedHashMap<String, List<String>>();
        pattern.forEach((environment, value) -> {
            if (!value.equals(ValuePattern.UNKNOWN)) {
                groups.computeIfAbsent(value, _ -> new ArrayList<>()).add(environment);
            }
        });
        return new Standing(List.copyOf(groups.values()), pattern, now.wrong());
    }

    /// What means the same as it did before is spelled as it was.
    private static SequencedMap<String, String> aligned(Difference then, Difference now) {
        var hint = Hint.at(now.address().resource(), now.address().path());
        var spelled = spelled(now);
        var before = spelled(then);
        spelled.replaceAll((environment, text) -> {
            var was = then.row().values().get(environment);
            var is = now.row().values().get(environment);
            var same = was != null && is != null && Meaning.compare(was, is, hint) == Sameness.SAME;
            return same ? before.getOrDefault(environment, text) : text;
        });
        return spelled;
    }

    /// Of a whole resource only whether it is there.
    private static SequencedMap<String, String> spelled(Difference difference) {
        var whole = difference.row().path().isRoot();
        var spelled = new LinkedHashMap<String, String>();
        difference
                .row()
                .values()
                .forEach((environment, held) -> spelled.put(
                        environment,
                        switch (held) {
                            case Held.Present(var node) -> whole ? "present" : "=" + Grouping.spelling(node);
                            case Held.Absent _ -> "absent";
                            case Held.Unseen _ -> "unseen";
                        }));
        return spelled;
    }
}

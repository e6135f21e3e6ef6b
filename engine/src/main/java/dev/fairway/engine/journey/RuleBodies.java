package dev.fairway.engine.journey;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.classify.ExpectedClass;
import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.Must;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.engine.compare.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a rule could demand of a value of an expected class: strict ones first, and at last one that allows
/// everything.
final class RuleBodies {

    private static final int LONGEST_TEMPLATE = 1_000;
    private static final int LONGEST_MEMBER = 200;
    private static final int MOST_MEMBERS = 500;

    /// What a schedule looks like at least, whatever wrote it: a name after an at sign, or figures and stars.
    private static final Allowed TIME = new Allowed.Matching(Pattern.compile("@\\w+.*|.*[0-9*].*"));

    private RuleBodies() {}

    static List<RuleBody> of(Found found, ExpectedClass type) {
        var reason = type.reason();
        var bodies = new ArrayList<RuleBody>();
        if (!found.row().lists().isEmpty()) {
            exactly(found).ifPresent(allow -> bodies.add(RuleBody.each(allow, reason)));
        }
        switch (type) {
            case OWN_NAME -> {
                templates(found).forEach(template -> bodies.add(RuleBody.everywhere(template, reason)));
                exactly(found).ifPresent(allow -> bodies.add(RuleBody.each(allow, reason)));
                bodies.add(RuleBody.must(Must.CORRESPOND, reason));
                bodies.add(RuleBody.must(Must.CORRESPOND_NAMELESS, reason));
            }
            case HOST -> {
                templates(found).forEach(template -> bodies.add(RuleBody.everywhere(template, reason)));
                exactly(found).ifPresent(allow -> bodies.add(RuleBody.each(allow, reason)));
                bodies.add(RuleBody.must(Must.DIFFER, reason));
            }
            case IDENTIFIER -> {
                exactly(found).ifPresent(allow -> bodies.add(RuleBody.each(allow, reason)));
                bodies.add(RuleBody.must(Must.DIFFER, reason));
            }
            case SECRET -> {
                // where all have one, its loss is news
                bodies.add(
                        everywhere(found)
                                ? RuleBody.everywhere(new Allowed.Present(), reason)
                                        .and(Must.DIFFER)
                                : RuleBody.must(Must.DIFFER, reason));
                states(found, new Allowed.Present())
                        .ifPresent(
                                allow -> bodies.add(RuleBody.each(allow, reason).and(Must.DIFFER)));
                bodies.add(RuleBody.everywhere(new Allowed.Present(), reason));
            }
            case SIZE -> bodies.addAll(sizes(found, reason));
            case LOG_LEVEL -> exactly(found).ifPresent(allow -> bodies.add(RuleBody.each(allow, reason)));
            case SCHEDULE -> {
                bodies.add(RuleBody.everywhere(TIME, reason));
                states(found, TIME).ifPresent(allow -> bodies.add(RuleBody.each(allow, reason)));
                bodies.add(RuleBody.everywhere(new Allowed.Present(), reason));
            }
        }
        bodies.add(RuleBody.everywhere(new Allowed.Any(), reason));
        return bodies;
    }

    private static List<RuleBody> sizes(Found found, String reason) {
        var bodies = new ArrayList<RuleBody>();
        SizeLimit.of(found.row().values().values()).ifPresent(limit -> {
            bodies.add(
                    RuleBody.everywhere(limit.range(), reason).of(limit.type()).and(Must.INCREASE));
            states(found, limit.range())
                    .ifPresent(allow -> bodies.add(
                            RuleBody.each(allow, reason).of(limit.type()).and(Must.INCREASE)));
        });
        bodies.add(RuleBody.must(Must.INCREASE, reason));
        states(found, new Allowed.Present())
                .ifPresent(allow -> bodies.add(RuleBody.each(allow, reason).and(Must.INCREASE)));
        // machines have names, which no scale orders
        exactly(found).ifPresent(allow -> bodies.add(RuleBody.each(allow, reason)));
        return bodies;
    }

    /// The text with `{env}` that every environment's value is, and wider ones that say only where the name stands.
    private static List<Allowed> templates(Found found) {
        for (var entry : found.row().values().entrySet()) {
            var text = text(entry.getValue());
            if (text.isEmpty()) {
                return List.of();
            }
            var own = found.scope().naming().template(entry.getKey(), text.get());
            if (own.contains("{env}")) {
                if (own.indexOf('*') >= 0 || own.length() > LONGEST_TEMPLATE) {
                    return List.of();
                }
                // A text of several lines is said as a whole: nobody knows which of its lines may differ.
                var texts = own.indexOf('\n') < 0
                        ? Stream.of(own, Templates.widened(own), Templates.anyPath(own))
                        : Stream.of(own);
                // Only where production's name is missing today it may be missing.
                return texts.flatMap(each -> Stream.of(each, each.replace("{env}", "{env?}")))
                        .distinct()
                        .<Allowed>map(Allowed.Template::new)
                        .toList();
            }
        }
        return List.of();
    }

    /// Any value that stands at one of these addresses today, in each environment by itself; for many hosts or
    /// identifiers, which have nothing in common but that they are known.
    static Optional<RuleBody> anyOf(List<Found> all) {
        var options = new LinkedHashMap<String, SequencedMap<String, Allowed>>();
        for (var found : all) {
            var known = found.classification() instanceof Classification.Expected(var type)
                    && (type == ExpectedClass.HOST || type == ExpectedClass.IDENTIFIER);
            var exact = known ? exactly(found) : Optional.<SequencedMap<String, Allowed>>empty();
            if (exact.isEmpty() || !exact.get().values().stream().allMatch(RuleBodies::enumerable)) {
                return Optional.empty();
            }
            exact.get()
                    .forEach((environment, allowed) -> options.computeIfAbsent(environment, _ -> new TreeMap<>())
                            .put(spelled(allowed), allowed));
        }
        var allow = new LinkedHashMap<String, Allowed>();
        options.forEach((environment, each) -> allow.put(environment, new Allowed.OneOf(List.copyOf(each.values()))));
        var reason = ((Classification.Expected) all.getFirst().classification())
                .type()
                .reason();
        return options.values().stream().allMatch(each -> each.size() <= MOST_MEMBERS)
                ? Optional.of(RuleBody.each(allow, reason))
                : Optional.empty();
    }

    private static String spelled(Allowed allowed) {
        return allowed instanceof Allowed.Exact(Scalar scalar) ? "=" + scalar.text() : "";
    }

    private static boolean enumerable(Allowed allowed) {
        return allowed instanceof Allowed.Absent || (allowed instanceof Allowed.Exact(var value) && writable(value));
    }

    /// The list that an environment holds today, with all its members, where they are plain and short.
    private static Optional<Allowed> list(Listing list) {
        return !list.items().isEmpty()
                        && list.items().size() <= MOST_MEMBERS
                        && list.items().stream().allMatch(RuleBodies::writable)
                ? Optional.of(new Allowed.OneOf(List.of(new Allowed.Exact(list))))
                : Optional.empty();
    }

    private static boolean writable(Node item) {
        return item instanceof Scalar(var kind, var text, var _)
                && kind != Kind.NULL
                && text.length() <= LONGEST_MEMBER
                && !text.contains(", ")
                && text.lines().count() == 1;
    }

    /// Today's values, where each is a short one.
    private static Optional<SequencedMap<String, Allowed>> exactly(Found found) {
        var row = found.row();
        var allow = new LinkedHashMap<String, Allowed>();
        for (var entry : (row.lists().isEmpty() ? row.values() : row.lists()).entrySet()) {
            switch (entry.getValue()) {
                case Held.Present(Listing list)
                when list(list).isPresent() ->
                    allow.put(entry.getKey(), list(list).orElseThrow());
                case Held.Present(Listing(var items, var _))
                when items.isEmpty() -> allow.put(entry.getKey(), new Allowed.Absent());
                case Held.Present(Scalar scalar)
                when scalar.text().length() <= LONGEST_MEMBER
                        && scalar.kind() != Kind.NULL
                        && !scalar.text().startsWith("[") -> allow.put(entry.getKey(), new Allowed.Exact(scalar));
                case Held.Absent _ -> allow.put(entry.getKey(), new Allowed.Absent());
                case Held.Present _, Held.Unseen _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(allow);
    }

    private static boolean everywhere(Found found) {
        return found.row().values().values().stream()
                .allMatch(held -> held instanceof Held.Present(var value) && !Meaning.empty(value));
    }

    /// Who holds something and who nothing, where that is not the same everywhere.
    private static Optional<SequencedMap<String, Allowed>> states(Found found, Allowed something) {
        var allow = new LinkedHashMap<String, Allowed>();
        found.row().values().forEach((environment, held) -> {
            switch (held) {
                case Held.Present(Scalar scalar)
                when scalar.kind() != Kind.NULL && scalar.text().isEmpty() ->
                    allow.put(environment, new Allowed.Exact(scalar));
                case Held.Present(var value) ->
                    allow.put(environment, Meaning.empty(value) ? new Allowed.Absent() : something);
                case Held.Absent _ -> allow.put(environment, new Allowed.Absent());
                case Held.Unseen _ -> {}
            }
        });
        return allow.values().stream().distinct().count() > 1 ? Optional.of(allow) : Optional.empty();
    }

    private static Optional<String> text(Held held) {
        return held instanceof Held.Present(Scalar(var kind, var text, var _)) && kind == Node.Kind.TEXT
                ? Optional.of(text)
                : Optional.empty();
    }
}

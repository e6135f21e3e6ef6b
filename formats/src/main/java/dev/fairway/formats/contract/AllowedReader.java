package dev.fairway.formats.contract;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.ValueType;
import dev.fairway.core.meaning.Measure;
import dev.fairway.formats.contract.YamlTree.Mapping;
import dev.fairway.formats.contract.YamlTree.Sequence;
import dev.fairway.formats.contract.YamlTree.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads what an environment may hold: `any`, `absent`, `present`, `1..3`, `/expression/`, a text with `{env}`,
/// a list of these, in which a list is allowed as a whole, or a value.
final class AllowedReader {

    private static final int LONGEST_EXPRESSION = 500;

    private final Complaints complaints;
    private final Optional<ValueType> type;

    AllowedReader(Complaints complaints, Optional<ValueType> type) {
        this.complaints = complaints;
        this.type = type;
    }

    Optional<Allowed> read(YamlTree tree) {
        return switch (tree) {
            case Mapping _ -> {
                complaints.add(tree, "what an environment may hold is a value, a range or a list, not a mapping");
                yield Optional.empty();
            }
            case Sequence(var items, var _, var _) -> {
                var options =
                        items.stream().flatMap(item -> option(item).stream()).toList();
                if (items.isEmpty()) {
                    complaints.add(tree, "this list is empty, so nothing would be allowed: write absent");
                }
                yield options.isEmpty() ? Optional.empty() : Optional.of(new Allowed.OneOf(options));
            }
            case Text text -> text(text);
        };
    }

    /// A list among what is allowed is one with exactly these members, read as they stand.
    private Optional<Allowed> option(YamlTree tree) {
        if (!(tree instanceof Sequence(var items, var _, var _))) {
            return read(tree);
        }
        if (items.isEmpty()) {
            complaints.add(tree, "this list has no members: write absent");
        }
        for (var item : items) {
            if (item instanceof Text text) {
                exact(text);
            } else {
                complaints.add(item, "the members of a list that is allowed as a whole are plain values");
            }
        }
        return Optional.of(new Allowed.Exact(complaints.node(tree)));
    }

    private Optional<Allowed> text(Text text) {
        return switch (text.text()) {
            case "any" -> Optional.of(new Allowed.Any());
            case "absent" -> Optional.of(new Allowed.Absent());
            case "present" -> Optional.of(new Allowed.Present());
            default -> form(text);
        };
    }

    private Optional<Allowed> form(Text text) {
        var written = text.text();
        if (written.length() > 2 && written.startsWith("/") && written.endsWith("/")) {
            return expression(text, written.substring(1, written.length() - 1));
        }
        if (Allowed.Template.isOne(written)) {
            return Optional.of(new Allowed.Template(written));
        }
        var dots = written.indexOf("..");
        if (dots >= 0 && written.length() > 2) {
            var low = end(written.substring(0, dots));
            var high = end(written.substring(dots + 2));
            var range = range(text, low, high);
            if (range.isPresent()) {
                return range;
            }
        }
        return exact(text);
    }

    private static Optional<String> end(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private Optional<Allowed> range(Text text, Optional<String> low, Optional<String> high) {
        var measures = type.flatMap(ValueType::measure).stream().toList();
        var candidates = measures.isEmpty() ? List.of(Measure.values()) : measures;
        var fitting = candidates.stream()
                .filter(measure -> low.map(measure::reads).orElse(true)
                        && high.map(measure::reads).orElse(true))
                .toList();
        if (fitting.isEmpty()) {
            if (!measures.isEmpty()) {
                complaints.add(text, "the ends of this range are of another type than " + typeWord());
                return Optional.of(new Allowed.Any());
            }
            return Optional.empty();
        }
        var ambiguous = fitting.contains(Measure.QUANTITY)
                && fitting.contains(Measure.DURATION)
                && !fitting.contains(Measure.NUMBER);
        if (ambiguous) {
            complaints.add(text, "this range may be of amounts or of times: say type: quantity or type: duration");
        }
        var measure = fitting.getFirst();
        if (low.isPresent()
                && high.isPresent()
                && measure.compare(low.get(), high.get()).orElse(0) > 0) {
            complaints.add(text, "the range ends before it begins");
        }
        return Optional.of(new Allowed.Range(low, high, measure));
    }

    private String typeWord() {
        return type.map(ValueType::word).orElse("");
    }

    private Optional<Allowed> expression(Text text, String expression) {
        if (expression.length() > LONGEST_EXPRESSION) {
            complaints.add(text, "this expression has more than %d characters".formatted(LONGEST_EXPRESSION));
            return Optional.empty();
        }
        try {
            return Optional.of(new Allowed.Matching(Pattern.compile(expression)));
        } catch (PatternSyntaxException e) {
            complaints.add(text, "this is no regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    Optional<Allowed> exact(Text text) {
        var value = complaints.node(text);
        if (type.isPresent() && !text.nothing() && !type.get().accepts(value)) {
            complaints.add(text, "this value is not of the type %s that the rule demands".formatted(typeWord()));
        }
        return Optional.of(new Allowed.Exact(value));
    }
}

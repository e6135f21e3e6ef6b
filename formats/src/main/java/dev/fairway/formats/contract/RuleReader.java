package dev.fairway.formats.contract;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.Must;
import dev.fairway.core.contract.Rule;
import dev.fairway.core.contract.ValueType;
import dev.fairway.formats.contract.YamlTree.Mapping;
import dev.fairway.formats.contract.YamlTree.Sequence;
import dev.fairway.formats.contract.YamlTree.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads rules, in the short and in the typed form.
final class RuleReader {

    static final List<String> KEYS = List.of("match", "type", "allow", "must", "reason", "owner", "until");

    private static final List<String> TYPES =
            Arrays.stream(ValueType.values()).map(ValueType::word).toList();
    private static final List<String> MUSTS =
            Arrays.stream(Must.values()).map(Must::word).toList();

    private final Complaints complaints;
    private final Fields fields;

    RuleReader(Complaints complaints) {
        this.complaints = complaints;
        this.fields = new Fields(complaints);
    }

    /// `LOG_LEVEL: {staging: debug, production: warn}`: exact values, or lists of them.
    Optional<Rule> brief(Text key, YamlTree value) {
        if (key.text().isBlank()) {
            complaints.add(key, "the key whose values differ is missing");
            return Optional.empty();
        }
        var allow = new LinkedHashMap<String, Allowed>();
        var reader = new AllowedReader(complaints, Optional.empty());
        var what = "'%s' in expected_differences".formatted(Complaints.shown(key.text()));
        complaints.entries(value, what).forEach((environment, allowed) -> {
            switch (allowed) {
                case Text text -> reader.exact(text).ifPresent(exact -> allow.put(environment.text(), exact));
                case Sequence(var items, var _, var _)
                when !items.isEmpty() && items.stream().allMatch(Text.class::isInstance) ->
                    allow.put(
                            environment.text(),
                            new Allowed.OneOf(items.stream()
                                    .<Allowed>map(item -> new Allowed.Exact(complaints.node(item)))
                                    .toList()));
                case Sequence _, Mapping _ ->
                    complaints.add(allowed, "the short form has a value, or a list of values, for each environment");
            }
        });
        if (allow.isEmpty()) {
            if (value instanceof Mapping(var pairs, var _, var _) && pairs.isEmpty()) {
                complaints.add(value, what + " names no environment");
            }
            return Optional.empty();
        }
        return Optional.of(Rule.brief(key.text(), allow, complaints.place(key)));
    }

    /// One rule for each pattern of `match`.
    List<Rule> rules(YamlTree item) {
        var before = complaints.count();
        var found = complaints.fields(item, "a rule", KEYS);
        var matches = fields.matches(found, item, "rule");
        var type = fields.word(found, "type", TYPES, "type of a value").flatMap(ValueType::parse);
        var must = fields.word(found, "must", MUSTS, "relation that values must have")
                .flatMap(Must::parse);
        var until = fields.date(found, "until");
        var reason = fields.optional(found, "reason");
        var owner = fields.optional(found, "owner");
        var allow = new LinkedHashMap<String, Allowed>();
        var everywhere = allow(found, type, allow);
        if (complaints.count() == before
                && everywhere.isEmpty()
                && allow.isEmpty()
                && type.isEmpty()
                && must.isEmpty()) {
            complaints.add(item, "this rule demands nothing: it needs allow, must or type");
        }
        return matches.stream()
                .map(match -> new Rule(
                        match, type, everywhere, allow, must, false, reason, owner, until, complaints.place(item)))
                .toList();
    }

    /// Fills in what single environments may hold, or returns what all of them may.
    private Optional<Allowed> allow(
            SequencedMap<String, YamlTree> found, Optional<ValueType> type, SequencedMap<String, Allowed> allow) {
        var tree = found.get("allow");
        if (tree == null) {
            return Optional.empty();
        }
        var reader = new AllowedReader(complaints, type);
        if (!(tree instanceof Mapping)) {
            return reader.read(tree);
        }
        complaints
                .entries(tree, "allow")
                .forEach((environment, allowed) ->
                        reader.read(allowed).ifPresent(read -> allow.put(environment.text(), read)));
        return Optional.empty();
    }
}

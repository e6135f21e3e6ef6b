package dev.fairway.engine.journey;

import static java.util.stream.Collectors.joining;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.Must;
import dev.fairway.core.contract.Rule;
import dev.fairway.core.contract.ValueType;
import dev.fairway.core.environment.Route;
import dev.fairway.core.report.Report.Proposal;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What a proposed rule demands, without the addresses that it names.
///
/// @param everywhere what every environment may hold
/// @param allow what single environments may hold, instead of `everywhere`
record RuleBody(
        Optional<ValueType> type,
        Optional<Allowed> everywhere,
        SequencedMap<String, Allowed> allow,
        Optional<Must> must,
        String reason) {

    private static final Place NOWHERE = new Place(Source.of("proposal"), 0, 0);

    RuleBody {
        allow = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(allow));
    }

    static RuleBody everywhere(Allowed allowed, String reason) {
        return new RuleBody(Optional.empty(), Optional.of(allowed), new LinkedHashMap<>(), Optional.empty(), reason);
    }

    static RuleBody must(Must must, String reason) {
        return new RuleBody(Optional.empty(), Optional.empty(), new LinkedHashMap<>(), Optional.of(must), reason);
    }

    static RuleBody each(SequencedMap<String, Allowed> allow, String reason) {
        return new RuleBody(Optional.empty(), Optional.empty(), allow, Optional.empty(), reason);
    }

    RuleBody and(Must how) {
        return new RuleBody(type, everywhere, allow, Optional.of(how), reason);
    }

    RuleBody of(Optional<ValueType> sort) {
        return new RuleBody(sort, everywhere, allow, must, reason);
    }

    /// Whether it names whole lists, and so not only one of their members.
    boolean demandsLists() {
        return allow.values().stream().anyMatch(Allowed::isList);
    }

    Rule rule(String match) {
        return new Rule(match, type, everywhere, allow, must, false, reason, "", Optional.empty(), NOWHERE);
    }

    /// What the contract has to say, which is more than a report would show of a long value.
    private static String whole(Allowed allowed) {
        return switch (allowed) {
            case Allowed.OneOf(var options) ->
                options.stream().map(RuleBody::whole).collect(joining(", ", "[", "]"));
            case Allowed.Exact(Listing(var items, var _)) ->
                items.stream().map(item -> whole(new Allowed.Exact(item))).collect(joining(", ", "[", "]"));
            case Allowed.Exact(Scalar scalar) when allowed.text().endsWith("…") -> scalar.text();
            case Allowed.Exact _,
                    Allowed.Range _,
                    Allowed.Matching _,
                    Allowed.Template _,
                    Allowed.Any _,
                    Allowed.Present _,
                    Allowed.Absent _ -> allowed.text();
        };
    }

    Proposal proposal(String match, int covers, Route route) {
        var texts = new LinkedHashMap<String, String>();
        everywhere.ifPresent(allowed -> route.names().forEach(name -> texts.put(name, allowed.text())));
        allow.forEach((environment, allowed) -> texts.put(environment, whole(allowed)));
        return new Proposal(
                match,
                type.map(ValueType::word).orElse(""),
                texts,
                must.map(Must::word).orElse(""),
                covers,
                reason);
    }
}

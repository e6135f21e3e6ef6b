package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Measure;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Builds small contracts, routes and values for tests.
final class Contracts {

    static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    static final Place PLACE = new Place(Source.of("config/expected-env-diff.yaml"), 3, 3);
    static final Route ROUTE = route("dev", "stage", "prod");

    private Contracts() {}

    static Route route(String... names) {
        return new Route(
                Arrays.stream(names).map(name -> List.of(environment(name))).toList());
    }

    static Environment environment(String name) {
        return new Environment(name, List.of(), Tier.ofWord(name.replaceAll("-.*", "")));
    }

    /// `allow("stage", "debug", "prod", "warn")`: exact values.
    static SequencedMap<String, Allowed> exactly(String... pairs) {
        var allow = new LinkedHashMap<String, Allowed>();
        for (var i = 0; i < pairs.length; i += 2) {
            allow.put(pairs[i], exact(pairs[i + 1]));
        }
        return allow;
    }

    static Allowed exact(String text) {
        return new Allowed.Exact(text(text));
    }

    static Allowed range(String low, String high) {
        return new Allowed.Range(
                low.isEmpty() ? Optional.empty() : Optional.of(low),
                high.isEmpty() ? Optional.empty() : Optional.of(high),
                Measure.NUMBER);
    }

    static Allowed matching(String expression) {
        return new Allowed.Matching(Pattern.compile(expression));
    }

    static Rule brief(String key, String... pairs) {
        return Rule.brief(key, exactly(pairs), PLACE);
    }

    static Rule allowing(String match, SequencedMap<String, Allowed> allow) {
        return rule(match, Optional.empty(), Optional.empty(), allow, Optional.empty());
    }

    static Rule allowing(String match, SequencedMap<String, Allowed> allow, Must must) {
        return rule(match, Optional.empty(), Optional.empty(), allow, Optional.of(must));
    }

    static Rule everywhere(String match, Allowed allowed) {
        return rule(match, Optional.empty(), Optional.of(allowed), new LinkedHashMap<>(), Optional.empty());
    }

    static Rule typed(String match, ValueType type) {
        return rule(match, Optional.of(type), Optional.empty(), new LinkedHashMap<>(), Optional.empty());
    }

    static Rule must(String match, Must must) {
        return rule(match, Optional.empty(), Optional.empty(), new LinkedHashMap<>(), Optional.of(must));
    }

    static Rule until(Rule rule, LocalDate until) {
        return new Rule(
                rule.match(),
                rule.type(),
                rule.everywhere(),
                rule.allow(),
                rule.must(),
                rule.brief(),
                rule.reason(),
                rule.owner(),
                Optional.of(until),
                rule.place());
    }

    private static Rule rule(
            String match,
            Optional<ValueType> type,
            Optional<Allowed> everywhere,
            SequencedMap<String, Allowed> allow,
            Optional<Must> must) {
        return new Rule(match, type, everywhere, allow, must, false, "why", "team", Optional.empty(), PLACE);
    }

    static TimedException exception(String match, LocalDate until, String... environments) {
        return new TimedException(
                match,
                List.of(environments),
                Optional.empty(),
                new LinkedHashMap<>(),
                "team",
                "incident",
                until,
                PLACE);
    }

    static TimedException valued(TimedException exception, String value) {
        return new TimedException(
                exception.match(),
                exception.environments(),
                Optional.of(text(value)),
                exception.values(),
                exception.owner(),
                exception.reason(),
                exception.until(),
                exception.place());
    }

    static TimedException together(String match, String... pairs) {
        var values = new LinkedHashMap<String, Node>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], text(pairs[i + 1]));
        }
        return new TimedException(
                match, List.of(), Optional.empty(), values, "team", "baseline", TODAY.plusDays(90), PLACE);
    }

    /// `held("dev", "1", "stage", "-")`: `-` is absent.
    static SequencedMap<String, Held> held(String... pairs) {
        var values = new LinkedHashMap<String, Held>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1].equals("-") ? new Held.Absent() : new Held.Present(text(pairs[i + 1])));
        }
        return values;
    }

    static SequencedMap<String, Held> secrets(String... pairs) {
        var values = new LinkedHashMap<String, Held>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], new Held.Present(new Node.Secret(pairs[i + 1], PLACE)));
        }
        return values;
    }

    static Node text(String text) {
        return new Node.Scalar(Kind.TEXT, text, PLACE);
    }
}

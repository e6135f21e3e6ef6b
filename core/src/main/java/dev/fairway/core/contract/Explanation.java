package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.finding.Address;
import dev.fairway.core.tree.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;

/// What a contract says of one address, in the repository's own names.
///
/// @param clauses rules, then exceptions; none: the values must be equal
public record Explanation(Address address, List<Clause> clauses) {

    public Explanation {
        requireNonNull(address, "address");
        clauses = List.copyOf(clauses);
    }

    /// One rule or exception that names the address.
    ///
    /// @param allowed per environment what it may hold, in the contract's words
    /// @param must `equal`, `differ` or `increase`
    /// @param exception whether it is an exception
    /// @param expired whether it no longer counts
    public record Clause(
            String match,
            Place place,
            SequencedMap<String, String> allowed,
            Optional<ValueType> type,
            Optional<Must> must,
            String reason,
            String owner,
            Optional<LocalDate> until,
            boolean exception,
            boolean expired) {
        public Clause {
            allowed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(allowed));
        }
    }

    /// @param secret whether the address holds a secret: then no value is named
    public static Explanation of(RuleBook book, Address address, boolean secret, LocalDate today) {
        var named = book.named(address);
        var clauses = new ArrayList<Clause>();
        for (var position : named.rules()) {
            clauses.add(clause(book, book.contract().rules().get(position), address, secret, today));
        }
        for (var position : named.exceptions()) {
            clauses.add(clause(book, book.contract().exceptions().get(position), secret, today));
        }
        return new Explanation(address, clauses);
    }

    private static Clause clause(RuleBook book, Rule rule, Address address, boolean secret, LocalDate today) {
        var allowed = new LinkedHashMap<String, String>();
        var unnamed = new ArrayList<String>();
        var scope = new Scope(address, new LinkedHashMap<>(), book.route(), book.others());
        var names = rule.everywhere().isPresent() || !rule.allow().isEmpty();
        for (var environment : names ? book.route().environments() : List.<Environment>of()) {
            var may = RuleCheck.allowedIn(rule, environment, scope);
            may.ifPresentOrElse(
                    each -> allowed.put(environment.name(), shown(each, environment, secret)),
                    () -> unnamed.add(environment.name()));
        }
        for (var name : unnamed) {
            var others = unnamed.stream().filter(other -> !other.equals(name)).toList();
            allowed.put(name, others.isEmpty() ? "any" : "the same as " + Sentence.and(others));
        }
        return new Clause(
                rule.match(),
                rule.place(),
                allowed,
                rule.type(),
                rule.must(),
                rule.reason(),
                rule.owner(),
                rule.until(),
                false,
                rule.expired(today));
    }

    private static String shown(Allowed allowed, Environment environment, boolean secret) {
        return switch (allowed) {
            case Allowed.Any _, Allowed.Absent _, Allowed.Present _ -> allowed.text();
            case Allowed.Exact _, Allowed.OneOf _, Allowed.Range _, Allowed.Matching _ ->
                secret ? "a value that is not shown" : allowed.text();
            case Allowed.Template(var text) ->
                secret
                        ? "a value that is not shown"
                        : text.replaceAll("\\{env\\??}", Matcher.quoteReplacement(environment.name()));
        };
    }

    private static Clause clause(RuleBook book, TimedException exception, boolean secret, LocalDate today) {
        var allowed = new LinkedHashMap<String, String>();
        if (exception.values().isEmpty()) {
            var value = exception.value().map(node -> secret ? "a value that is not shown" : Shown.of(node));
            var words = exception.environments().isEmpty() ? book.route().names() : exception.environments();
            for (var word : words) {
                EnvironmentChoice.meant(word, book.route())
                        .forEach(environment -> allowed.put(environment.name(), value.orElse("any")));
            }
        }
        exception
                .values()
                .forEach((word, value) -> EnvironmentChoice.meant(word, book.route())
                        .forEach(environment -> allowed.put(
                                environment.name(), secret ? "a value that is not shown" : Shown.of(value))));
        return new Clause(
                exception.match(),
                exception.place(),
                allowed,
                Optional.empty(),
                Optional.empty(),
                exception.reason(),
                exception.owner(),
                Optional.of(exception.until()),
                true,
                exception.expired(today));
    }
}

package dev.fairway.core.contract;

import dev.fairway.core.compare.Row;
import dev.fairway.core.contract.Judgement.Excepted;
import dev.fairway.core.contract.Judgement.Expected;
import dev.fairway.core.contract.Judgement.NotNamed;
import dev.fairway.core.contract.Judgement.Undetermined;
import dev.fairway.core.contract.Judgement.Violated;
import dev.fairway.core.contract.Outcome.Broken;
import dev.fairway.core.contract.Outcome.Kept;
import dev.fairway.core.contract.Outcome.Unsure;
import dev.fairway.core.contract.RuleBook.Named;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Sameness;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Judges what environments hold by the contract between them. The same question has the same answer on the same day.
public final class Judge {

    private static final NotNamed NOT_NAMED = new NotNamed(List.of());

    private Judge() {}

    /// For one address alone; for many, make the [RuleBook] once.
    public static Judgement judge(
            Contract contract, Address address, SequencedMap<String, Held> values, Route route, LocalDate today) {
        return judge(RuleBook.of(contract, route), address, values, today);
    }

    public static Judgement judge(RuleBook book, Address address, SequencedMap<String, Held> values, LocalDate today) {
        return judge(book, book.named(address), new Scope(address, values, book.route(), book.others()), today);
    }

    /// What the book says of a row, where it was already asked who names its address.
    public static Judgement judge(RuleBook book, Named named, Address address, Row row, LocalDate today) {
        if (named.isEmpty()) {
            return NOT_NAMED;
        }
        return judge(book, named, scope(book, address, row), today);
    }

    private static Scope scope(RuleBook book, Address address, Row row) {
        var list = row.lists().isEmpty() || row.path().above() == null
                ? Optional.<Scope>empty()
                : Optional.of(new Scope(
                        new Address(
                                address.application(),
                                address.resource(),
                                row.path().above().toString()),
                        row.lists(),
                        book.route(),
                        book.others()));
        return new Scope(address, row.values(), book.route(), book.others(), list);
    }

    private static Judgement judge(RuleBook book, Named named, Scope scope, LocalDate today) {
        if (named.isEmpty()) {
            return NOT_NAMED;
        }
        var rules = named.rules().stream()
                .map(book.contract().rules()::get)
                .filter(rule -> !rule.expired(today))
                .toList();
        var exceptions = named.exceptions().stream()
                .map(book.contract().exceptions()::get)
                .toList();
        var inForce = exceptions.stream()
                .filter(exception -> !exception.expired(today))
                .toList();
        var verdict = verdict(rules, scope);
        if (verdict.outcome() instanceof Kept) {
            return verdict.rule().<Judgement>map(Expected::new).orElse(NOT_NAMED);
        }
        return excepted(rules, inForce, verdict.outcome(), scope)
                .<Judgement>map(excepted -> excepted)
                .orElseGet(() -> failed(verdict, scope, wouldHaveCovered(rules, exceptions, inForce, scope)));
    }

    /// Whether environments hold what the rule demands, were it to name this address. Costs much less than a book for
    /// every rule, where many are tried.
    ///
    /// @param book of the environments; what its own rules say is not asked
    public static boolean keeps(RuleBook book, Rule rule, Address address, Row row) {
        return RuleCheck.check(rule, scope(book, address, row).seenBy(rule)) instanceof Kept;
    }

    /// Whether exceptions in force cover all of these environments, however their values relate: for findings about
    /// single values, such as a placeholder or another environment's name, which may be equal everywhere.
    public static Optional<Excepted> excused(
            RuleBook book,
            Address address,
            SequencedMap<String, Held> values,
            Collection<String> environments,
            LocalDate today) {
        var scope = new Scope(address, values, book.route(), book.others());
        var inForce = inForce(book, address, today);
        var covered = covered(inForce, scope);
        return !covered.isEmpty() && covered.containsAll(environments)
                ? Optional.of(new Excepted(used(inForce, scope), List.copyOf(environments)))
                : Optional.empty();
    }

    /// Whether exceptions in force that recorded together what all environments hold go on holding, because these have
    /// only come closer since; for addresses that no rule names, and where only the difference is wrong.
    ///
    /// @param versions whether versions stand there, which go on along the route by themselves
    public static Optional<Excepted> nearer(
            RuleBook book, Address address, SequencedMap<String, Held> values, boolean versions, LocalDate today) {
        var scope = new Scope(address, values, book.route(), book.others());
        var inForce = inForce(book, address, today).stream()
                .filter(exception -> Nearing.only(exception, scope, versions))
                .toList();
        return inForce.isEmpty() ? Optional.empty() : Optional.of(new Excepted(inForce, List.of()));
    }

    /// What production took from environments before it although exceptions in force record that it has its own;
    /// nothing where other ones accept what it holds now. Of lists each item is looked at that an exception names.
    public static Optional<Borrowed> borrowed(
            RuleBook book, Address address, SequencedMap<String, Held> values, LocalDate today) {
        return Stream.concat(Stream.of(new ListItem(address, values)), book.items(address, values).stream())
                .flatMap(item -> borrowed(book, item, today).stream())
                .findFirst();
    }

    private static Optional<Borrowed> borrowed(RuleBook book, ListItem item, LocalDate today) {
        var scope = new Scope(item.address(), item.values(), book.route(), book.others());
        var inForce = inForce(book, item.address(), today);
        var covered = covered(inForce, scope);
        return inForce.stream()
                .flatMap(exception -> Borrowed.since(exception, scope).stream())
                .filter(borrowed -> !covered.containsAll(borrowed.environments()))
                .findFirst();
    }

    private static List<TimedException> inForce(RuleBook book, Address address, LocalDate today) {
        return book.named(address).exceptions().stream()
                .map(book.contract().exceptions()::get)
                .filter(exception -> !exception.expired(today))
                .toList();
    }

    /// What the rules say together; without a rule, values have to be equal.
    ///
    /// @param rule the one that decided; empty where none names the address
    private record Verdict(Optional<Rule> rule, Outcome outcome) {}

    private static Verdict verdict(List<Rule> rules, Scope scope) {
        if (rules.isEmpty()) {
            var equal = Equality.of(scope.values(), scope.hint()) != Sameness.DIFFERENT;
            return new Verdict(Optional.empty(), equal ? Outcome.KEPT : new Broken("", List.of()));
        }
        var worst = new Verdict(Optional.of(rules.getFirst()), Outcome.KEPT);
        for (var rule : rules) {
            switch (RuleCheck.check(rule, scope.seenBy(rule))) {
                case Broken broken -> {
                    return new Verdict(Optional.of(rule), broken);
                }
                case Unsure unsure -> worst = new Verdict(Optional.of(rule), unsure);
                case Kept _ -> {}
            }
        }
        return worst;
    }

    private static Judgement failed(Verdict verdict, Scope scope, List<TimedException> expired) {
        if (verdict.rule().isEmpty()) {
            return expired.isEmpty() ? NOT_NAMED : new NotNamed(expired);
        }
        var rule = verdict.rule().get();
        return switch (verdict.outcome()) {
            case Kept _ -> new Expected(rule);
            case Broken(var what, var environments, var unequal) ->
                new Violated(rule, Sentence.at(scope.seenBy(rule), what, rule.place()), environments, unequal, expired);
            case Unsure(var reason) -> new Undetermined(rule, Sentence.at(scope, reason, rule.place()));
        };
    }

    /// Takes away the environments that exceptions cover. If the rest is in order, the exceptions explain everything.
    private static Optional<Excepted> excepted(
            List<Rule> rules, List<TimedException> exceptions, Outcome without, Scope scope) {
        var covered = covered(exceptions, scope);
        if (covered.isEmpty() || !(verdict(rules, scope.without(covered)).outcome() instanceof Kept)) {
            return Optional.empty();
        }
        return Optional.of(new Excepted(used(exceptions, scope), atFault(without)));
    }

    private static List<String> atFault(Outcome outcome) {
        return outcome instanceof Broken(var _, var environments, var unequal) && !unequal ? environments : List.of();
    }

    private static List<TimedException> used(List<TimedException> exceptions, Scope scope) {
        return exceptions.stream()
                .filter(exception ->
                        !ExceptionCover.environments(exception, scope).isEmpty())
                .toList();
    }

    private static SequencedSet<String> covered(List<TimedException> exceptions, Scope scope) {
        var covered = new LinkedHashSet<String>();
        exceptions.forEach(exception -> covered.addAll(ExceptionCover.environments(exception, scope)));
        return covered;
    }

    /// Expired exceptions without which this would not have come up today.
    private static List<TimedException> wouldHaveCovered(
            List<Rule> rules, List<TimedException> all, List<TimedException> inForce, Scope scope) {
        return all.size() > inForce.size()
                        && excepted(rules, all, Outcome.KEPT, scope).isPresent()
                ? all.stream().filter(exception -> !inForce.contains(exception)).toList()
                : List.of();
    }
}

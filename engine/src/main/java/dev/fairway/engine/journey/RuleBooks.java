package dev.fairway.engine.journey;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.compare.Row;
import dev.fairway.core.contract.Borrowed;
import dev.fairway.core.contract.ContractLint;
import dev.fairway.core.contract.ContractUse;
import dev.fairway.core.contract.Explanation;
import dev.fairway.core.contract.GoneFiles;
import dev.fairway.core.contract.Judge;
import dev.fairway.core.contract.Judged;
import dev.fairway.core.contract.Judgement;
import dev.fairway.core.contract.LintFault;
import dev.fairway.core.contract.Lone;
import dev.fairway.core.contract.RuleBook;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.compare.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The repository's contracts, made ready to be asked, and what they were asked so far.
final class RuleBooks {

    private final Contracts contracts;
    private final LocalDate today;
    private final SortedMap<String, Book> books = new TreeMap<>();
    private final Set<Gap> renamedItems = new LinkedHashSet<>();
    /// What contracts name something in, by template.
    private final SortedMap<String, Unit> spoken = new TreeMap<>();
    private boolean blind;
    private int meant;

    RuleBooks(Contracts contracts, Route route, LocalDate today) {
        this.contracts = contracts;
        this.today = today;
        contracts
                .byApplication()
                .forEach((application, agreed) -> books.put(
                        application,
                        new Book(
                                agreed,
                                RuleBook.of(agreed.contract(), route),
                                new ArrayList<>(),
                                new ArrayList<>(),
                                new ItemClaims())));
    }

    boolean isEmpty() {
        return contracts.isEmpty();
    }

    /// Whether any contract names the row, so that it has to be judged although all environments agree.
    boolean names(String resource, Row row) {
        return books.values().stream().anyMatch(book -> book.names(resource, row));
    }

    /// What the contract of its application says of it; empty where there is none.
    Optional<Judgement> judge(Found found) {
        return book(found).map(book -> {
            var address = book.named(found);
            var named = book.rules().named(address);
            var judgement = Judge.judge(book.rules(), named, address, found.row(), today);
            if (!accepts(judgement)) {
                for (var before : book.rules().underOtherNames(address)) {
                    var all = named.and(before);
                    var otherwise = Judge.judge(book.rules(), all, address, found.row(), today);
                    if (accepts(otherwise) && claims(book, before, address)) {
                        named = all;
                        judgement = otherwise;
                        note(book, address, before);
                        break;
                    }
                }
            }
            if (!named.isEmpty()) {
                spoken.put(found.unit().template(), found.unit());
                var differs = found.row().sameness() == Row.Sameness.DIFFERENT
                        || found.row().sameness() == Row.Sameness.OWN_NAME;
                book.judged()
                        .add(new Judged(
                                address,
                                named,
                                judgement,
                                differs,
                                List.copyOf(found.row().values().sequencedKeySet())));
            }
            return judgement;
        });
    }

    /// Finds out which items of lists are known by something else than the contracts know them by. Comes before
    /// anything is judged.
    void recognise(List<Found> all) {
        for (var found : all) {
            book(found).ifPresent(book -> {
                var address = book.named(found);
                var others = book.rules().underOtherNames(address);
                var named =
                        others.isEmpty() ? RuleBook.Named.NONE : book.rules().named(address);
                if (!others.isEmpty() && !accepts(Judge.judge(book.rules(), named, address, found.row(), today))) {
                    others.stream()
                            .filter(before ->
                                    accepts(Judge.judge(book.rules(), named.and(before), address, found.row(), today)))
                            .flatMap(before -> book.rules().renamed(before, address).stream())
                            .forEach(item -> book.claims().vote(address.resource(), item));
                }
            });
        }
        books.values().forEach(book -> book.claims().decide());
    }

    private static boolean claims(Book book, RuleBook.Named before, Address address) {
        return book.rules()
                .renamed(before, address)
                .filter(item -> book.claims().granted(address.resource(), item))
                .isPresent();
    }

    /// What the contract of its application would say of it; nobody takes note of the question.
    Optional<Judgement> ask(Found found) {
        return book(found).map(book -> {
            var address = book.named(found);
            return Judge.judge(book.rules(), book.rules().named(address), address, found.row(), today);
        });
    }

    static boolean accepts(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Expected _, Judgement.Excepted _ -> true;
            case Judgement.NotNamed _, Judgement.Violated _, Judgement.Undetermined _ -> false;
        };
    }

    /// Says under which name a list item stands now that the contract knows by another.
    private void note(Book book, Address address, RuleBook.Named before) {
        book.rules()
                .renamed(before, address)
                .ifPresent(renamed -> renamedItems.add(new Gap(
                        address.resource(),
                        "%s knows %s as %s".formatted(book.agreed().file(), renamed.after(), renamed.before()),
                        "change its matches")));
    }

    /// List items that contracts know by another name than they have now; it was looked at them all the same.
    List<Gap> renamedItems() {
        return List.copyOf(renamedItems);
    }

    /// Whether exceptions cover what some environments hold, although nothing has to differ for it to be wrong. Asked
    /// right after the same address was judged.
    Optional<Judgement.Excepted> excused(Found found, List<String> environments) {
        return book(found).flatMap(book -> {
            var address = book.named(found);
            var excused = Judge.excused(book.rules(), address, found.row().values(), environments, today);
            excused.ifPresent(excepted -> book.amend(address, excepted));
            return excused;
        });
    }

    /// Whether exceptions go on holding, since the environments have only come closer together. Asked right after the
    /// same address was judged.
    Optional<Judgement.Excepted> nearer(Found found, boolean versions) {
        return book(found).flatMap(book -> {
            var address = book.named(found);
            var nearer = Judge.nearer(book.rules(), address, found.row().values(), versions, today);
            nearer.ifPresent(excepted -> book.amend(address, excepted));
            return nearer;
        });
    }

    /// What production took from environments before it, although nothing differs any more.
    Optional<Borrowed> borrowed(Found found) {
        if (!(found.classification() instanceof Classification.Equal)) {
            return Optional.empty();
        }
        var values = found.row().values();
        return book(found).flatMap(book -> {
            var borrowed = Judge.borrowed(book.rules(), book.named(found), values, today);
            borrowed.ifPresent(one -> book.reopen(one, List.copyOf(values.sequencedKeySet())));
            return borrowed;
        });
    }

    private Optional<Book> book(Found found) {
        var own = books.get(found.address().application());
        return Optional.ofNullable(own == null ? books.get("") : own);
    }

    /// Takes note that something of what the contracts speak of could not be read: nobody can tell what is needed no
    /// more.
    void blind() {
        blind = true;
    }

    /// How every rule and exception was used.
    List<Report.RuleUse> uses() {
        var uses = new ArrayList<Report.RuleUse>();
        for (var book : books.values()) {
            var whole = !blind && book.whole(today);
            use(book).report(book.agreed().contract(), today).stream()
                    .map(use -> whole ? use : use.unproved())
                    .forEach(uses::add);
        }
        return uses;
    }

    /// Where contracts speak of production and nothing of it was looked at.
    List<Gap> unstated() {
        var gaps = new ArrayList<Gap>();
        for (var book : books.values()) {
            book.unstated(today)
                    .forEach((production, matches) ->
                            gaps.add(UnstatedGap.of(production, book.agreed().file(), matches, blind)));
        }
        return gaps;
    }

    /// What contracts speak of and is compared without a production that they speak of, too.
    List<Unit> withoutProduction() {
        var missing = books.values().stream()
                .flatMap(book -> book.unstated(today).keySet().stream())
                .flatMap(List::stream)
                .toList();
        return spoken.values().stream()
                .filter(unit -> !unit.files().keySet().containsAll(missing))
                .toList();
    }

    /// Whether a rule or exception came up nowhere: what it speaks of may stand in files that are compared with
    /// nothing.
    boolean isIdle() {
        return books.values().stream()
                .filter(book -> book.agreed().scope().isEmpty())
                .map(RuleBooks::use)
                .anyMatch(use -> Stream.concat(use.rules().stream(), use.exceptions().stream())
                        .anyMatch(one -> one.matched() == 0));
    }

    /// Takes note of a value that one environment states all by itself.
    void alone(Address address, Environment environment, Node value) {
        books.values().forEach(book -> alone(book, address, book.rules().named(address), environment, value));
    }

    /// Takes note of a file that one environment has all by itself: lists may have had other names for their items
    /// while there was something to compare them with.
    void alone(String file, Environment environment, Node root) {
        var address = new Address("", file, "");
        books.values().forEach(book -> alone(book, address, book.rules().inFile(file), environment, root));
    }

    private void alone(Book book, Address address, RuleBook.Named named, Environment environment, Node value) {
        if (!named.isEmpty()) {
            var lone = new Lone(address, named, environment, value);
            book.alone().add(lone);
            meant += lone.isMeant(book.agreed().contract(), book.rules().route()) ? 1 : 0;
        }
    }

    /// How many of these the contracts were written for.
    int meantAlone() {
        return meant;
    }

    /// Where contracts name a file that is gone, and accept at its address what stands in one of another name now.
    ///
    /// @param files the templates of all files that are there
    List<Gap> renamed(List<Found> wrong, Set<String> files) {
        var gaps = new LinkedHashSet<Gap>();
        for (var found : wrong) {
            book(found)
                    .filter(book -> book.agreed().scope().isEmpty())
                    .ifPresent(book ->
                            GoneFiles.naming(
                                            book.agreed().contract(),
                                            found.address().path(),
                                            files)
                                    .stream()
                                    .filter(gone -> book.accepts(gone, found, today))
                                    .map(gone -> new Gap(
                                            found.address().resource(),
                                            "%s names what it holds as %s#…, which is gone"
                                                    .formatted(book.agreed().file(), gone),
                                            "change its match to "
                                                    + found.address().resource()))
                                    .forEach(gaps::add));
        }
        return List.copyOf(gaps);
    }

    /// What should be tidied up in the contracts.
    List<LintFault> faults(Route route) {
        var faults = new ArrayList<LintFault>();
        for (var book : books.values()) {
            var whole = !blind && book.whole(today);
            ContractLint.lint(book.agreed().contract(), route, use(book), today).stream()
                    .filter(fault -> whole || fault.kind() != LintFault.Kind.STALE)
                    .forEach(faults::add);
        }
        return faults;
    }

    /// What its contract says of an address; empty where there is none.
    Optional<Explanation> explain(Found found, boolean secret) {
        return book(found).map(book -> Explanation.of(book.rules(), book.named(found), secret, today));
    }

    private static ContractUse use(Book book) {
        return ContractUse.of(book.agreed().contract(), book.judged());
    }
}

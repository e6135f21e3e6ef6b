package dev.fairway.engine.journey;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.classify.ExpectedClass;
import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.Contract;
import dev.fairway.core.contract.Judge;
import dev.fairway.core.contract.Must;
import dev.fairway.core.contract.Rule;
import dev.fairway.core.contract.RuleBook;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.report.Report.Proposal;
import dev.fairway.core.tree.Segment;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.journey.Assessment.Wrong;
import dev.fairway.engine.journey.Templates.Named;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Few rules that explain what is expected, and nothing of what is not.
///
/// A rule names a key wherever it stands; where the same key is also a finding, or its values have nothing in common,
/// or it is one word at one address, it names more of the path, and at last the address.
final class Proposals {

    /// A longer end says no more than the address.
    private static final int LONGEST_END = 3;

    private static final Pattern ONE_WORD = Pattern.compile("[A-Z]+|[A-Z]?[a-z]+");

    /// Values are named one by one only where so few addresses could share them.
    private static final int FEW = 20;

    /// So many differences are held against a rule by several threads.
    private static final int MANY = 2_000;

    private final Route route;
    private final String scope;
    private final List<Found> expected;
    private final RuleBook nothing;
    private final Map<Found, List<RuleBody>> demands;
    private final Set<String> taken = new HashSet<>();
    private final List<Named> drawn = new ArrayList<>();

    /// @param scope the folder that is looked at, from the one that the contract speaks of
    /// @param narrow keys that must not be named as such, only by their addresses
    /// @param findings addresses for which nothing is proposed
    Proposals(Assessed assessed, String scope, Set<String> narrow, Set<Address> findings) {
        this.route = assessed.survey().discovered().route();
        this.scope = scope;
        this.expected = assessed.assessment().expected().stream()
                .filter(found -> !findings.contains(found.address()))
                .toList();
        nothing = RuleBook.of(new Contract(List.of(), List.of()), route);
        demands = demands();
        taken.addAll(narrow);
        taken.addAll(shared(expected, assessed.assessment().wrong(), route));
    }

    /// Sorted by what they are for, so that the same repository gives the same contract.
    List<Proposal> drawn() {
        draw(1, expected);
        return Templates.few(drawn, this::fits).stream()
                .sorted(Comparator.comparing((Named one) -> one.body().reason()).thenComparing(Named::match))
                .map(one -> one.body().proposal(one.match(), one.covered().size(), route))
                .toList();
    }

    /// Keys of expected differences that name findings, too.
    private static Set<String> shared(List<Found> expected, List<Wrong> allWrong, Route route) {
        var rules = expected.stream()
                .flatMap(found -> ends(found).stream())
                .distinct()
                .map(key -> RuleBody.everywhere(new Allowed.Any(), "").rule(key))
                .toList();
        var book = RuleBook.of(new Contract(rules, List.of()), route);
        var own = new HashSet<Address>();
        expected.forEach(found -> own.add(found.address()));
        var shared = new HashSet<String>();
        for (var wrong : allWrong) {
            var address = wrong.found().address();
            if (!own.contains(address)) {
                book.named(address)
                        .rules()
                        .forEach(at -> shared.add(rules.get(at).match()));
            }
        }
        return shared;
    }

    /// By name where the same demand fits all that have it, else by ever longer ends of paths, and at last by
    /// addresses.
    private void draw(int length, List<Found> all) {
        SortedMap<String, List<Found>> byEnd = new TreeMap<>();
        all.forEach(found -> byEnd.computeIfAbsent(end(found, length), _ -> new ArrayList<>())
                .add(found));
        byEnd.forEach((end, together) -> {
            var body = taken.contains(end) || end.isEmpty() || vague(end, together)
                    ? Optional.<RuleBody>empty()
                    : body(end, together);
            if (body.isPresent()) {
                drawn.add(new Named(end, body.get(), together));
            } else if (length < LONGEST_END && !end.isEmpty()) {
                draw(length + 1, together);
            } else {
                byAddress(together);
            }
        });
    }

    /// One word that stands at one address, such as `host`: the next one that has it will be another thing.
    private static boolean vague(String end, List<Found> all) {
        return ONE_WORD.matcher(end).matches()
                && all.stream().map(Found::address).distinct().count() == 1;
    }

    /// The strictest demand that all values under a key meet. A name that holds anything everywhere would hide too
    /// much, but for kinds of which nobody minds the value.
    private Optional<RuleBody> body(String key, List<Found> all) {
        var bodies = new LinkedHashMap<RuleBody, Integer>();
        for (var found : all) {
            demands.getOrDefault(found, List.of()).stream()
                    .filter(body -> !anything(body) || mayBeAnything(found))
                    .filter(body -> body.allow().isEmpty() || all.size() < FEW)
                    .filter(body -> !onlyDiffers(body) || sealed(found) || all.size() == 1 || all.size() >= FEW)
                    .distinct()
                    .forEach(body -> bodies.merge(body, 1, Integer::sum));
        }
        var literal = bodies.keySet().stream().filter(Proposals::literal).count();
        var many = literal > Templates.FEW || all.size() > Templates.FEW * LONGEST_END;
        if (all.size() >= FEW) {
            RuleBodies.anyOf(all).ifPresent(body -> bodies.putIfAbsent(body, all.size()));
        }
        return bodies.keySet().stream()
                .filter(body -> many || !wide(body))
                // a text with a name in it is kept only by those that are spelled by it, and no secret takes another's
                // rule
                .filter(body ->
                        !(literal(body) || sealed(all.getFirst())) || bodies.getOrDefault(body, 0) == all.size())
                .sorted(Comparator.comparing(Proposals::anything)
                        .thenComparing(body -> onlyDiffers(body) && !sealed(all.getFirst())))
                .filter(body -> holds(body.rule(key), all))
                .findFirst();
    }

    private static boolean anything(RuleBody body) {
        return body.everywhere().filter(Allowed.Any.class::isInstance).isPresent();
    }

    /// Hosts and identifiers that only have to differ may be anybody's: few of them are named one by one.
    private static boolean onlyDiffers(RuleBody body) {
        return body.must().filter(Must.DIFFER::equals).isPresent();
    }

    private static boolean sealed(Found found) {
        return found.classification().equals(new Classification.Expected(ExpectedClass.SECRET));
    }

    private static boolean mayBeAnything(Found found) {
        return found.classification().equals(new Classification.Expected(ExpectedClass.SCHEDULE))
                || found.classification().equals(new Classification.Expected(ExpectedClass.LOG_LEVEL));
    }

    /// Each address by itself; several files may state the same one.
    private void byAddress(List<Found> all) {
        var byMatch = new LinkedHashMap<String, List<Found>>();
        for (var found : all) {
            var file = found.address().resource().equals(found.unit().template());
            var match = (file ? scope : "") + found.address();
            byMatch.computeIfAbsent(match, _ -> new ArrayList<>()).add(found);
        }
        byMatch.forEach((match, together) -> together.stream()
                .flatMap(found -> demands.getOrDefault(found, List.of()).stream())
                .distinct()
                .sorted(Comparator.comparing(Proposals::anything))
                .filter(body -> together.stream()
                        .allMatch(found -> holds(body.rule(found.address().toString()), List.of(found))))
                .findFirst()
                .ifPresent(body -> drawn.add(
                        new Named(body.demandsLists() ? list(match, together.getFirst()) : match, body, together))));
    }

    /// Where the list stands of which one member differs.
    private static String list(String match, Found found) {
        var path = found.row().path();
        return found.row().lists().isEmpty() || path.above() == null
                ? match
                : match.substring(0, match.length() - path.toString().length()) + path.above();
    }

    /// What may be demanded at each address; asked again for every end of its path.
    private Map<Found, List<RuleBody>> demands() {
        var candidates = each(expected).map(this::candidates).toList();
        var demands = new IdentityHashMap<Found, List<RuleBody>>();
        for (var i = 0; i < candidates.size(); i++) {
            demands.put(expected.get(i), candidates.get(i));
        }
        return demands;
    }

    /// A template is widened to join several addresses, not to let in what it does not fit by itself.
    private List<RuleBody> candidates(Found found) {
        if (!(found.classification() instanceof Classification.Expected(var type))) {
            return List.of();
        }
        var bodies = RuleBodies.of(found, type);
        var fits = bodies.stream()
                .filter(Proposals::literal)
                .anyMatch(body -> fits(body.rule(found.address().toString()), found));
        return fits ? bodies : bodies.stream().filter(body -> !wide(body)).toList();
    }

    private static boolean template(RuleBody body) {
        return body.everywhere().filter(Allowed.Template.class::isInstance).isPresent();
    }

    private static boolean literal(RuleBody body) {
        return template(body) && !wide(body);
    }

    private static boolean wide(RuleBody body) {
        return template(body)
                && body.everywhere().filter(all -> all.text().indexOf('*') >= 0).isPresent();
    }

    /// Whether the rule, as it is written, names all of these and lets them through. What they hold is asked first:
    /// to make a book of every rule that is tried took a third of a short run.
    private boolean holds(Rule rule, List<Found> all) {
        if (!each(all).allMatch(found -> fits(rule, found))) {
            return false;
        }
        var book = RuleBook.of(new Contract(List.of(rule), List.of()), route);
        return each(all).noneMatch(found -> book.named(found.address()).isEmpty());
    }

    private boolean fits(Rule rule, Found found) {
        return Judge.keeps(nothing, rule, found.address(), found.row());
    }

    private static Stream<Found> each(List<Found> all) {
        return all.size() < MANY ? all.stream() : all.parallelStream();
    }

    /// Ends of the address, shortest first, by which a rule may name it.
    static List<String> ends(Found found) {
        return IntStream.rangeClosed(1, LONGEST_END)
                .mapToObj(length -> end(found, length))
                .filter(end -> !end.isEmpty())
                .distinct()
                .toList();
    }

    /// The last names of the path, as people know a value by them; empty where a pattern cannot say them.
    private static String end(Found found, int length) {
        var names = new ArrayDeque<String>();
        var segments = found.row().path().segments().reversed();
        for (var i = 0; i < segments.size() && names.size() < length; i++) {
            switch (segments.get(i)) {
                case Segment.Key(var name) -> {
                    var ofItem = i == 0 && segments.size() > 1 && segments.get(1) instanceof Segment.Item;
                    if (!ofItem || !name.equals("value")) {
                        names.addFirst(usable(name));
                    }
                }
                case Segment.Item(var _, var item) -> {
                    return names.isEmpty() ? usable(item) : joined(names);
                }
                case Segment.Member _, Segment.Index _ -> {
                    if (!names.isEmpty()) {
                        return joined(names);
                    }
                }
            }
        }
        return joined(names);
    }

    private static String joined(Collection<String> names) {
        return names.contains("") ? "" : String.join(".", names);
    }

    /// A name that a pattern would read as more than a name is none.
    private static String usable(String name) {
        return name.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_' || letter == '-')
                ? name
                : "";
    }
}

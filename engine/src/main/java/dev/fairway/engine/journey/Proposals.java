package dev.fairway.engine.journey;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.contract.Contract;
import dev.fairway.core.contract.Judge;
import dev.fairway.core.contract.Judgement;
import dev.fairway.core.contract.Rule;
import dev.fairway.core.contract.RuleBook;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.report.Report.Proposal;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import dev.fairway.engine.compare.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Few rules that explain what is expected, and nothing of what is not.
///
/// A rule names a key wherever it stands; where the same key is also a finding, or its values have nothing in common, it
/// names the address.
final class Proposals {

    private final Route route;
    private final LocalDate today;
    private final List<Found> expected;
    private final Set<String> taken;
    private final List<Drawn> drawn = new ArrayList<>();

    /// A rule with what it explains.
    private record Drawn(String match, RuleBody body, int covers) {}

    private Proposals(Route route, LocalDate today, List<Found> expected, Set<String> taken) {
        this.route = route;
        this.today = today;
        this.expected = expected;
        this.taken = taken;
    }

    static List<Proposal> of(Assessment assessment, Route route, LocalDate today) {
        return of(assessment, route, today, Set.of());
    }

    /// @param narrow keys that must not be named as such, only by their addresses
    static List<Proposal> of(Assessment assessment, Route route, LocalDate today, Set<String> narrow) {
        var taken = new HashSet<>(narrow);
        taken.addAll(shared(assessment, route));
        var proposals = new Proposals(route, today, assessment.expected(), taken);
        proposals.draw();
        return new Templates(proposals.drawn.stream()
                        .map(one -> new Templates.Named(one.match(), one.body(), one.covers()))
                        .toList())
                .few().stream()
                        .sorted(Comparator.comparing((Templates.Named one) -> one.body().reason())
                                .thenComparing(Templates.Named::match))
                        .map(one -> one.body().proposal(one.match(), one.covers(), route))
                        .toList();
    }

    /// Keys of expected differences that name findings, too.
    private static Set<String> shared(Assessment assessment, Route route) {
        var keys = List.copyOf(new HashSet<>(
                assessment.expected().stream().map(Proposals::key).toList()));
        var rules = keys.stream()
                .filter(key -> !key.isBlank())
                .map(key -> RuleBody.everywhere(new dev.fairway.core.contract.Allowed.Any(), "").rule(key))
                .toList();
        var book = RuleBook.of(new Contract(rules, List.of()), route);
        var own = new HashSet<Address>();
        assessment.expected().forEach(found -> own.add(found.address()));
        var shared = new HashSet<String>();
        for (var wrong : assessment.wrong()) {
            var address = wrong.found().address();
            if (!own.contains(address)) {
                book.named(address).rules().forEach(at -> shared.add(rules.get(at).match()));
            }
        }
        return shared;
    }

    private void draw() {
        SortedMap<String, List<Found>> byKey = new TreeMap<>();
        expected.forEach(found -> byKey.computeIfAbsent(key(found), _ -> new ArrayList<>()).add(found));
        byKey.forEach((key, all) -> {
            var body = taken.contains(key) || key.isBlank() ? Optional.<RuleBody>empty() : body(key, all);
            body.ifPresentOrElse(
                    found -> drawn.add(new Drawn(key, found, all.size())), () -> all.forEach(this::alone));
        });
    }

    /// The strictest demand that all values under a key meet.
    private Optional<RuleBody> body(String key, List<Found> all) {
        var bodies = new LinkedHashMap<RuleBody, Boolean>();
        all.forEach(found -> candidates(found).forEach(body -> bodies.put(body, true)));
        var any = bodies.sequencedKeySet().stream()
                .filter(body -> body.everywhere().filter(dev.fairway.core.contract.Allowed.Any.class::isInstance).isPresent())
                .toList();
        any.forEach(bodies::remove);
        any.forEach(body -> bodies.put(body, true));
        return bodies.sequencedKeySet().stream()
                .filter(body -> all.stream().allMatch(found -> kept(body.rule(key), found)))
                .findFirst();
    }

    private void alone(Found found) {
        var match = found.address().toString();
        candidates(found).stream()
                .filter(body -> kept(body.rule(match), found))
                .findFirst()
                .ifPresent(body -> drawn.add(new Drawn(match, body, 1)));
    }

    private static List<RuleBody> candidates(Found found) {
        return found.classification() instanceof Classification.Expected(var type)
                ? RuleBodies.of(found, type)
                : List.of();
    }

    private boolean kept(Rule rule, Found found) {
        var contract = new Contract(List.of(rule), List.of());
        return Judge.judge(contract, found.address(), found.row().values(), route, today)
                instanceof Judgement.Expected;
    }

    /// The name that people know a value by: its last key, or the name of the item that holds it.
    static String key(Found found) {
        return key(found.row().path());
    }

    private static String key(TreePath path) {
        return usable(path.leafName());
    }

    /// A name that a pattern would read as more than a name is none.
    private static String usable(String name) {
        return name.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_' || letter == '-')
                ? name
                : "";
    }
}

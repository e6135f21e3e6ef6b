package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.History;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.Workspace;
import dev.fairway.core.blame.Change;
import dev.fairway.core.classify.Classification;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.SharedStep;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Address;
import dev.fairway.core.report.ArrivalsReport;
import dev.fairway.core.report.ArrivalsReport.Arrival;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.FamilyComparison;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.compare.Wanted;
import dev.fairway.engine.read.UnitReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Goes through the last changes that reached production: what each was, where it had been before, and what else was
/// different when it came.
public final class LastChanges {

    /// Commits that touch a file without changing a value are passed over; so many are looked at for each that counts.
    private static final int LOOKED_AT = 6;

    private final History history;
    private final Audit.Request look;
    private final Ground now;
    private final Map<String, Ground> grounds = new HashMap<>();

    private LastChanges(History history, Audit.Request look, Ground now) {
        this.history = history;
        this.look = look;
        this.now = now;
    }

    /// @param count how many changes
    public static ArrivalsReport of(Workspace workspace, Audit.Request look, int count) {
        var now = Ground.of(workspace.tree(), look.declared(), look.options(), look.means());
        var history = workspace.history().filter(known -> known.head().isPresent());
        var production = production(now.discovered().route());
        if (history.isEmpty() || production.isEmpty()) {
            var gap = production.isEmpty()
                    ? new Gap("production", "no environment of that kind was found", "fairway.yaml can declare it")
                    : Reporting.noHistory(workspace);
            return new ArrivalsReport(production, List.of(), List.of(gap));
        }
        return new LastChanges(history.get(), look, now).report(production, count);
    }

    /// What the names say is production; else the end of the route.
    private static List<String> production(Route route) {
        var named = route.environments().stream()
                .filter(environment -> environment.tier() == Tier.PROD)
                .map(Environment::name)
                .toList();
        return named.isEmpty() && !route.stages().isEmpty()
                ? route.stages().getLast().stream().map(Environment::name).toList()
                : named;
    }

    private ArrivalsReport report(List<String> production, int count) {
        var files = files(production);
        var walk = history.lastChanges(with(shared(files), files), count * LOOKED_AT, look.limits());
        var gaps = new ArrayList<Gap>();
        if (walk.truncated()) {
            gaps.add(new Gap("history", "it was not read back far enough", "older changes are not told"));
        }
        var moved = new ArrayList<Moved>();
        for (var commit : walk.commits()) {
            if (moved.size() < count) {
                moved(commit, production).ifPresent(moved::add);
            }
        }
        var trials = ArrivalTrials.of(now, history, look, moved);
        if (!trials.complete()) {
            gaps.add(Reporting.cutHistory(history));
        }
        var arrivals = moved.stream()
                .map(one -> new Arrival(
                        change(one, trials, with(SharedArrivals.paths(one.shared()), files)),
                        items(one, trials, production),
                        namesBefore(one, production),
                        differed(one, production)))
                .toList();
        return new ArrivalsReport(production, arrivals, gaps)
                .wording(look.means().sealing()::withoutRead);
    }

    /// A commit with what it changed in production.
    ///
    /// @param shared what it did to files that all environments have in common
    record Moved(Commit commit, List<Row> rows, List<PathChange> shared) {}

    private List<ArrivalsReport.Item> items(Moved moved, ArrivalTrials trials, List<String> production) {
        var items = new ArrayList<>(trials.items(moved));
        items.addAll(SharedArrivals.items(moved.shared(), String.join(", ", production)));
        return items;
    }

    /// Migrations and steps for people: one file for every environment, so none that states production alone.
    private SortedSet<String> shared(SortedSet<String> files) {
        var shared = new TreeSet<String>();
        now.documents().below("").stream()
                .filter(path -> !files.contains(path) && SharedStep.of(path).isPresent())
                .forEach(shared::add);
        return shared;
    }

    private static SortedSet<String> with(SortedSet<String> some, SortedSet<String> others) {
        var all = new TreeSet<>(others);
        all.addAll(some);
        return all;
    }

    /// @param was the environment's name before the change, as the row has it
    /// @param is its name after it
    record Row(String environment, String was, String is, Found found) {}

    /// Every file that states production, those that it inherits from included.
    private SortedSet<String> files(List<String> production) {
        var files = new TreeSet<String>();
        for (var family : families(now)) {
            for (var unit : family.units()) {
                for (var environment : production) {
                    UnitReader.read(unit, environment, now.documents())
                            .ifPresent(statement -> files.addAll(statement.files()));
                }
            }
        }
        return files;
    }

    private static List<Family> families(Ground ground) {
        return ground.discovered().families().stream()
                .filter(family -> !family.runModes() && family.layout() != Layout.BRANCHES)
                .toList();
    }

    private Optional<Moved> moved(CommitChanges changes, List<String> production) {
        var commit = changes.commit();
        if (commit.parents().isEmpty()) {
            return Optional.empty();
        }
        var shared = changes.changes().stream().filter(SharedArrivals::counts).toList();
        var rows = changes.changes().size() == shared.size() ? List.<Row>of() : rows(commit, production);
        return rows.isEmpty() && shared.isEmpty() ? Optional.empty() : Optional.of(new Moved(commit, rows, shared));
    }

    private List<Row> rows(Commit commit, List<String> production) {
        var before = ground(commit.parents().getFirst());
        var after = ground(commit.id());
        var rows = new ArrayList<Row>();
        for (var environment : production) {
            var was = before.discovered().route().find(environment);
            var is = after.discovered().route().find(environment);
            if (was.isPresent() && is.isPresent()) {
                var pair = new DiffPair(
                        new DiffSide(environment + "@{before}", was.get(), before, Optional.of(commit)),
                        new DiffSide(environment + "@{after}", is.get(), after, Optional.of(commit)));
                found(pair, Wanted.nothing()).stream()
                        .filter(found -> !(found.classification() instanceof Classification.Unknown))
                        .forEach(found -> rows.add(new Row(
                                environment, pair.first().label(), pair.second().label(), found)));
            }
        }
        return rows;
    }

    private static List<Found> found(DiffPair pair, Wanted wanted) {
        return pair.families().stream()
                .flatMap(family ->
                        FamilyComparison.compare(FamilyScope.of(family, pair.route()), pair, pair.documents(), wanted)
                                .found()
                                .stream())
                .filter(found -> found.row().sameness() != dev.fairway.core.compare.Row.Sameness.EQUAL)
                .toList();
    }

    private Ground ground(String commit) {
        return grounds.computeIfAbsent(
                commit, id -> Ground.of(history.at(id), look.declared(), look.options(), look.means()));
    }

    /// Author and subject are those of the change, not of the merge that brought it; those of the merge, where it
    /// chose by itself.
    private Change change(Moved moved, ArrivalTrials trials, SortedSet<String> files) {
        var commit = moved.commit();
        var told = commit;
        if (commit.merge()) {
            var doers = trials.doers(moved);
            told = history.within(commit.id(), files, look.limits()).commits().stream()
                    .map(CommitChanges::commit)
                    .filter(one -> doers.isEmpty() || doers.contains(one.id()))
                    .reduce((_, later) -> later)
                    .orElse(commit);
        }
        return new Change(commit.id(), told.authorName(), commit.committed(), told.subject(), 0);
    }

    /// What else production and the environment before it held differently, and nobody expects.
    private List<Address> differed(Moved moved, List<String> production) {
        var after = ground(moved.commit().id());
        var differed = new TreeSet<Address>();
        for (var upstream : before(after, production)) {
            for (var environment : production) {
                after.discovered().route().find(environment).ifPresent(prod -> {
                    var pair = new DiffPair(side(upstream, after), side(prod, after));
                    var books = new RuleBooks(look.contracts(), pair.route(), look.today());
                    Assessment.of(found(pair, books::names), books).wrong().stream()
                            .map(Assessment.Wrong::found)
                            .filter(found -> moved.rows().stream().noneMatch(row -> same(row, found)))
                            .forEach(found -> differed.add(found.address()));
                });
            }
        }
        return List.copyOf(differed);
    }

    /// Whether production and another environment differ in the very value that production changed: between two
    /// moments of production its name stands in an address, between two environments it does not.
    private static boolean same(Row row, Found found) {
        var address = row.found().address();
        var naming = found.scope().naming();
        return found.address().path().equals(naming.template(row.environment(), address.path()))
                && found.address().resource().equals(naming.template(row.environment(), address.resource()));
    }

    /// The environments right before production on the route.
    private static List<Environment> before(Ground ground, List<String> production) {
        var route = ground.discovered().route();
        var first = production.stream()
                .mapToInt(route::position)
                .filter(at -> at > 0)
                .min();
        return first.isEmpty() ? List.of() : route.stages().get(first.getAsInt() - 1);
    }

    private List<String> namesBefore(Moved moved, List<String> production) {
        return before(ground(moved.commit().id()), production).stream()
                .map(this::nameToday)
                .toList();
    }

    /// What an environment of that time is called today, as everywhere else in the answer.
    private String nameToday(Environment then) {
        return now.discovered().route().environments().stream()
                .filter(today -> names(today).stream().anyMatch(names(then)::contains))
                .map(Environment::name)
                .findFirst()
                .orElse(then.name());
    }

    private static List<String> names(Environment environment) {
        return Stream.concat(Stream.of(environment.name()), environment.aliases().stream())
                .toList();
    }

    private static DiffSide side(Environment environment, Ground ground) {
        return new DiffSide(environment.name(), environment, ground, Optional.empty());
    }
}

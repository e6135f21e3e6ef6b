package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.Workspace;
import dev.fairway.core.compare.KeyMatch;
import dev.fairway.core.compare.Row;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.report.WhyReport;
import dev.fairway.core.report.WhyReport.WhyAddress;
import dev.fairway.core.tree.TreePath;
import dev.fairway.engine.compare.FamilyComparison;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.history.LastSaid;
import dev.fairway.engine.history.Question;
import dev.fairway.engine.history.Successor;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.engine.read.WorkingDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells of a key that no environment has any more: what it was, and who removed it; or what it is called since.
final class WhyVanished {

    /// How long the past is searched. A name that was mistyped is nowhere, and to be sure of that takes longest.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// So many moments at which files lost the key are looked at whole.
    private static final int MOST_MOMENTS = 3;

    /// How many days ago files are looked for that are gone since.
    private static final List<Integer> EARLIER = List.of(30, 90, 180, 365, 730, 1_460);

    private final Workspace workspace;
    private final Why.Request request;
    private final History history;
    private final Survey today;
    private final KeyMatch key;
    private final LinkedHashMap<Address, Gone> gone = new LinkedHashMap<>();

    private WhyVanished(Workspace workspace, Why.Request request, History history, Survey today) {
        this.workspace = workspace;
        this.request = request;
        this.history = history;
        this.today = today;
        this.key = KeyMatch.of(request.key());
    }

    /// @param report empty where the key never was
    /// @param searched a sentence where not all of the past was searched; else empty
    record Vanished(Optional<WhyReport> report, String searched) {}

    /// An address that nobody has any more.
    ///
    /// @param files that stated it
    /// @param heir the path that took its value over
    private record Gone(Found found, Set<String> files, Optional<TreePath> heir) {}

    static Vanished tell(Workspace workspace, Why.Request request, Survey today) {
        var history = workspace.history().filter(known -> known.head().isPresent());
        return history.map(known -> new WhyVanished(workspace, request, known, today).tell())
                .orElse(new Vanished(Optional.empty(), ""));
    }

    private Vanished tell() {
        var time = request.limits().time().compareTo(PATIENCE) < 0
                ? request.limits().time()
                : PATIENCE;
        var limits = new Limits(request.limits().commits(), time);
        var said = LastSaid.of(key, files(), history, request.means().sealing(), limits);
        var seen = new TreeSet<String>();
        var moments = new TreeSet<String>();
        for (var trace : said.traces()) {
            if (!seen.contains(trace.path())
                    && moments.size() < MOST_MOMENTS
                    && moments.add(trace.commit().id())) {
                lookBefore(trace, seen);
            }
        }
        return gone.isEmpty()
                ? new Vanished(
                        Optional.empty(), said.complete() ? "" : "not all of its history could be searched in time")
                : new Vanished(Optional.of(report()), "");
    }

    /// Every file that states an environment, today or at some earlier moments.
    private Set<String> files() {
        var files = new TreeSet<String>();
        named(today.discovered().families(), today.documents(), files);
        for (var days : EARLIER) {
            history.commitAt(request.now().minus(Duration.ofDays(days))).ifPresent(commit -> {
                var ground = ground(commit.id());
                named(ground.discovered().families(), ground.documents(), files);
            });
        }
        return files;
    }

    private static void named(List<Family> families, Documents documents, Set<String> files) {
        for (var family : families) {
            for (var unit : family.layout() == Layout.BRANCHES ? List.<Unit>of() : family.units()) {
                unit.files().forEach((environment, path) -> {
                    files.addAll(path.endsWith("/") ? documents.below(path) : Set.of(path));
                    unit.bases().forEach(base -> files.add(base.replace("{env}", unit.token(environment))));
                });
            }
        }
    }

    private Ground ground(String commit) {
        return Ground.of(history.at(commit), request.declared(), request.options(), request.means());
    }

    /// What environments stated just before a file lost the key.
    private void lookBefore(LastSaid.Trace trace, Set<String> seen) {
        if (trace.commit().parents().isEmpty()) {
            return;
        }
        var before = Survey.of(
                ground(trace.commit().parents().getFirst()),
                Optional.empty(),
                request.options(),
                request.means(),
                Progress.silent(),
                _ -> (_, row) -> key.mayMatch(row));
        var tree = history.at(trace.commit().id());
        var after = new WorkingDocuments(
                tree, tree.list(), request.means().sealing(), request.means().renderer());
        for (var found : Why.matching(before, key)) {
            var files = new TreeSet<String>();
            Optional<TreePath> heir = Optional.empty();
            for (var environment : found.scope().route().names()) {
                var then = UnitReader.read(found.unit(), environment, before.documents());
                then.ifPresent(statement -> files.addAll(statement.files()));
                if (heir.isEmpty() && then.isPresent()) {
                    heir = UnitReader.read(found.unit(), environment, after)
                            .flatMap(since -> Successor.of(
                                    then.get(),
                                    since,
                                    new Question(
                                            found.address().resource(),
                                            found.row().path()),
                                    environment,
                                    found.scope().naming(found.unit())));
                }
            }
            seen.addAll(files);
            gone.putIfAbsent(found.address(), new Gone(absent(found), files, heir));
        }
    }

    /// The same address as it is now: held by none, as far as can be read.
    private Found absent(Found found) {
        var values = new LinkedHashMap<String, Held>();
        for (var environment : found.row().values().sequencedKeySet()) {
            var isRead = UnitReader.read(found.unit(), environment, today.documents())
                    .map(Statement::complete)
                    .orElse(true);
            values.put(environment, isRead ? new Held.Absent() : new Held.Unseen(FamilyComparison.NOT_WHOLE));
        }
        var row =
                new Row(found.row().path(), values, List.of(List.copyOf(values.sequencedKeySet())), Row.Sameness.EQUAL);
        return new Found(found.scope(), found.unit(), found.address(), row, found.classification());
    }

    private WhyReport report() {
        var addresses = new ArrayList<WhyAddress>();
        var left = new ArrayList<Found>();
        var files = new TreeSet<String>();
        var gaps = new ArrayList<Gap>();
        gone.forEach((address, one) -> {
            var heirs = one.heir().map(path -> heirs(address, path)).orElse(List.of());
            if (heirs.isEmpty()) {
                left.add(one.found());
                files.addAll(one.files());
            }
            heirs.forEach(heir -> addresses.add(heir.formerly(address.path())));
        });
        if (!left.isEmpty()) {
            var report = Why.report(workspace, request, today, left, _ -> files);
            addresses.addAll(report.addresses());
            gaps.addAll(report.gaps());
        }
        return new WhyReport(request.key(), addresses, gaps);
    }

    /// What became of the value under its new name; nothing where that name is gone, too.
    private List<WhyAddress> heirs(Address address, TreePath path) {
        var name = address.resource() + "#" + path;
        var renamed = new Why.Request(
                name, request.declared(), request.options(), request.means(), request.limits(), request.now());
        return Why.today(workspace, renamed).map(WhyReport::addresses).orElse(List.of());
    }
}

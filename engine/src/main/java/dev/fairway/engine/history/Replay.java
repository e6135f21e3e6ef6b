package dev.fairway.engine.history;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.connector.ReadResult;
import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.blame.Past;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.compare.SpringDefaults;
import dev.fairway.engine.history.Step.Version;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Replays the past of one unit, newest commit first, and tells for every address asked about what changed it.
///
/// Only effective values count: a commit that touches a line, moves a value into a base or renames a file changes
/// nothing.
public final class Replay {

    private static final long LARGEST = 32_000_000;

    private final Request request;
    private final Unit unit;
    private final FamilyScope scope;
    private final Sealing sealing;
    private final Standing standing;
    private final Map<String, Optional<Statement>> statements = new HashMap<>();
    private final Map<String, Change> born = new HashMap<>();
    private final Map<Question, Map<String, Spot>> spots = new LinkedHashMap<>();
    private final Map<String, Set<String>> reads = new HashMap<>();
    private final Vanished vanished = new Vanished();
    private final Relocated relocated = new Relocated();
    private final Set<String> unreadHeads = new TreeSet<>();
    /// Environments that were last told by files that could be read whole.
    private final Set<String> seenWhole = new HashSet<>();
    private final boolean thorough;
    private HistoricDocuments documents;

    private Replay(Request request, Sealing sealing, boolean thorough) {
        this.thorough = thorough;
        this.request = request;
        this.unit = request.unit();
        this.scope = request.scope();
        this.sealing = sealing;
        this.standing = Standing.of(request);
        this.documents = new HistoricDocuments(sealing);
    }

    /// @param files every file that any environment of the unit was read from
    /// @param today what each environment states now
    /// @param documents the files of now
    /// @param now the time that uncommitted changes are given
    public record Request(
            Unit unit,
            FamilyScope scope,
            Set<String> files,
            Collection<Question> questions,
            Map<String, Statement> today,
            Documents documents,
            Instant now) {

        /// The same, with files that stated something once and may be gone.
        public Request with(Set<String> older) {
            var all = new TreeSet<>(files);
            all.addAll(older);
            return new Request(unit, scope, all, questions, today, documents, now);
        }

        /// What an environment stated at some moment.
        Optional<Statement> read(String environment, Documents then) {
            var paths = questions.stream().map(Question::path).toList();
            return UnitReader.read(unit, environment, then)
                    .map(statement -> SpringDefaults.over(statement, unit, paths, then));
        }
    }

    /// @param steps of the request's files
    /// @param whole whether they go back to the first commit
    static Answer replay(
            Request request, List<Step> steps, boolean whole, History history, Sealing sealing, Duration patience) {
        return replay(request, steps, whole, history, sealing, patience, false);
    }

    /// @param thorough to read every version, which gives the same answer later
    static Answer replay(
            Request request,
            List<Step> steps,
            boolean whole,
            History history,
            Sealing sealing,
            Duration patience,
            boolean thorough) {
        var replay = new Replay(request, sealing, thorough);
        replay.begin(history, patience);
        var gaps = replay.steps(steps, history, patience);
        var pasts = new LinkedHashMap<Question, List<Past>>();
        var names = new IdentityHashMap<Event, Question>();
        replay.spots.forEach((question, spots) -> {
            pasts.put(question, replay.pasts(spots));
            spots.values().forEach(spot -> names.putAll(spot.names()));
        });
        return new Answer(pasts, names, whole && gaps.isEmpty(), gaps);
    }

    private List<Past> pasts(Map<String, Spot> byEnvironment) {
        var pasts = new ArrayList<Past>();
        for (var environment : scope.route().names()) {
            var spot = byEnvironment.get(environment);
            if (spot != null) {
                pasts.add(spot.past(Optional.ofNullable(born.get(environment)), byEnvironment.values()));
            }
        }
        return pasts;
    }

    /// The head's version of every file, and what the working tree changes on top of it.
    private void begin(History history, Duration patience) {
        var head = history.headBlobs();
        var links = history.headLinks();
        var byBlob = new LinkedHashMap<String, List<Version>>();
        var changed = false;
        for (var file : request.files()) {
            var blob = head.get(links.getOrDefault(file, file));
            if (blob != null && blob.equals(request.documents().blob(file).orElse(""))) {
                var base = unit.bases().contains(file);
                documents.put(file, Optional.of(Content.of(request.documents(), file, base)));
                continue;
            }
            changed |= blob != null || request.documents().blob(file).isPresent();
            if (blob != null) {
                byBlob.computeIfAbsent(blob, _ -> new ArrayList<>()).add(new Version(file, blob));
                unreadHeads.add(file);
            }
        }
        history.blobs().read(List.copyOf(byBlob.keySet()), LARGEST, patience, (blob, result) -> {
            for (var version : byBlob.getOrDefault(blob, List.of())) {
                var content = content(version.path(), version, result);
                if (content.isPresent()) {
                    documents.put(version.path(), content);
                    unreadHeads.remove(version.path());
                }
            }
        });
        // What cannot be read is not what somebody has changed without a commit.
        unreadHeads.forEach(file -> documents.put(
                file,
                Optional.of(Content.of(request.documents(), file, unit.bases().contains(file)))));
        for (var environment : scope.route().names()) {
            var today = Optional.ofNullable(request.today().get(environment));
            statements.put(environment, changed ? request.read(environment, documents) : today);
        }
        request.today().forEach((environment, statement) -> {
            reads.put(environment, statement.files());
            if (statement.complete()) {
                seenWhole.add(environment);
            }
        });
        ask(Change.uncommitted(request.now()));
    }

    private void ask(Change uncommitted) {
        for (var question : request.questions()) {
            var byEnvironment = new HashMap<String, Spot>();
            for (var environment : scope.route().names()) {
                var spot = spot(
                        question,
                        environment,
                        Optional.ofNullable(request.today().get(environment)));
                if (!readable(Optional.ofNullable(request.today().get(environment)), environment, spot)) {
                    spot.unread();
                }
                back(spot, environment, newer(environment), uncommitted, How.EDIT);
                byEnvironment.put(environment, spot);
            }
            spots.put(question, byEnvironment);
        }
    }

    private Spot spot(Question question, String environment, Optional<Statement> today) {
        var here = today.flatMap(statement -> value(statement, environment, question));
        var asked = question.in(environment);
        // Where another name leads to what stands there today, the comparison has told the two apart.
        var other = here.isPresent()
                || today.flatMap(statement -> value(statement, environment, asked))
                        .isPresent();
        return new Spot(environment, other ? question : asked, here);
    }

    private Optional<Content> content(String today, Version version, ReadResult result) {
        if (!(result instanceof ReadResult.Content(var bytes))) {
            return Optional.empty();
        }
        var source = new Source(version.path(), unit.bases().contains(today), false);
        return Optional.of(Content.of(source, bytes, sealing));
    }

    /// Goes back commit by commit; contents arrive in the order of the steps, and only two moments are held at a time.
    private List<Gap> steps(List<Step> steps, History history, Duration patience) {
        var arrivals = new Arrivals(steps, this::content, this::back);
        arrivals.read(history.blobs(), LARGEST, patience);
        var unread = arrivals.unread() + unreadHeads.size();
        return unread == 0
                ? List.of()
                : List.of(new Gap(
                        "history of %s (%d older versions)".formatted(unit.template(), unread),
                        "could not be read",
                        "values from before them are not told"));
    }

    /// Takes one step back and notes what it changed.
    private void back(Step step, Map<String, Optional<Content>> older, int age) {
        var past = documents.copy();
        step.before()
                .forEach((path, version) -> past.put(
                        path, version.isEmpty() ? Optional.empty() : older.getOrDefault(path, Optional.empty())));
        var shortcut = Shortcut.of(unit, step.before().keySet(), documents, past);
        for (var environment : scope.route().names()) {
            var own = unit.files().getOrDefault(environment, "");
            if (!concerns(step, environment, own)) {
                continue;
            }
            var held = spots.values().stream()
                    .flatMap(spots -> Stream.ofNullable(spots.get(environment)))
                    .map(Spot::value);
            if (thorough || !shortcut.leaves(held)) {
                back(environment, touches(step, own) ? How.EDIT : How.BASE, past, change(step.commit(), age));
            } else {
                statements.remove(environment);
            }
        }
        documents = past;
    }

    private void back(String environment, How how, HistoricDocuments past, Change change) {
        var before = request.read(environment, past);
        if (before.isEmpty() && newer(environment).isPresent()) {
            born.put(environment, change);
        }
        spots.values().forEach(byEnvironment -> {
            var spot = byEnvironment.get(environment);
            if (spot != null && illegible(before, environment, spot)) {
                var line = RawLine.of(spot.path(), spot.value());
                spot.mended(change, line.stays(before.orElseThrow().files(), past, documents));
            } else if (spot != null) {
                back(spot, environment, before, spot.isUnread() ? change : spot.firstRead(change), how);
                noteBirth(spot, environment, before, change);
                noteEdit(spot, environment, before, change);
            }
        });
        if (before.filter(Statement::complete).isPresent()) {
            seenWhole.add(environment);
        }
        statements.put(environment, before);
    }

    /// Whether an older version is broken where newer ones are not: nobody knows what it held, and whoever
    /// broke it did not set its values.
    private boolean illegible(Optional<Statement> before, String environment, Spot spot) {
        return seenWhole.contains(environment) && !readable(before, environment, spot);
    }

    private boolean readable(Optional<Statement> statement, String environment, Spot spot) {
        return statement.filter(Statement::complete).isPresent()
                || statement.isEmpty()
                || isRead(statement.get(), environment, spot);
    }

    private boolean isRead(Statement statement, String environment, Spot spot) {
        return standing.resource(statement, environment, spot.resource())
                .filter(resource -> !statement.partly(resource)
                        || standing.at(statement, environment, spot.resource(), spot.path())
                                .isPresent())
                .isPresent();
    }

    /// What an environment stated before the step that is being taken; read again only after steps that were not worth
    /// it.
    private Optional<Statement> newer(String environment) {
        return statements.computeIfAbsent(environment, _ -> request.read(environment, documents));
    }

    private boolean concerns(Step step, String environment, String own) {
        return touches(step, own)
                || unit.bases().stream().anyMatch(base -> touches(step, base))
                || reads.getOrDefault(environment, Set.of()).stream().anyMatch(file -> touches(step, file));
    }

    private static boolean touches(Step step, String path) {
        return path.endsWith("/")
                ? step.before().keySet().stream().anyMatch(changed -> changed.startsWith(path))
                : step.before().containsKey(path);
    }

    private void back(Spot spot, String environment, Optional<Statement> before, Change change, How how) {
        if (spot.isUnread() && !readable(before, environment, spot)) {
            return;
        }
        var older = before.flatMap(statement -> standing.at(statement, environment, spot.resource(), spot.path()));
        if (older.isEmpty() && before.isPresent() && spot.value().isPresent()) {
            var moved = newer(environment)
                    .flatMap(statement -> standing.resource(statement, environment, spot.resource()))
                    .flatMap(now -> standing.resource(before.get(), environment, spot.resource())
                            .flatMap(then -> vanished.source(
                                    then, now, spot.path(), spot.value().get())));
            if (moved.isPresent()) {
                spot.movedFrom(
                        spot.resource(), moved.get().getKey(), moved.get().getValue(), change);
                return;
            }
            var elsewhere = newer(environment)
                    .flatMap(now -> relocated.source(
                            before.get(), now, spot.path(), spot.value().get()));
            if (elsewhere.isPresent()) {
                var source = elsewhere.get();
                spot.movedFrom(source.resource(), source.path(), source.value(), change);
                return;
            }
        }
        spot.before(older, change, how);
    }

    private void noteBirth(Spot spot, String environment, Optional<Statement> before, Change change) {
        if (before.isPresent()
                && standing.resource(before.get(), environment, spot.resource()).isEmpty()
                && newer(environment)
                        .flatMap(statement -> standing.resource(statement, environment, spot.resource()))
                        .isPresent()) {
            spot.objectBorn(change);
        }
    }

    /// An object that came or went is no mere edit of lines, so that no shortcut has passed over its commit.
    private void noteEdit(Spot spot, String environment, Optional<Statement> before, Change change) {
        if (!spot.path().isRoot() || before.isEmpty()) {
            return;
        }
        var then = standing.resource(before.get(), environment, spot.resource());
        var now = newer(environment).flatMap(statement -> standing.resource(statement, environment, spot.resource()));
        if (then.isPresent() && now.isPresent() && !Spot.same(then, now)) {
            spot.editedWithin(change);
        }
    }

    private static Change change(Commit commit, int age) {
        return new Change(commit.id(), commit.authorName(), commit.committed(), commit.subject(), age);
    }

    private Optional<Node> value(Statement statement, String environment, Question question) {
        return standing.at(statement, environment, question.resource(), question.path());
    }
}

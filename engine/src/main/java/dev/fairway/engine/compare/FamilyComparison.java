package dev.fairway.engine.compare;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.classify.Classifier;
import dev.fairway.core.classify.Interest;
import dev.fairway.core.compare.Aligner;
import dev.fairway.core.compare.Columns;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Side;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.Statement.Shape;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.DocumentStream;
import dev.fairway.formats.read.Sealing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Compares the environments of one family, unit by unit.
public final class FamilyComparison {

    /// Why nobody knows what stands there; that the files are so is a gap of its own.
    public static final String NOT_WHOLE = "its files could not be read whole";

    /// So many rows are classified by several threads.
    private static final int MANY_ROWS = 5_000;

    /// The files of so many units are read side by side before these are compared one after the other.
    private static final int UNITS_AHEAD = 256;

    private final FamilyScope scope;
    private final Statements stated;
    private final Documents documents;
    private final Wanted wanted;
    private final Interest interest;
    /// With which documents are read one by one; empty where statements come from elsewhere.
    private final Optional<Sealing> sealing;

    private FamilyComparison(
            FamilyScope scope, Statements stated, Documents documents, Wanted wanted, Optional<Sealing> sealing) {
        this.sealing = sealing;
        this.scope = scope;
        this.stated = stated;
        this.documents = documents;
        this.wanted = wanted;
        this.interest = new Interest(scope.route().environments());
    }

    /// @param wanted which rows to keep although all environments agree
    public static Compared compare(FamilyScope scope, Documents documents, Wanted wanted, Sealing sealing) {
        return compare(new FamilyComparison(
                scope,
                (unit, environment) -> UnitReader.read(unit, environment, documents),
                documents,
                wanted,
                Optional.of(sealing)));
    }

    /// @param stated where an environment's statement comes from, when not all are read from one place
    public static Compared compare(FamilyScope scope, Statements stated, Documents documents, Wanted wanted) {
        return compare(new FamilyComparison(scope, stated, documents, wanted, Optional.empty()));
    }

    private static Compared compare(FamilyComparison comparison) {
        var units = comparison.scope.family().units();
        var rows = new Rows(comparison.scope, comparison.interest, comparison.wanted);
        for (var from = 0; from < units.size(); from += UNITS_AHEAD) {
            var some = units.subList(from, Math.min(from + UNITS_AHEAD, units.size()));
            comparison.documents.ahead(some.stream()
                    .flatMap(unit -> unit.files().values().stream())
                    .filter(path -> path.endsWith("/"))
                    .distinct()
                    .toList());
            comparison.units(some, rows);
        }
        return comparison.result(rows);
    }

    /// Small files are read and compared side by side; of large ones no more than one unit's are held at a time.
    private void units(List<Unit> units, Rows rows) {
        for (var from = 0; from < units.size(); ) {
            var to = from;
            while (to < units.size() && isSmall(units.get(to))) {
                to++;
            }
            units.subList(from, to).parallelStream()
                    .map(unit -> whole(unit, rows.anew()))
                    .toList()
                    .forEach(rows::add);
            if (to < units.size()) {
                rows.add(whole(units.get(to++), rows.anew()));
            }
            from = to;
        }
    }

    private boolean isSmall(Unit unit) {
        return sealing.isPresent() && unit.files().values().stream().noneMatch(documents::isLarge);
    }

    private Compared result(Rows rows) {
        var classifier = new Classifier(scope.route(), scope.naming(), rows.domains(), rows.machines());
        var kept = rows.kept().size() < MANY_ROWS ? rows.kept().stream() : rows.kept().parallelStream();
        var found = kept.map(row -> found(row, classifier))
                .flatMap(Optional::stream)
                .toList();
        return new Compared(scope, classifier, found, rows.tally());
    }

    private Optional<Found> found(Rows.Kept row, Classifier classifier) {
        var classification = classified(scope, classifier, row.resource(), row.row());
        if (classification instanceof Classification.Equal && !wanted.keeps(row.resource(), row.row())) {
            return Optional.empty();
        }
        var address = new Address(
                scope.family().application(), row.resource(), row.row().path().toString());
        return Optional.of(new Found(scope, row.unit(), address, row.row(), classification));
    }

    private static Classification classified(FamilyScope scope, Classifier classifier, String resource, Row row) {
        return scope.family().layout() == Layout.BRANCHES
                ? classifier.classifyCarried(resource, row)
                : classifier.classify(resource, row);
    }

    private Rows whole(Unit unit, Rows rows) {
        unit(unit, rows);
        rows.tellCut(unit);
        return rows;
    }

    private Rows unit(Unit unit, Rows rows) {
        var streams = streams(unit);
        if (streams.isPresent() && streamed(unit, streams.get(), rows)) {
            return rows;
        }
        var statements = new LinkedHashMap<String, Statement>();
        for (var environment : scope.aligned().names()) {
            stated.read(unit, environment).ifPresent(statement -> {
                statements.put(environment, statement);
                rows.read(environment, statement);
            });
        }
        missingFiles(unit, statements, rows);
        if (statements.size() > 1) {
            rows.tally().gaps(OtherForm.gaps(unit, statements));
            SpringDefaults.fill(unit, statements, documents);
            compare(unit, statements, rows);
        }
        return rows;
    }

    /// The files of a unit, where every environment has one that is read document by document.
    private Optional<SequencedMap<String, DocumentStream>> streams(Unit unit) {
        var plain = unit.layout() == Layout.PLAIN || unit.layout() == Layout.KUBERNETES;
        if (!plain
                || sealing.isEmpty()
                || !unit.files().keySet().containsAll(scope.aligned().names())) {
            return Optional.empty();
        }
        var streams = new LinkedHashMap<String, DocumentStream>();
        for (var environment : scope.aligned().names()) {
            var stream = Optional.ofNullable(unit.files().get(environment)).flatMap(documents::stream);
            if (stream.isEmpty()) {
                return Optional.empty();
            }
            streams.put(environment, stream.get());
        }
        return Optional.of(streams);
    }

    private boolean streamed(Unit unit, SequencedMap<String, DocumentStream> streams, Rows rows) {
        var whole = rows.anew();
        var objects = new ObjectStreams<Rows>(streams, documents, sealing.orElseThrow());
        if (!objects.read(columns -> compare(unit, columns, rows.anew()), whole::add)) {
            return false;
        }
        rows.add(whole);
        var rest = objects.rest(unit.files());
        rest.forEach(rows::read);
        compare(unit, rest, rows);
        return true;
    }

    private Rows compare(Unit unit, List<Columns.Column<Node>> columns, Rows rows) {
        for (var column : columns) {
            var sides = new LinkedHashMap<String, Side>();
            column.nodes().forEach((environment, node) -> sides.put(environment, new Side.Stated(node)));
            Aligner.align(column.name(), sides, scope.naming(unit), row -> rows.accept(unit, column.name(), row));
        }
        return rows;
    }

    private void compare(Unit unit, SequencedMap<String, Statement> statements, Rows rows) {
        var named = new LinkedHashMap<String, SequencedMap<String, Node>>();
        statements.forEach((environment, statement) -> named.put(environment, statement.resources()));
        for (var column : Columns.ofAddresses(named, scope.naming())) {
            resource(unit, column, statements, rows);
        }
    }

    /// A file that some environments of the family lack is one row, never one per key.
    private void missingFiles(Unit unit, SequencedMap<String, Statement> statements, Rows rows) {
        var expected = scope.family().folders() || scope.family().layout() == Layout.BRANCHES
                ? scope.aligned().names()
                : List.copyOf(unit.files().keySet());
        if (statements.isEmpty() || statements.size() == expected.size()) {
            return;
        }
        var held = new LinkedHashMap<String, Held>();
        for (var environment : expected) {
            var path = unit.files().get(environment);
            if (statements.containsKey(environment) && path != null) {
                held.put(environment, new Held.Present(whole(path)));
            } else {
                held.put(environment, path == null ? new Held.Absent() : new Held.Unseen(path + " could not be read"));
            }
        }
        rows.accept(unit, unit.template(), Row.ofPresence(held));
    }

    private static Node whole(String path) {
        return new Mapping(List.of(), new Place(Source.of(path), 1, 1));
    }

    /// One resource over the environments that have it or could have it: to have no setting is a difference, too.
    private void resource(
            Unit unit, Columns.Column<Node> column, SequencedMap<String, Statement> statements, Rows rows) {
        var shapes = new TreeSet<Shape>();
        column.nodes().keySet().forEach(environment -> shapes.add(shape(statements, environment)));
        var sides = new LinkedHashMap<String, Side>();
        for (var entry : statements.entrySet()) {
            var node = column.nodes().get(entry.getKey());
            if (node != null) {
                sides.put(
                        entry.getKey(),
                        entry.getValue().partly(node) ? new Side.Partly(node, NOT_WHOLE) : new Side.Stated(node));
            } else {
                OtherForm.without(entry.getValue(), shapes).ifPresent(side -> sides.put(entry.getKey(), side));
            }
        }
        if (sides.size() > 1) {
            Aligner.align(column.name(), sides, scope.naming(unit), row -> rows.accept(unit, column.name(), row));
        }
    }

    private static Shape shape(SequencedMap<String, Statement> statements, String environment) {
        var statement = statements.get(environment);
        return statement == null ? Shape.NOTHING : statement.shape();
    }

    /// What came of one family.
    public record Compared(FamilyScope scope, Classifier classifier, List<Found> found, Tally tally) {
        public Compared {
            found = List.copyOf(found);
        }

        /// What would have been found, had the environments held something else there.
        public Found holding(Found today, SequencedMap<String, Held> held) {
            var resource = today.address().resource();
            var row = Grouping.row(resource, today.row().path(), inOrder(held), scope.naming(today.unit()));
            return new Found(scope, today.unit(), today.address(), row, classified(scope, classifier, resource, row));
        }

        private SequencedMap<String, Held> inOrder(SequencedMap<String, Held> held) {
            var ordered = new LinkedHashMap<String, Held>();
            scope.route().names().stream()
                    .filter(held::containsKey)
                    .forEach(environment -> ordered.put(environment, held.get(environment)));
            return ordered;
        }
    }
}

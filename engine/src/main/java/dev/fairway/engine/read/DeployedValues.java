package dev.fairway.engine.read;

import dev.fairway.core.effective.ArgoValues;
import dev.fairway.core.effective.FluxValues;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.read.Statement.Shape;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// Lays the Helm values that objects of Argo CD and Flux take from other files and objects under these objects.
///
/// An object some of whose values cannot be read is not among the resources: nobody can say what the others are worth.
final class DeployedValues {

    private static final String ARGO = "argoproj.io/Application/";
    private static final String FLUX = "/HelmRelease/";

    private final Statement statement;
    private final Documents documents;
    private final SequencedMap<String, Node> resources = new LinkedHashMap<>();
    private final SortedSet<String> files;
    private final List<Gap> gaps;
    private final List<Gap> broken;
    private boolean complete;

    private DeployedValues(Statement statement, Documents documents) {
        this.statement = statement;
        this.documents = documents;
        this.files = new TreeSet<>(statement.files());
        this.gaps = new ArrayList<>(statement.gaps());
        this.broken = new ArrayList<>(statement.broken());
        this.complete = statement.complete();
    }

    static Statement of(Statement statement, Documents documents) {
        return statement.shape() != Shape.KUBERNETES
                        || statement.resources().keySet().stream()
                                .noneMatch(address -> address.startsWith(ARGO) || address.contains(FLUX))
                ? statement
                : new DeployedValues(statement, documents).laid();
    }

    private Statement laid() {
        statement.resources().forEach((address, object) -> {
            if (address.startsWith(ARGO)) {
                application(address, object);
            } else if (!FluxValues.concerns(object)) {
                resources.put(address, object);
            } else if (statement.complete()) {
                resources.put(
                        address, FluxValues.over(object, statement.resources().values()));
            }
        });
        return new Statement(resources, statement.shape(), files, gaps, broken, complete, statement.holed());
    }

    private void application(String address, Node object) {
        var unread = new TreeSet<String>();
        var laid = ArgoValues.over(object, path -> values(path, unread));
        files.addAll(laid.read());
        files.addAll(unread);
        if (!unread.isEmpty()) {
            complete = false;
            return;
        }
        laid.missing()
                .forEach(file -> gaps.add(new Gap(
                        "Helm values of " + address,
                        file + " is not in this repository",
                        "values that it sets are not compared")));
        resources.put(address, laid.application());
    }

    /// A file that several may take values from is one that they inherit from.
    private Optional<Node> values(String path, SortedSet<String> unread) {
        if (!DocumentReader.readable(path)) {
            return Optional.empty();
        }
        var reading = documents.read(path, true);
        if (!reading.map(Reading::complete)
                .orElseGet(() -> !documents.below(path).contains(path))) {
            unread.add(path);
            broken.addAll(BrokenFiles.of(reading, path, documents));
            reading.ifPresent(found -> gaps.addAll(UnitReader.gaps(found, path)));
        }
        return reading.flatMap(found -> found.documents().stream().findFirst());
    }
}

package dev.fairway.engine.read;

import dev.fairway.core.effective.ArgoValues;
import dev.fairway.core.effective.FluxValues;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.read.Statement.Shape;
import dev.fairway.formats.read.DocumentReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;

/// Lays the Helm values that objects of Argo CD and Flux take from other files and objects under these objects.
final class DeployedValues {

    private static final String ARGO = "argoproj.io/Application/";
    private static final String FLUX = "/HelmRelease/";

    private DeployedValues() {}

    static Statement of(Statement statement, Documents documents) {
        if (statement.shape() != Shape.KUBERNETES
                || statement.resources().keySet().stream()
                        .noneMatch(address -> address.startsWith(ARGO) || address.contains(FLUX))) {
            return statement;
        }
        var resources = new LinkedHashMap<String, Node>();
        var files = new TreeSet<>(statement.files());
        var gaps = new ArrayList<>(statement.gaps());
        statement.resources().forEach((address, object) -> {
            if (address.startsWith(ARGO)) {
                var laid = ArgoValues.over(object, path -> values(path, documents));
                files.addAll(laid.read());
                laid.missing()
                        .forEach(file -> gaps.add(new Gap(
                                "Helm values of " + address,
                                file + " is not in this repository",
                                "values that it sets are not compared")));
                resources.put(address, laid.application());
            } else if (FluxValues.concerns(object)) {
                resources.put(
                        address, FluxValues.over(object, statement.resources().values()));
            } else {
                resources.put(address, object);
            }
        });
        return new Statement(resources, statement.shape(), files, gaps, statement.complete());
    }

    /// A file that several may take values from is one that they inherit from.
    private static Optional<Node> values(String path, Documents documents) {
        return DocumentReader.readable(path)
                ? documents
                        .read(path, true)
                        .flatMap(reading -> reading.documents().stream().findFirst())
                : Optional.empty();
    }
}

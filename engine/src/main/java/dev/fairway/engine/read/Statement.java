package dev.fairway.engine.read;

import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What one environment states in one unit: its effective resources.
///
/// @param resources by address, environment names as the repository spells them
/// @param shape what the documents are; environments of different shapes have nothing to compare
/// @param files every file that was read for it
/// @param holed addresses of objects that may hold more than was read of them
/// @param broken where what should be read cannot be; what a template leaves open is no such place
/// @param complete whether everything could be read, what it inherits, too; where not, only what is certain is among
///     the resources
public record Statement(
        SequencedMap<String, Node> resources,
        Shape shape,
        SortedSet<String> files,
        List<Gap> gaps,
        List<Gap> broken,
        boolean complete,
        Set<String> holed) {

    public Statement {
        resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        gaps = List.copyOf(gaps);
        broken = List.copyOf(broken);
        holed = Collections.unmodifiableSet(new TreeSet<>(holed));
    }

    /// Of a file that is there, and of which nothing can be read.
    static Statement unreadable(String file) {
        return new Statement(
                new LinkedHashMap<>(),
                Shape.NOTHING,
                new TreeSet<>(),
                List.of(),
                List.of(BrokenFiles.unreadable(file)),
                false,
                Set.of());
    }

    /// Whether a resource that is there may hold more than was read: of Kubernetes an object was read whole or is not
    /// there, unless it has holes.
    public boolean partly(Node resource) {
        return !complete
                && (shape != Shape.KUBERNETES
                        || holed.stream().anyMatch(address -> resource.equals(resources.get(address))));
    }

    /// What kind of documents an environment is stated in.
    public enum Shape {
        KUBERNETES,
        COMPOSE,
        SETTINGS,
        NOTHING
    }
}

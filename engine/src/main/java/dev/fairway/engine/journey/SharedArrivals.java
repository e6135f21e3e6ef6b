package dev.fairway.engine.journey;

import dev.fairway.connector.PathChange;
import dev.fairway.core.discovery.SharedStep;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.report.ArrivalsReport.Item;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a commit brought to every environment alike: migrations, and steps that people do by hand.
final class SharedArrivals {

    private static final int SHOWN_OF_ID = 12;

    private SharedArrivals() {}

    /// Whether a change is one of these; not where a file only went elsewhere.
    static boolean counts(PathChange change) {
        var moved = change.oldBlob() != null && change.oldBlob().equals(change.newBlob());
        return !moved && SharedStep.of(change.path()).isPresent();
    }

    static SortedSet<String> paths(List<PathChange> shared) {
        var paths = new TreeSet<String>();
        shared.forEach(change -> paths.add(change.path()));
        return paths;
    }

    static List<Item> items(List<PathChange> shared, String production) {
        return shared.stream()
                .flatMap(change -> SharedStep.of(change.path()).map(step -> item(change, step, production)).stream())
                .toList();
    }

    private static Item item(PathChange change, SharedStep step, String production) {
        return new Item(
                production,
                new Address("", change.path(), ""),
                switch (step) {
                    case MIGRATION -> Category.DATABASE;
                    case MANUAL -> Category.PROCESS;
                },
                content(change.path(), change.oldBlob()),
                content(change.path(), change.newBlob()),
                List.of(),
                true);
    }

    /// Contents by name: what a migration says is no value.
    private static Optional<Node> content(String path, @Nullable String blob) {
        return Optional.ofNullable(blob)
                .map(id -> new Node.Scalar(
                        Kind.TEXT,
                        "git:" + id.substring(0, Math.min(SHOWN_OF_ID, id.length())),
                        new Place(Source.of(path), 1, 1)));
    }
}

package dev.fairway.engine.history;

import dev.fairway.core.discovery.Unit;
import dev.fairway.core.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Tells from the changed lines alone that a commit left some values as they were, so that no version need be read.
final class Shortcut {

    private static final Shortcut NONE = new Shortcut(Optional.empty());

    /// By changed file the lines on which it has other plain values; nothing where more may have changed.
    private final Optional<Map<Content, SortedSet<Integer>>> edits;

    private Shortcut(Optional<Map<Content, SortedSet<Integer>>> edits) {
        this.edits = edits;
    }

    /// @param changed today's paths of the files that the commit changed
    static Shortcut of(Unit unit, Set<String> changed, HistoricDocuments newer, HistoricDocuments older) {
        if (!direct(unit)) {
            return NONE;
        }
        var edits = new LinkedHashMap<Content, SortedSet<Integer>>();
        for (var path : changed) {
            var after = newer.content(path);
            var before = older.content(path);
            if (after.isEmpty()
                    || before.isEmpty()
                    || !before.get().path().equals(after.get().path())) {
                return NONE;
            }
            var lines = ValueEdits.between(before.get().bytes(), after.get().bytes());
            if (lines.isEmpty()) {
                return NONE;
            }
            before.get().sharesLinesWith(after.get());
            edits.put(after.get(), lines.get());
        }
        return new Shortcut(Optional.of(edits));
    }

    /// Whether what a file says is what an environment states, with nothing in between that looks at its values.
    private static boolean direct(Unit unit) {
        return switch (unit.layout()) {
            case PLAIN, HELM_VALUES, SPRING, DOTENV, TFVARS, APPSETTINGS, KUBERNETES -> true;
            case COMPOSE, KUSTOMIZE, SECTIONS, BRANCHES -> false;
        };
    }

    /// Whether none of the values can have been another one before. What is absent stays so: no key came or went.
    boolean leaves(Stream<Optional<Node>> values) {
        return edits.isPresent()
                && edits.get().keySet().stream()
                        .allMatch(file -> file.territory().known())
                && values.flatMap(Optional::stream).noneMatch(this::touches);
    }

    private boolean touches(Node value) {
        return edits.orElseThrow().entrySet().stream()
                .anyMatch(edit ->
                        edit.getKey().territory().touches(value, edit.getKey().path(), edit.getValue()));
    }
}

package dev.fairway.formats.project;

import static java.util.Comparator.comparingInt;

import dev.fairway.core.contract.NearestWord;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Takes texts, lists and mappings from nodes, and writes down what is wrong with them.
final class Reader {

    private static final int MOST = 100;
    private static final int LONGEST_WORD = 60;

    private final List<Mistake> mistakes = new ArrayList<>();

    /// In the order of the file.
    List<Mistake> mistakes() {
        return mistakes.stream()
                .sorted(comparingInt((Mistake mistake) -> mistake.place().line())
                        .thenComparingInt(mistake -> mistake.place().column()))
                .distinct()
                .toList();
    }

    void add(Place place, String message) {
        if (mistakes.size() < MOST) {
            mistakes.add(new Mistake(place, message));
        }
    }

    /// The entries of a mapping whose names are known; a complaint about every other one.
    SequencedMap<String, Node> fields(Node node, String what, List<String> known) {
        var fields = new LinkedHashMap<String, Node>();
        for (var entry : entries(node, what)) {
            if (known.contains(entry.key())) {
                fields.put(entry.key(), entry.value());
            } else {
                var remedy = NearestWord.to(entry.key(), known)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("it is one of " + String.join(", ", known));
                add(entry.place(), "'%s' is no key of %s: %s".formatted(shown(entry.key()), what, remedy));
            }
        }
        return fields;
    }

    List<Entry> entries(Node node, String what) {
        if (node instanceof Mapping(var entries, var _)) {
            return entries;
        }
        if (!isNothing(node)) {
            add(node.place(), "%s is a mapping of keys to values".formatted(what));
        }
        return List.of();
    }

    /// A list, or one item standing for a list of one.
    List<Node> items(Node node, String what) {
        return switch (node) {
            case Listing(var items, var _) -> items;
            case Scalar scalar -> isNothing(scalar) ? List.of() : List.of(scalar);
            default -> {
                add(node.place(), "%s is a list".formatted(what));
                yield List.of();
            }
        };
    }

    Optional<String> text(Node node, String what) {
        if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text().strip());
        }
        add(node.place(), "%s is a text".formatted(what));
        return Optional.empty();
    }

    List<String> texts(Node node, String what) {
        return items(node, what).stream()
                .flatMap(item -> text(item, "each of " + what).stream())
                .toList();
    }

    /// A path that stays inside the repository.
    Optional<String> path(Node node, String what) {
        return text(node, what).flatMap(path -> {
            if (path.startsWith("/")
                    || path.contains("://")
                    || List.of(path.split("[/\\\\]")).contains("..")) {
                add(node.place(), "%s is a path inside the repository, relative to its root".formatted(what));
                return Optional.empty();
            }
            return Optional.of(path.startsWith("./") ? path.substring(2) : path);
        });
    }

    static boolean isNothing(Node node) {
        return node instanceof Scalar(var kind, var _, var _) && kind == Node.Kind.NULL;
    }

    static String shown(String word) {
        var line = word.lines().findFirst().orElse("");
        return line.length() > LONGEST_WORD ? line.substring(0, LONGEST_WORD) + "…" : line;
    }
}

package dev.fairway.formats.contract;

import dev.fairway.core.contract.NearestWord;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.contract.YamlTree.Mapping;
import dev.fairway.formats.contract.YamlTree.Sequence;
import dev.fairway.formats.contract.YamlTree.Span;
import dev.fairway.formats.contract.YamlTree.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Collects everything wrong with one file, and gives its parts their places.
final class Complaints {

    private static final int MOST = 100;
    private static final int LONGEST_WORD = 60;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\.\\d+|\\d+(?:\\.\\d*)?)(?:[eE][-+]?\\d+)?");

    private final Source source;
    private final List<Mistake> mistakes = new ArrayList<>();

    Complaints(Source source) {
        this.source = source;
    }

    List<Mistake> all() {
        return List.copyOf(mistakes);
    }

    int count() {
        return mistakes.size();
    }

    void add(YamlTree where, String message) {
        add(where.span().line(), where.span().column(), message);
    }

    void add(int line, int column, String message) {
        if (mistakes.size() < MOST) {
            mistakes.add(new Mistake(new Place(source, line, column), message));
        }
    }

    /// `'prodd' is no …: did you mean 'prod'?`, or the words there are.
    void unknown(Text word, String what, List<String> words) {
        var remedy = NearestWord.to(word.text(), words)
                .map(nearest -> "did you mean '%s'?".formatted(nearest))
                .orElse("it is one of " + String.join(", ", words));
        add(word, "'%s' is no %s: %s".formatted(shown(word.text()), what, remedy));
    }

    Place place(YamlTree tree) {
        Span span = tree.span();
        return new Place(source, span.line(), span.column());
    }

    /// The entries of a mapping, each key once and known; nothing for anything else, and a complaint.
    SequencedMap<String, YamlTree> fields(YamlTree tree, String what, List<String> known) {
        var fields = new LinkedHashMap<String, YamlTree>();
        entries(tree, what).forEach((key, value) -> {
            if (known.contains(key.text())) {
                fields.put(key.text(), value);
            } else {
                unknown(key, "key of " + what, known);
            }
        });
        return fields;
    }

    /// The entries of a mapping, each key once.
    SequencedMap<Text, YamlTree> entries(YamlTree tree, String what) {
        var entries = new LinkedHashMap<Text, YamlTree>();
        if (!(tree instanceof Mapping(var pairs, var _, var _))) {
            add(tree, "%s is a mapping of keys to values".formatted(what));
            return entries;
        }
        var first = new HashMap<String, Integer>();
        for (var pair : pairs) {
            var line = first.putIfAbsent(pair.key().text(), pair.key().span().line());
            if (line == null) {
                entries.put(pair.key(), pair.value());
            } else {
                add(
                        pair.key(),
                        "'%s' stands here again: the first is in line %d"
                                .formatted(shown(pair.key().text()), line));
            }
        }
        return entries;
    }

    List<YamlTree> items(YamlTree tree, String what) {
        if (tree instanceof Sequence(var items, var _, var _)) {
            return items;
        }
        if (!(tree instanceof Text text && text.nothing())) {
            add(tree, "%s is a list".formatted(what));
        }
        return List.of();
    }

    Optional<String> text(YamlTree tree, String what) {
        if (tree instanceof Text text && !text.nothing() && !text.text().isBlank()) {
            return Optional.of(text.text().strip());
        }
        add(tree, "%s is a text".formatted(what));
        return Optional.empty();
    }

    /// A value as configuration holds it.
    Node node(YamlTree tree) {
        return switch (tree) {
            case Sequence(var items, var _, var _) ->
                new Node.Listing(items.stream().map(this::node).toList(), place(tree));
            case Mapping(var pairs, var _, var _) ->
                new Node.Mapping(
                        pairs.stream()
                                .map(pair -> new Node.Entry(pair.key().text(), place(pair.key()), node(pair.value())))
                                .toList(),
                        place(tree));
            case Text text -> new Node.Scalar(kind(text), text.nothing() ? "" : text.text(), place(tree));
        };
    }

    private static Node.Kind kind(Text text) {
        if (!text.plain()) {
            return Node.Kind.TEXT;
        }
        if (text.nothing()) {
            return Node.Kind.NULL;
        }
        if (text.text().equals("true") || text.text().equals("false")) {
            return Node.Kind.BOOLEAN;
        }
        return NUMBER.matcher(text.text()).matches() ? Node.Kind.NUMBER : Node.Kind.TEXT;
    }

    static String shown(String word) {
        var line = word.lines().findFirst().orElse("");
        return line.length() > LONGEST_WORD ? line.substring(0, LONGEST_WORD) + "…" : line;
    }
}

package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// Documents of tests in one line: `{a: 1, b: [x, {c: null}]}`. Names and values hold no blanks, commas or brackets
/// unless in single quotes. The column of a value is where its text begins.
final class Flow {

    private final Source source;
    private final String text;
    private int at;

    private Flow(Source source, String text) {
        this.source = source;
        this.text = text;
    }

    static Node own(String text) {
        return new Flow(Source.of("prod.yaml"), text).value();
    }

    static Node base(String text) {
        return new Flow(Source.base("base.yaml"), text).value();
    }

    static String show(Node node) {
        return switch (node) {
            case Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> quoted(entry.key()) + ": " + show(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Listing listing ->
                listing.items().stream().map(Flow::show).collect(Collectors.joining(", ", "[", "]"));
            case Scalar scalar -> scalar.kind() == Kind.NULL ? "null" : quoted(scalar.text());
            case Secret secret -> secret.fingerprint();
            case Encrypted encrypted -> encrypted.scheme();
        };
    }

    private static String quoted(String word) {
        return word.chars().anyMatch(character -> " ,:{}[]".indexOf(character) >= 0) ? "'" + word + "'" : word;
    }

    private Node value() {
        blanks();
        var place = place();
        return switch (text.charAt(at)) {
            case '{' -> mapping(place);
            case '[' -> listing(place);
            default -> scalar(place);
        };
    }

    private Node mapping(Place place) {
        var entries = new ArrayList<Entry>();
        at++;
        while (next() != '}') {
            var keyPlace = place();
            var key = word();
            next();
            at++;
            entries.add(new Entry(key, keyPlace, value()));
        }
        at++;
        return new Mapping(entries, place);
    }

    private Node listing(Place place) {
        var items = new ArrayList<Node>();
        at++;
        while (next() != ']') {
            items.add(value());
        }
        at++;
        return new Listing(items, place);
    }

    private Node scalar(Place place) {
        var quoted = text.charAt(at) == '\'';
        var word = word();
        if (word.equals("null") && !quoted) {
            return new Scalar(Kind.NULL, "", place);
        }
        return new Scalar(word.matches("[0-9]+") && !quoted ? Kind.NUMBER : Kind.TEXT, word, place);
    }

    private String word() {
        var from = at;
        if (text.charAt(at) == '\'') {
            at = text.indexOf('\'', from + 1) + 1;
            return text.substring(from + 1, at - 1);
        }
        while (at < text.length() && " ,:{}[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private char next() {
        blanks();
        if (text.charAt(at) == ',') {
            at++;
            blanks();
        }
        return text.charAt(at);
    }

    private void blanks() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Place place() {
        return new Place(source, 1, at + 1);
    }
}

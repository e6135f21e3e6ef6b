package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Blame.Confidence;
import dev.fairway.core.blame.Blame.Deliberate;
import dev.fairway.core.blame.Blame.Lag;
import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Episode;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Short ways to write the values of a sample.
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    private Samples() {}

    static Place at(String file, int line) {
        return new Place(Source.of(file), line, 5);
    }

    static Node number(String text, String file, int line) {
        return new Node.Scalar(Node.Kind.NUMBER, text, at(file, line));
    }

    static Node text(String text, String file, int line) {
        return new Node.Scalar(Node.Kind.TEXT, text, at(file, line));
    }

    static Node bool(boolean value, String file, int line) {
        return new Node.Scalar(Node.Kind.BOOLEAN, Boolean.toString(value), at(file, line));
    }

    static Node inherited(Node.Kind kind, String text, String file, int line) {
        return new Node.Scalar(kind, text, new Place(Source.base(file), line, 3));
    }

    static Node secret(String fingerprint, String file, int line) {
        return new Node.Secret(fingerprint, at(file, line));
    }

    static Node encrypted(String file, int line) {
        return new Node.Encrypted("sops", at(file, line));
    }

    static Node list(String file, int line, Node... items) {
        return new Node.Listing(List.of(items), at(file, line));
    }

    static Node mapping(String file, int line, List<Node.Entry> entries) {
        return new Node.Mapping(entries, at(file, line));
    }

    static Node.Entry entry(String key, Node value) {
        return new Node.Entry(key, value.place(), value);
    }

    static Held present(Node node) {
        return new Held.Present(node);
    }

    static Held absent() {
        return new Held.Absent();
    }

    static SequencedMap<String, Held> values(String first, Held one, String second, Held two) {
        var values = new LinkedHashMap<String, Held>();
        values.put(first, one);
        values.put(second, two);
        return values;
    }

    static SequencedMap<String, Held> values(
            String first, Held one, String second, Held two, String third, Held three) {
        var values = new LinkedHashMap<>(values(first, one, second, two));
        values.put(third, three);
        return values;
    }

    static Change change(String commit, String author, String time, String subject) {
        var age = (int) Duration.between(Instant.parse(time), Instant.parse("2030-01-01T00:00:00Z"))
                .toHours();
        return new Change(commit.repeat(8).substring(0, 40), author, Instant.parse(time), subject, age);
    }

    static Event event(String environment, Change change, Optional<Node> from, Optional<Node> to, How how) {
        return new Event(environment, change, from, to, how);
    }

    static Episode episode(String since, Optional<String> until, List<List<String>> groups) {
        return new Episode(Instant.parse(since), until.map(Instant::parse), groups, groups);
    }

    /// One event, which is the divergence.
    static Blame moved(Event event, boolean onceEqual) {
        return new Blame(
                Optional.of(event),
                List.of(event),
                List.of(),
                onceEqual,
                false,
                false,
                Lag.NONE,
                Optional.empty(),
                Confidence.EXACT);
    }

    static Blame lagging(Event event, Deliberate deliberate, Lag lag) {
        return new Blame(
                Optional.of(event),
                List.of(event),
                List.of(),
                true,
                false,
                false,
                lag,
                Optional.of(deliberate),
                Confidence.WINDOW);
    }
}

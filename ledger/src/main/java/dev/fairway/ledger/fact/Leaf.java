package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the tree holds of an entry (docs/ledger-format.md, 4).
///
public final class Leaf {

    /// Bytes of a leaf: what an entry bundle can hold.
    public static final int LONGEST = 65_535;

    private static final int MOST_SUBJECTS = 64;
    /// With a type of so many characters no leaf is too long.
    private static final int SHORT_TYPE = 1_000;
    private static final Set<String> MEMBERS =
            Set.of("actor", "payload", "predicateType", "statement", "subjects", "time", "v");
    private static final Pattern ACTOR = Pattern.compile("[0-9a-f]{32}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /// With a 0 for each digit: every entry has two times, and a formatter takes long to read one.
    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final String actor;
    private final Digest payload;
    private final String predicateType;
    private final Digest statement;
    private final List<Digest> subjects;
    private final Instant time;
    /// Made when they are first asked for, most often by another thread than the one that judges entries.
    private @Nullable Bytes bytes;

    /// @param actor whose key signed, or for whom a receiver did: 32 hex digits that stand for nobody outside the log
    /// @param payload of the envelope, decoded
    /// @param statement the envelope's bytes
    /// @param subjects 1 to 64
    /// @param time given by the log, in milliseconds
    /// @throws IllegalArgumentException for what no log holds
    public Leaf(
            String actor, Digest payload, String predicateType, Digest statement, List<Digest> subjects, Instant time) {
        this(actor, payload, predicateType, statement, subjects, time, null);
    }

    private Leaf(
            String actor,
            Digest payload,
            String predicateType,
            Digest statement,
            List<Digest> subjects,
            Instant time,
            @Nullable Bytes bytes) {
        this.actor = requireNonNull(actor, "actor");
        this.payload = requireNonNull(payload, "payload");
        this.predicateType = requireNonNull(predicateType, "predicateType");
        this.statement = requireNonNull(statement, "statement");
        this.subjects = List.copyOf(new TreeSet<>(subjects));
        this.time = requireNonNull(time, "time");
        this.bytes = bytes;
        if (!ACTOR.matcher(actor).matches()) {
            throw new IllegalArgumentException("not an actor: '%s'".formatted(actor));
        }
        if (predicateType.isEmpty()) {
            throw new IllegalArgumentException("a leaf without predicate type");
        }
        if (this.subjects.isEmpty() || this.subjects.size() > MOST_SUBJECTS) {
            throw new IllegalArgumentException("a leaf has 1 to %d subjects".formatted(MOST_SUBJECTS));
        }
        if (!time.equals(Instant.ofEpochMilli(time.toEpochMilli()))
                || time.isBefore(EARLIEST)
                || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("not a time of a log: " + time);
        }
        if (predicateType.length() > SHORT_TYPE && bytes().length() > LONGEST) {
            throw new IllegalArgumentException("a leaf has at most %d bytes".formatted(LONGEST));
        }
    }

    /// Reads an entry; nothing where it is not a leaf to the letter.
    public static Optional<Leaf> parse(Bytes entry) {
        if (entry.length() > LONGEST) {
            return Optional.empty();
        }
        return JsonReader.canonical(entry)
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .filter(json -> json.members().keySet().equals(MEMBERS))
                .filter(json -> json.get("v").equals(Optional.of(Json.of(1))))
                .flatMap(json -> of(json, entry));
    }

    private static Optional<Leaf> of(Json.Mapping json, Bytes bytes) {
        var actor = json.text("actor").filter(text -> ACTOR.matcher(text).matches());
        var payload = json.text("payload").flatMap(Digest::parse);
        var type = json.text("predicateType").filter(text -> !text.isEmpty());
        var statement = json.text("statement").flatMap(Digest::parse);
        var subjects = json.get("subjects").flatMap(Leaf::subjects);
        var time = json.text("time").flatMap(Leaf::time);
        if (actor.isEmpty()
                || payload.isEmpty()
                || type.isEmpty()
                || statement.isEmpty()
                || subjects.isEmpty()
                || time.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Leaf(actor.get(), payload.get(), type.get(), statement.get(), subjects.get(), time.get(), bytes));
    }

    /// Sorted, and each once: there is one spelling.
    private static Optional<List<Digest>> subjects(Json json) {
        if (!(json instanceof Json.Listing(var items)) || items.isEmpty() || items.size() > MOST_SUBJECTS) {
            return Optional.empty();
        }
        var subjects = new ArrayList<Digest>();
        for (var item : items) {
            var digest = item instanceof Json.Text(var text) ? Digest.parse(text) : Optional.<Digest>empty();
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            subjects.add(digest.get());
        }
        SequencedSet<Digest> sorted = new TreeSet<>(subjects);
        return List.copyOf(sorted).equals(subjects) ? Optional.of(subjects) : Optional.empty();
    }

    /// A time in its one spelling: `2026-11-27T09:00:00.100Z`.
    public static Optional<Instant> time(String text) {
        if (text.length() != FORM.length()) {
            return Optional.empty();
        }
        for (var at = 0; at < FORM.length(); at++) {
            var there = text.charAt(at);
            if (FORM.charAt(at) == '0' ? there < '0' || there > '9' : there != FORM.charAt(at)) {
                return Optional.empty();
            }
        }
        try {
            var milliseconds = number(text, 20, 23);
            return Optional.of(LocalDateTime.of(
                                    number(text, 0, 4),
                                    number(text, 5, 7),
                                    number(text, 8, 10),
                                    number(text, 11, 13),
                                    number(text, 14, 16),
                                    number(text, 17, 19))
                            .toInstant(ZoneOffset.UTC)
                            .plusMillis(milliseconds))
                    .filter(time -> !time.isBefore(EARLIEST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    /// @param time in milliseconds
    public static String text(Instant time) {
        return TIME.format(time);
    }

    /// Whether a leaf is of an envelope. Nothing else of it is read: a quote within a text comes after a backslash, so
    /// that only the member itself can look like this.
    ///
    /// @param leaf the bytes that are hashed, in their one spelling
    public static boolean isOf(Bytes leaf, Bytes envelope) {
        return leaf.indexOf(
                        Bytes.utf8("\",\"statement\":\"" + Digest.of(envelope).text() + "\",\"subjects\":["))
                >= 0;
    }

    /// What is hashed.
    public Bytes bytes() {
        var made = bytes;
        if (made == null) {
            made = json().canonical();
            bytes = made;
        }
        return made;
    }

    /// Whose key signed, or for whom a receiver did.
    public String actor() {
        return actor;
    }

    /// Of the envelope, decoded.
    public Digest payload() {
        return payload;
    }

    public String predicateType() {
        return predicateType;
    }

    /// Of the envelope's bytes.
    public Digest statement() {
        return statement;
    }

    /// 1 to 64, sorted, each once.
    public List<Digest> subjects() {
        return subjects;
    }

    /// Given by the log, in milliseconds.
    public Instant time() {
        return time;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Leaf leaf && bytes().equals(leaf.bytes());
    }

    @Override
    public int hashCode() {
        return bytes().hashCode();
    }

    @Override
    public String toString() {
        return json().toString();
    }

    private Json json() {
        return Json.Mapping.of(Map.of(
                "actor", Json.of(actor),
                "payload", Json.of(payload.text()),
                "predicateType", Json.of(predicateType),
                "statement", Json.of(statement.text()),
                "subjects",
                        new Json.Listing(subjects.stream()
                                .map(subject -> Json.of(subject.text()))
                                .toList()),
                "time", Json.of(text(time)),
                "v", Json.of(1)));
    }
}

package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.engine.ledger.Ledger.Stamp;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// An order as a file that waits for its ledger: a line that says what is asked, then the bytes that it is about.
///
/// @param log origin of the log for which it is meant, where the machine knew it that put the order there
/// @param meant id of the release for which it is meant, likewise
/// @param adder fingerprint of the key of who added it, who alone may sign it; orders of early versions have none
public record SpooledOrder(EvidenceOrder order, Optional<String> log, Optional<String> meant, Optional<String> adder) {

    private static final byte END_OF_LINE = '\n';
    private static final int LONGEST_HEAD = 64 << 10;
    private static final long VERSION = 1;

    public SpooledOrder {
        requireNonNull(order, "order");
        requireNonNull(log, "log");
        requireNonNull(meant, "meant");
        requireNonNull(adder, "adder");
    }

    /// Why it is not for the log that is here; nothing where it is, or nobody knew for which one it is.
    ///
    /// @param origin of the log that is here
    public Optional<String> foreignTo(String origin) {
        return log.filter(it -> !it.equals(origin))
                .map(it ->
                        "it is meant for the ledger %s, and another one, %s, is here: bring that one back, or take it"
                                        .formatted(it, origin)
                                + " out with fairway evidence spool drop");
    }

    /// Why a key may not sign it; nothing where it is the key of who added it.
    ///
    /// @param fingerprint of the key that would
    /// @param isEnded whether a key has ended in the log that is here
    public Optional<String> notBy(String fingerprint, Predicate<String> isEnded) {
        if (adder.equals(Optional.of(fingerprint))) {
            return Optional.empty();
        }
        var again = "take it out with fairway evidence spool drop, and add its file again";
        return Optional.of(adder.map(it -> isEnded.test(it)
                        ? "it was added with the key %s, which was ended: %s".formatted(it, again)
                        : ("it was added with the key %s, and %s signs here: flush it with that key"
                                        + " (FAIRWAY_SIGNING_KEY), or %s")
                                .formatted(it, fingerprint, again))
                .orElseGet(() -> "it does not say with which key it was added, so nobody signs it: " + again));
    }

    /// What is carried out: about the very release that was meant, where that is known.
    public EvidenceOrder toCarryOut() {
        return meant.map(order::about).orElse(order);
    }

    public Bytes bytes() {
        var body = order.flags().map(order.file()::then).orElse(order.file());
        var members = new TreeMap<String, Json>(Map.of(
                "version", Json.of(VERSION),
                "release", Json.of(order.release()),
                "type", Json.of(order.type()),
                "kept", new Json.Bool(order.kept()),
                "id", Json.of(order.stamp().id()),
                "claimed", Json.of(Leaf.text(order.stamp().claimed())),
                "salt", Json.of(order.salts().file().hex()),
                "flagsSalt", Json.of(order.salts().flags().hex()),
                "file", Json.of(order.file().length()),
                "digest", Json.of(Digest.of(body).text())));
        order.artifact().ifPresent(it -> members.put("artifact", Json.of(it)));
        order.environment().ifPresent(it -> members.put("in", Json.of(it)));
        order.snapshot().ifPresent(it -> members.put("snapshot", Json.of(it)));
        order.flags().ifPresent(it -> members.put("flags", Json.of(it.length())));
        log.ifPresent(it -> members.put("log", Json.of(it)));
        meant.ifPresent(it -> members.put("meant", Json.of(it)));
        adder.ifPresent(it -> members.put("adder", Json.of(it)));
        return Json.Mapping.of(members).canonical().then(Bytes.of(END_OF_LINE)).then(body);
    }

    /// Nothing where a file is not one to the letter, as one that was cut is not.
    public static Optional<SpooledOrder> parse(Bytes bytes) {
        var end = 0;
        while (end < bytes.length() && end < LONGEST_HEAD && bytes.at(end) != END_OF_LINE) {
            end++;
        }
        if (end >= bytes.length() || bytes.at(end) != END_OF_LINE) {
            return Optional.empty();
        }
        var body = bytes.slice(end + 1);
        return JsonReader.canonical(bytes.slice(0, end))
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .filter(head ->
                        head.text("digest").equals(Optional.of(Digest.of(body).text())))
                .flatMap(head -> order(head, body)
                        .map(it -> new SpooledOrder(it, head.text("log"), head.text("meant"), head.text("adder"))));
    }

    private static Optional<EvidenceOrder> order(Json.Mapping head, Bytes body) {
        var file = number(head, "file").filter(it -> it <= body.length());
        var claimed = head.text("claimed").flatMap(Leaf::time);
        var texts = head.text("release").isPresent()
                && head.text("type").isPresent()
                && head.text("id").isPresent()
                && head.text("salt").isPresent()
                && head.text("flagsSalt").isPresent();
        if (!texts
                || file.isEmpty()
                || claimed.isEmpty()
                || !(head.members().get("kept") instanceof Json.Bool(var kept))
                || !number(head, "version").equals(Optional.of(VERSION))) {
            return Optional.empty();
        }
        var at = file.get().intValue();
        return Optional.of(new EvidenceOrder(
                head.text("release").orElseThrow(),
                head.text("type").orElseThrow(),
                head.text("artifact"),
                head.text("in"),
                head.text("snapshot"),
                kept,
                body.slice(0, at),
                number(head, "flags").map(_ -> body.slice(at)),
                new Stamp(head.text("id").orElseThrow(), claimed.get()),
                new EvidenceOrder.Salts(
                        Bytes.hex(head.text("salt").orElseThrow()),
                        Bytes.hex(head.text("flagsSalt").orElseThrow()))));
    }

    private static Optional<Long> number(Json.Mapping head, String name) {
        return head.members().get(name) instanceof Json.Numeral(var number) && number >= 0
                ? Optional.of((long) number)
                : Optional.empty();
    }
}

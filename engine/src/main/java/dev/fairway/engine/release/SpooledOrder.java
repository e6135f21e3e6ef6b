package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.ledger.Ledger.Stamp;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import dev.fairway.ledger.store.Blob;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// An order as a file that waits for its ledger: a line that says what is asked, then the bytes that it is about.
///
/// @param log origin of the log for which it is meant, where the machine knew it that put the order there
/// @param meant id of the release for which it is meant, likewise
/// @param adder fingerprint of the key of who added it, who alone may sign it; orders of early versions have none
public record SpooledOrder(EvidenceOrder order, Optional<String> log, Optional<String> meant, Optional<String> adder) {

    private static final byte END_OF_LINE = '\n';
    private static final int LONGEST_HEAD = 64 << 10;

    /// Its digest was of the bytes alone.
    private static final long EARLY_VERSION = 1;

    private static final long VERSION = 2;
    private static final String DIGEST = "digest";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{%d}".formatted(2 * Blob.SALT));
    private static final Found CHANGED = new Found.Unfit("it is not what was put there");
    private static final Found EARLY =
            new Found.Unfit("an early version put it there, and nothing shows whether it still"
                    + " asks for the same: take it out with fairway evidence spool drop, and add its file again");

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
        var members = members();
        members.put(DIGEST, Json.of(digest(members, body).text()));
        return head(members).then(body);
    }

    private SortedMap<String, Json> members() {
        var members = new TreeMap<String, Json>(Map.of(
                "version", Json.of(VERSION),
                "release", Json.of(order.release()),
                "type", Json.of(order.type()),
                "kept", new Json.Bool(order.kept()),
                "id", Json.of(order.stamp().id()),
                "claimed", Json.of(Leaf.text(order.stamp().claimed())),
                "salt", Json.of(order.salts().file().hex()),
                "flagsSalt", Json.of(order.salts().flags().hex()),
                "file", Json.of(order.file().length())));
        order.artifact().ifPresent(it -> members.put("artifact", Json.of(it)));
        order.environment().ifPresent(it -> members.put("in", Json.of(it)));
        order.snapshot().ifPresent(it -> members.put("snapshot", Json.of(it)));
        order.flags().ifPresent(it -> members.put("flags", Json.of(it.length())));
        log.ifPresent(it -> members.put("log", Json.of(it)));
        meant.ifPresent(it -> members.put("meant", Json.of(it)));
        adder.ifPresent(it -> members.put("adder", Json.of(it)));
        return members;
    }

    private static Bytes head(SortedMap<String, Json> members) {
        return Json.Mapping.of(members).canonical().then(Bytes.of(END_OF_LINE));
    }

    /// Of all that is asked, and of the bytes that it is about.
    private static Digest digest(SortedMap<String, Json> members, Bytes body) {
        var others = new TreeMap<>(members);
        others.remove(DIGEST);
        return new Digest("sha256:" + Bytes.sha256(head(others), body).hex());
    }

    /// What a file in the spool is.
    public sealed interface Found {

        record Whole(SpooledOrder waiting) implements Found {}

        /// It is never carried out.
        ///
        /// @param why as a sentence without its name
        record Unfit(String why) implements Found {}

        default Optional<SpooledOrder> whole() {
            return this instanceof Whole(var waiting) ? Optional.of(waiting) : Optional.empty();
        }

        /// Why it is never carried out.
        default Optional<String> unfit() {
            return this instanceof Unfit(var why) ? Optional.of(why) : Optional.empty();
        }
    }

    /// Reads a file of the spool: an order only where it is one to the letter, as one that was cut or changed is not.
    public static Found parse(Bytes bytes) {
        var end = 0;
        while (end < bytes.length() && end < LONGEST_HEAD && bytes.at(end) != END_OF_LINE) {
            end++;
        }
        if (end >= bytes.length() || bytes.at(end) != END_OF_LINE) {
            return CHANGED;
        }
        var body = bytes.slice(end + 1);
        var head = JsonReader.canonical(bytes.slice(0, end))
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast);
        if (head.flatMap(it -> number(it, "version")).equals(Optional.of(EARLY_VERSION))) {
            return EARLY;
        }
        return head.filter(it -> it.text(DIGEST)
                        .equals(Optional.of(digest(it.members(), body).text())))
                .flatMap(it -> order(it, body)
                        .map(order -> new SpooledOrder(order, it.text("log"), it.text("meant"), it.text("adder")))
                        .filter(order -> without(it).equals(order.members())))
                .<Found>map(Found.Whole::new)
                .orElse(CHANGED);
    }

    private static SortedMap<String, Json> without(Json.Mapping head) {
        var members = new TreeMap<>(head.members());
        members.remove(DIGEST);
        return members;
    }

    private static Optional<EvidenceOrder> order(Json.Mapping head, Bytes body) {
        var file = number(head, "file").filter(it -> it <= body.length());
        var id = head.text("id").filter(it -> ID.matcher(it).matches());
        var claimed = head.text("claimed").flatMap(Leaf::time);
        var salt = salt(head, "salt");
        var flagsSalt = salt(head, "flagsSalt");
        if (file.isEmpty()
                || id.isEmpty()
                || claimed.isEmpty()
                || salt.isEmpty()
                || flagsSalt.isEmpty()
                || !isNamed(head)
                || !(head.members().get("kept") instanceof Json.Bool(var kept))) {
            return Optional.empty();
        }
        var at = file.get().intValue();
        var hasFlags = head.members().containsKey("flags");
        return Optional.of(new EvidenceOrder(
                        head.text("release").orElseThrow(),
                        head.text("type").orElseThrow(),
                        head.text("artifact"),
                        head.text("in"),
                        head.text("snapshot"),
                        kept,
                        body.slice(0, at),
                        hasFlags ? Optional.of(body.slice(at)) : Optional.empty(),
                        new Stamp(id.get(), claimed.get()),
                        new EvidenceOrder.Salts(salt.get(), flagsSalt.get())))
                .filter(_ -> hasFlags || at == body.length());
    }

    /// Whether names and digests are such as one can ask for.
    private static boolean isNamed(Json.Mapping head) {
        return head.text("release").isPresent()
                && head.text("type").filter(ReleaseNames::isName).isPresent()
                && head.text("in").filter(it -> !ReleaseNames.isName(it)).isEmpty()
                && head.text("snapshot")
                        .filter(it -> Digest.parse(it).isEmpty())
                        .isEmpty();
    }

    private static Optional<Bytes> salt(Json.Mapping head, String name) {
        return head.text(name).filter(it -> SALT.matcher(it).matches()).map(Bytes::hex);
    }

    private static Optional<Long> number(Json.Mapping head, String name) {
        return head.members().get(name) instanceof Json.Numeral(var number) && number >= 0
                ? Optional.of((long) number)
                : Optional.empty();
    }
}

package dev.fairway.engine.release;

import dev.fairway.core.release.Release;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The releases of a log.
public final class Releases {

    public static final String TYPE = "urn:fairway:release:v1";

    private Releases() {}

    /// A release that the log has.
    ///
    /// @param id of its manifest
    /// @param index of the entry that recorded it
    public record Recorded(Digest id, Release release, long index, Instant time, String actor) {

        /// As people say it: `payments@1.4.2`.
        public String name() {
            return release.name();
        }
    }

    /// The stream of a release's own statements.
    static String stream(String name) {
        return "release/" + name;
    }

    /// By `app@version`.
    public static Optional<Recorded> named(Proved log, String name) {
        return log.stream(stream(name)).stream()
                .filter(held -> held.leaf().predicateType().equals(TYPE))
                .flatMap(held -> recorded(log, held).stream())
                .findFirst();
    }

    /// By the id of its manifest.
    public static Optional<Recorded> withId(Proved log, Digest id) {
        return log.about(TYPE, id).stream()
                .flatMap(held -> recorded(log, held).stream())
                .findFirst()
                .flatMap(it -> named(log, it.name()))
                .filter(it -> it.id().equals(id));
    }

    /// All of them, oldest first.
    public static List<Recorded> all(Proved log) {
        var names = new HashSet<String>();
        return log.ofType(TYPE).stream()
                .flatMap(held -> recorded(log, held).stream())
                .filter(it -> names.add(it.name()))
                .toList();
    }

    /// What somebody means by a text: an id, the beginning of one (8 hex digits or more), or `app@version`.
    public static List<Recorded> meant(Proved log, String text) {
        if (text.contains("@")) {
            return named(log, text).stream().toList();
        }
        var digits = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
        if (digits.length() == 64) {
            return Digest.parse("sha256:" + digits).flatMap(id -> withId(log, id)).stream()
                    .toList();
        }
        return digits.matches("[0-9a-f]{8,63}")
                ? all(log).stream()
                        .filter(it -> it.id().hex().startsWith(digits))
                        .toList()
                : List.of();
    }

    /// Why a text means no release.
    public static String notOne(String text, List<Recorded> meant) {
        if (meant.isEmpty() && text.matches("[0-9a-f]{1,7}")) {
            return "the ledger has no release '%s'; of an id 8 digits or more are needed, and a name is app@version"
                    .formatted(text);
        }
        return meant.isEmpty()
                ? "the ledger has no release '%s'; fairway release list shows those that it has".formatted(text)
                : "%d releases have ids that begin with '%s'; write more of it".formatted(meant.size(), text);
    }

    /// What an entry records; nothing where that is no release, or one of another name than it was recorded under,
    /// so that it has no effect (docs/ledger-format.md, 8).
    private static Optional<Recorded> recorded(Proved log, Proved.Held held) {
        var subject = held.fact().statement().subjects().getFirst();
        var manifest = log.blob(subject.digest())
                .orElseThrow(() -> new LedgerStoreException(
                        Code.MALFORMED, "the manifest of entry %d is missing".formatted(held.index())));
        return Manifests.parse(manifest)
                .filter(release -> release.name().equals(subject.name()))
                .map(release -> new Recorded(
                        subject.digest(),
                        release,
                        held.index(),
                        held.leaf().time(),
                        held.leaf().actor()));
    }
}

package dev.fairway.engine.release;

import dev.fairway.connector.Workspace;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.PartChange;
import dev.fairway.core.release.ReleaseComparison;
import dev.fairway.core.release.ReleaseComparison.Inside;
import dev.fairway.core.release.ReleaseComparison.Part;
import dev.fairway.core.release.ReleaseComparison.Recalled;
import dev.fairway.core.release.ReleaseComparison.Side;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.FileComparison;
import dev.fairway.formats.read.Sealing;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.proved.Proved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What differs between two releases: by digest, and inside of what can be opened, by meaning.
///
/// Nothing is taken for a file's content but bytes of the digest that the release names.
public final class ReleaseDiff {

    /// Kinds whose content the log holds, by the digest that the manifest names.
    private static final Set<ComponentKind> OBJECTS = Set.of(ComponentKind.MIGRATIONS, ComponentKind.MODULE);

    /// Bytes of a file of which settings are compared: of each setting much more is held than its bytes.
    static final int LARGEST = 16 << 20;

    private final Releases.Recorded from;
    private final Releases.Recorded to;
    private final Kept kept;
    private final Optional<Workspace> workspace;
    private final Sealing sealing;
    private final List<Gap> gaps = new ArrayList<>();

    private ReleaseDiff(
            Releases.Recorded from, Releases.Recorded to, Kept kept, Optional<Workspace> workspace, Sealing sealing) {
        this.from = from;
        this.to = to;
        this.kept = kept;
        this.workspace = workspace;
        this.sealing = sealing;
    }

    /// What a log says of two releases.
    ///
    /// @param parts blobs that are parts of one of them and not of both
    /// @param recalls those that hold
    public record Kept(Map<Digest, Bytes> parts, Map<Digest, Recalls.Holding> recalls) {
        public Kept {
            parts = new TreeMap<>(parts);
            recalls = new TreeMap<>(recalls);
        }
    }

    public static Kept kept(Proved log, Releases.Recorded from, Releases.Recorded to) {
        var kept = new TreeMap<Digest, Bytes>();
        for (var change : PartChange.between(from.release(), to.release())) {
            for (var digest : List.of(change.from(), change.to())) {
                digest.flatMap(Digest::parse).ifPresent(it -> log.blob(it).ifPresent(content -> kept.put(it, content)));
            }
        }
        return new Kept(kept, Recalls.holding(log, List.of(from, to)));
    }

    /// @param kept what [#kept] found
    /// @param workspace in which the releases' commits may be, where there is one
    public static ReleaseComparison compare(
            Releases.Recorded from, Releases.Recorded to, Kept kept, Optional<Workspace> workspace, Sealing sealing) {
        return new ReleaseDiff(from, to, kept, workspace, sealing).compare();
    }

    private ReleaseComparison compare() {
        var parts = PartChange.between(from.release(), to.release()).stream()
                .map(change -> new Part(change, inside(change)))
                .toList();
        return new ReleaseComparison(side(from), side(to), parts, Gap.byCause(gaps));
    }

    private Side side(Releases.Recorded release) {
        var recall = Optional.ofNullable(kept.recalls().get(release.id())).map(Recalls.Holding::first);
        return new Side(
                release.id().text(),
                release.name(),
                release.release().commit(),
                recall.map(it ->
                        new Recalled(it.time(), it.reason().said(), it.reason().erasedAt())));
    }

    private Inside inside(PartChange change) {
        if (OBJECTS.contains(change.kind())) {
            return objects(change);
        }
        return switch (change.kind()) {
            case CONFIG, FLAGS -> change.isInBoth() ? settings(change) : new Inside.Closed();
            case ARTIFACT, DATA, MIGRATIONS, MODULE -> new Inside.Closed();
        };
    }

    /// Of what only one release has, all of its migrations are new, or gone.
    private Inside objects(PartChange change) {
        var before = object(change, change.from());
        var after = object(change, change.to());
        if (before.isEmpty() || after.isEmpty()) {
            return new Inside.Unread();
        }
        var inside = change.kind() == ComponentKind.MIGRATIONS
                ? PartObjects.migrations(before.get(), after.get())
                : PartObjects.files(before.get(), after.get());
        return inside.orElseGet(() -> {
            gap(change, "the list of its files is in no form that this version knows");
            return new Inside.Unread();
        });
    }

    /// The object that a part is the digest of; empty bytes where the release has no such part.
    private Optional<Bytes> object(PartChange change, Optional<String> digest) {
        if (digest.isEmpty()) {
            return Optional.of(Bytes.of());
        }
        var object = digest.flatMap(Digest::parse).map(kept.parts()::get);
        if (object.isEmpty()) {
            gap(change, "the ledger does not have the list of its files");
        }
        return object;
    }

    private Inside settings(PartChange change) {
        var before = content(change, change.from(), from, to);
        var after = content(change, change.to(), to, from);
        if (before.isEmpty() || after.isEmpty()) {
            return new Inside.Unread();
        }
        var large = Math.max(before.get().length, after.get().length);
        if (large > LARGEST) {
            gap(
                    change,
                    "its %d bytes are more than the %d MiB of a file of which settings are compared"
                            .formatted(large, LARGEST >> 20),
                    "compare the two files themselves");
            return new Inside.Unread();
        }
        var compared = FileComparison.compare(change.name(), before.get(), after.get(), sealing);
        gaps.addAll(compared.gaps());
        return compared.changes().isEmpty()
                        && compared.equal() == 0
                        && !compared.gaps().isEmpty()
                ? new Inside.Unread()
                : new Inside.Settings(compared.changes(), compared.equal());
    }

    private Optional<byte[]> content(
            PartChange change, Optional<String> digest, Releases.Recorded release, Releases.Recorded other) {
        var wanted = digest.flatMap(Digest::parse).orElseThrow();
        var content = Optional.ofNullable(kept.parts().get(wanted))
                .map(Bytes::array)
                .or(() -> workspace.flatMap(it -> Sources.find(
                        it,
                        change.name(),
                        wanted,
                        List.of(release.release().commit(), other.release().commit()))));
        if (content.isEmpty()) {
            gap(
                    change,
                    "its bytes in %s are neither in the ledger nor in this repository%s"
                            .formatted(
                                    release.name(),
                                    release.release().commit().isEmpty() ? ", and it names no commit" : ""),
                    release.release()
                            .commit()
                            .map("run this in a clone that has the commit %s"::formatted)
                            .orElseGet(() -> ("run this where %s lies as it was recorded; release create --commit"
                                            + " says where it is found later")
                                    .formatted(change.name())));
        }
        return content;
    }

    private void gap(PartChange change, String reason) {
        gap(change, reason, "fairway ledger verify says what is missing");
    }

    private void gap(PartChange change, String reason, String remedy) {
        gaps.add(new Gap("%s %s".formatted(change.kind().word(), change.name()), reason, remedy));
    }
}

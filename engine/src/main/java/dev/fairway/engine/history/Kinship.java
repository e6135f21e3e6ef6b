package dev.fairway.engine.history;

import dev.fairway.connector.History;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.ReadResult;
import dev.fairway.core.compare.Leaves;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the file that a new file replaced: one that vanished in the same commit and said the same things, in another
/// format, under another name.
final class Kinship {

    private static final long LARGEST = 2_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_CANDIDATES = 60;
    /// A file that says less than this share of the same things is another file.
    private static final double ENOUGH = 0.5;
    /// A candidate for another environment must be so much more alike.
    private static final double OWN_NAME = 0.25;

    private final History history;
    private final Sealing sealing;
    private final OwnName ownName;

    /// Whether a path names the environment to which a file of today belongs.
    interface OwnName {
        boolean named(String today, String path);
    }

    Kinship(History history, Sealing sealing, OwnName ownName) {
        this.history = history;
        this.sealing = sealing;
        this.ownName = ownName;
    }

    Optional<PathChange> of(String today, PathChange added, List<PathChange> vanished) {
        var candidates = vanished.stream()
                .filter(change -> change.oldBlob() != null && DocumentReader.readable(change.path()))
                .limit(MOST_CANDIDATES)
                .toList();
        if (candidates.isEmpty() || added.newBlob() == null) {
            return Optional.empty();
        }
        var said = said(added, candidates);
        var wanted = said.getOrDefault(added.path(), Set.of());
        Optional<PathChange> best = Optional.empty();
        var most = ENOUGH;
        for (var candidate : candidates) {
            var alike = alike(wanted, said.getOrDefault(candidate.path(), Set.of()));
            var score = alike < ENOUGH ? 0 : alike + (ownName.named(today, candidate.path()) ? OWN_NAME : 0);
            if (score > most) {
                most = score;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    private static double alike(Set<String> left, Set<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        var shared = left.stream().filter(right::contains).count();
        return (double) shared / Math.max(1, Math.min(left.size(), right.size()));
    }

    /// What each file says: last names with their values, wherever they stand.
    private Map<String, Set<String>> said(PathChange added, List<PathChange> candidates) {
        var paths = new HashMap<String, List<String>>();
        var blobs = new ArrayList<String>();
        note(added.path(), added.newBlob(), paths, blobs);
        candidates.forEach(candidate -> note(candidate.path(), candidate.oldBlob(), paths, blobs));
        var said = new HashMap<String, Set<String>>();
        history.blobs().read(blobs.stream().distinct().toList(), LARGEST, PATIENCE, (blob, result) -> {
            if (result instanceof ReadResult.Content(var bytes)) {
                paths.getOrDefault(blob, List.of()).forEach(path -> said.put(path, leaves(path, bytes)));
            }
        });
        return said;
    }

    private static void note(
            String path,
            @org.jspecify.annotations.Nullable String blob,
            Map<String, List<String>> paths,
            List<String> blobs) {
        if (blob != null) {
            paths.computeIfAbsent(blob, _ -> new ArrayList<>()).add(path);
            blobs.add(blob);
        }
    }

    private Set<String> leaves(String path, byte[] bytes) {
        var said = new HashSet<String>();
        for (var document : DocumentReader.read(Source.of(path), bytes, sealing).documents()) {
            Leaves.of(document).forEach((leaf, node) -> said.add(leaf.leafName() + "=" + text(node)));
        }
        return said;
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar(var _, var text, var _) ? text : "";
    }
}

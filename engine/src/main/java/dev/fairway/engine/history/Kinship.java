package dev.fairway.engine.history;

import dev.fairway.connector.History;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.ReadResult;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the file that a new file replaced: one that vanished in the same commit and said the same things, in another
/// format, under another name.
final class Kinship {

    private static final long LARGEST = 2_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_CANDIDATES = 60;
    /// A candidate for another environment must be so much more alike.
    private static final double OWN_NAME = 0.25;

    /// So many contents are remembered: a commit that moves a folder asks about the same ones for each of its files.
    private static final int MOST_REMEMBERED = 4_000;

    private final History history;
    private final Sealing sealing;
    private final OwnName ownName;
    private final Map<String, Set<Integer>> remembered = new HashMap<>();

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
        var most = Likeness.ENOUGH;
        for (var candidate : candidates) {
            var alike = Likeness.between(wanted, said.getOrDefault(candidate.path(), Set.of()));
            var score = alike < Likeness.ENOUGH ? 0 : alike + (ownName.named(today, candidate.path()) ? OWN_NAME : 0);
            if (score > most) {
                most = score;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /// What each file says.
    private Map<String, Set<Integer>> said(PathChange added, List<PathChange> candidates) {
        var said = new HashMap<String, Set<Integer>>();
        var unread = new LinkedHashMap<String, List<String>>();
        note(added.path(), added.newBlob(), said, unread);
        candidates.forEach(candidate -> note(candidate.path(), candidate.oldBlob(), said, unread));
        history.blobs().read(List.copyOf(unread.keySet()), LARGEST, PATIENCE, (blob, result) -> {
            if (result instanceof ReadResult.Content(var bytes)) {
                unread.getOrDefault(blob, List.of()).forEach(path -> said.put(path, read(path, blob, bytes)));
            }
        });
        return said;
    }

    private void note(
            String path, @Nullable String blob, Map<String, Set<Integer>> said, Map<String, List<String>> unread) {
        if (blob == null) {
            return;
        }
        var known = remembered.get(version(path, blob));
        if (known == null) {
            unread.computeIfAbsent(blob, _ -> new ArrayList<>()).add(path);
        } else {
            said.put(path, known);
        }
    }

    private Set<Integer> read(String path, String blob, byte[] bytes) {
        var leaves = Likeness.said(DocumentReader.read(Source.of(path), bytes, sealing));
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(version(path, blob), leaves);
        }
        return leaves;
    }

    /// The path decides how a content is read.
    private static String version(String path, String blob) {
        return blob + ' ' + path;
    }
}

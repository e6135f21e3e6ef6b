package dev.fairway.engine.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.ReadResult;
import dev.fairway.core.compare.KeyMatch;
import dev.fairway.core.compare.Leaves;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.embedded.Embedded;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the commits that took a key out of the files that had it, for a key that no file has any more.
public final class LastSaid {

    private static final long LARGEST = 8_000_000;
    /// So many versions are looked at before asking which files still matter.
    private static final int AT_ONCE = 100;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\{env}|[^\\p{Alnum}_-]+");

    private final KeyMatch key;
    private final Sealing sealing;
    private final byte[] word;
    private final Map<String, Trace> traces = new LinkedHashMap<>();

    private LastSaid(KeyMatch key, Sealing sealing) {
        this.key = key;
        this.sealing = sealing;
        this.word = longestWord(key.path()).getBytes(ISO_8859_1);
    }

    /// @param path of the file that had the key, by the name that it had then
    /// @param commit the one since which it has not
    public record Trace(String path, Commit commit) {}

    /// @param traces newest first, one for each file
    /// @param complete whether every version of the files was looked at
    public record Found(List<Trace> traces, boolean complete) {
        public Found {
            traces = List.copyOf(traces);
        }
    }

    /// @param files by the names that they have today, or had last
    public static Found of(KeyMatch key, Collection<String> files, History history, Sealing sealing, Limits limits) {
        var search = new LastSaid(key, sealing);
        if (search.word.length == 0 || files.isEmpty()) {
            return new Found(List.of(), true);
        }
        var patience = new Patience(limits.time());
        var walk = history.mainline(files, limits);
        var versions = new ArrayList<Version>();
        for (var commit : walk.commits()) {
            for (var change : commit.changes()) {
                var path = change.oldPath() == null ? change.path() : change.oldPath();
                if (change.oldBlob() != null
                        && change.kind() != PathChange.Kind.ADDED
                        && DocumentReader.readable(path)) {
                    versions.add(new Version(path, change.oldBlob(), commit.commit()));
                }
            }
        }
        var all = search.look(versions, history, patience);
        return new Found(List.copyOf(search.traces.values()), all && !walk.truncated());
    }

    /// What a file said before a commit.
    private record Version(String path, String blob, Commit until) {}

    /// Newest first; of each file only until it is found.
    private boolean look(List<Version> versions, History history, Patience patience) {
        for (var from = 0; from < versions.size(); from += AT_ONCE) {
            if (patience.isOver()) {
                return false;
            }
            var wanted = new HashMap<String, List<Version>>();
            for (var version : versions.subList(from, Math.min(versions.size(), from + AT_ONCE))) {
                if (!traces.containsKey(version.path())) {
                    wanted.computeIfAbsent(version.blob(), _ -> new ArrayList<>())
                            .add(version);
                }
            }
            var said = new HashMap<Version, Boolean>();
            history.blobs().read(List.copyOf(wanted.keySet()), LARGEST, patience.left(), (blob, result) -> {
                if (result instanceof ReadResult.Content(var bytes) && mentions(bytes)) {
                    wanted.getOrDefault(blob, List.of())
                            .forEach(version -> said.computeIfAbsent(version, _ -> says(version, bytes)));
                }
            });
            for (var version : versions.subList(from, Math.min(versions.size(), from + AT_ONCE))) {
                if (said.getOrDefault(version, false)) {
                    traces.putIfAbsent(version.path(), new Trace(version.path(), version.until()));
                }
            }
        }
        return true;
    }

    private boolean says(Version version, byte[] bytes) {
        return DocumentReader.read(Source.of(version.path()), bytes, sealing).documents().stream()
                .map(document -> Embedded.expand(document, sealing))
                .anyMatch(document -> Leaves.all(document).keySet().stream().anyMatch(key::matches));
    }

    private boolean mentions(byte[] bytes) {
        for (var at = 0; at <= bytes.length - word.length; at++) {
            if (bytes[at] == word[0] && matches(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] bytes, int at) {
        for (var i = 1; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static String longestWord(String path) {
        var longest = "";
        for (var word : BETWEEN_WORDS.split(path)) {
            longest = word.length() > longest.length() ? word : longest;
        }
        return longest;
    }
}

package dev.fairway.engine.release;

import dev.fairway.connector.FolderContent;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The files of a folder that a release takes as one part (docs/ledger-format.md, 7): all of them, or none.
final class FolderFiles {

    private static final int MOST_FILES = 20_000;

    private FolderFiles() {}

    /// What came of reading.
    sealed interface Reading {

        /// @param files by their names, relative to the folder; at least one
        record Read(SortedMap<String, Held> files) implements Reading {
            public Read {
                files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
            }
        }

        /// @param faults sentences, all that were found
        record Faulty(List<String> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /// One file.
    ///
    /// @param path as the tree spells it, from its top
    /// @param digest of its bytes
    record Held(String path, String digest, boolean executable) {}

    /// The names of a folder, none within another: the ledger's own folder is no part of what it records.
    private static final List<String> STORE = List.of(".fairway", "store");

    /// @param folder from the top, without a slash at its end; empty for the top itself
    /// @param alsoLeftOut which names are no part of it, beside those of a store
    static Reading read(SourceTree tree, String folder, Predicate<String> alsoLeftOut) {
        Predicate<String> leftOut = name -> isBelow(name, STORE) || alsoLeftOut.test(name);
        var content = tree.exactly(folder);
        var faults = new ArrayList<String>();
        for (var problem : content.problems()) {
            if (!leftOut.test(problem.path())) {
                faults.add("%s: %s".formatted(below(folder, problem.path()), problem.reason()));
            }
        }
        var items =
                content.files().stream().filter(it -> !leftOut.test(it.path())).toList();
        if (items.size() > MOST_FILES) {
            faults.add("%s: more than %d files are no part of a release".formatted(shown(folder), MOST_FILES));
            return new Reading.Faulty(faults);
        }
        var files = new TreeMap<String, Held>();
        var names = new HashMap<String, String>();
        for (var item : items) {
            var name = Normalizer.normalize(item.path(), Normalizer.Form.NFC);
            var before = names.put(ReleaseNames.folded(name), item.path());
            if (before != null) {
                faults.add("%s and %s: some file systems take their names for one"
                        .formatted(below(folder, before), below(folder, item.path())));
            } else if (!ReleaseNames.isFile(name)) {
                faults.add("%s: its name has a character that no name of a release's file has"
                        .formatted(below(folder, item.path())));
            } else {
                read(tree, below(folder, item.path()), item, faults, name, files);
            }
        }
        if (items.isEmpty() && faults.isEmpty()) {
            faults.add("%s: there is no file in it".formatted(shown(folder)));
        }
        return faults.isEmpty() ? new Reading.Read(files) : new Reading.Faulty(faults);
    }

    /// Whether a file lies below folders of these names, one in the other, anywhere.
    static boolean isBelow(String name, List<String> folders) {
        var segments = Arrays.asList(name.split("/", -1));
        return Collections.indexOfSubList(segments.subList(0, segments.size() - 1), folders) >= 0;
    }

    /// As people name it.
    static String shown(String folder) {
        return folder.isEmpty() ? "." : folder;
    }

    private static String below(String folder, String name) {
        if (name.isEmpty()) {
            return shown(folder);
        }
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private static void read(
            SourceTree tree,
            String path,
            FolderContent.Item item,
            List<String> faults,
            String name,
            SortedMap<String, Held> files) {
        switch (tree.read(path, ReleaseFiles.LARGEST)) {
            case ReadResult.Content(var bytes) ->
                files.put(name, new Held(path, Digest.of(Bytes.of(bytes)).text(), item.executable()));
            case ReadResult.TooLarge(var size) ->
                faults.add("%s: %d bytes are too many for a file of a release".formatted(path, size));
            case ReadResult.Unreadable(var reason) -> faults.add("%s: %s".formatted(path, reason));
        }
    }
}

package dev.fairway.engine.release;

import dev.fairway.connector.SourceTree;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Modules of infrastructure, as a release holds them: by the digest of a list of all files of a folder
/// (docs/ledger-format.md, 7).
final class Modules {

    /// What Terraform fetches and keeps beside its sources.
    private static final List<String> FETCHED = List.of(".terraform");

    private Modules() {}

    /// What came of listing.
    sealed interface Listing {

        /// @param object whose digest is the component's
        record Listed(Bytes object) implements Listing {}

        record Faulty(List<String> faults) implements Listing {}
    }

    /// @param inGit whether Git says which files there are; else all are its own but those that were fetched
    static Listing list(SourceTree tree, String folder, boolean inGit) {
        return switch (FolderFiles.read(tree, folder, name -> !inGit && FolderFiles.isBelow(name, FETCHED))) {
            case FolderFiles.Reading.Faulty(var faults) -> new Listing.Faulty(faults);
            case FolderFiles.Reading.Read(var files) -> new Listing.Listed(object(files));
        };
    }

    private static Bytes object(Map<String, FolderFiles.Held> files) {
        var listed = new TreeMap<String, Json>();
        files.forEach((name, held) -> listed.put(
                name,
                held.executable()
                        ? Json.Mapping.of(Map.of("digest", Json.of(held.digest()), "executable", new Json.Bool(true)))
                        : Json.of(held.digest())));
        return Json.Mapping.of(Map.of("files", Json.Mapping.of(listed))).canonical();
    }
}

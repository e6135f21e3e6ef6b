package dev.fairway.engine.release;

import dev.fairway.connector.SourceTree;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.Migration;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.Migrations;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Folders of migrations, as a release holds them: by the digest of a list of their files (docs/ledger-format.md, 7).
final class MigrationFolders {

    private MigrationFolders() {}

    /// What came of listing.
    sealed interface Listing {

        /// @param object whose digest is the component's
        record Listed(Bytes object) implements Listing {}

        record Faulty(List<String> faults) implements Listing {}
    }

    /// @param folder from the top, without a slash at its end, empty for the top; of Liquibase also the first change
    /// log of one
    static Listing list(SourceTree tree, MigrationTool tool, String folder, Optional<Compatible> compatible) {
        if (tool == MigrationTool.LIQUIBASE) {
            return ChangeLogFolders.list(tree, folder, compatible);
        }
        return switch (FolderFiles.read(tree, folder, _ -> false)) {
            case FolderFiles.Reading.Faulty(var faults) -> new Listing.Faulty(faults);
            case FolderFiles.Reading.Read(var files) -> listed(tool, folder, files, compatible);
        };
    }

    private static Listing listed(
            MigrationTool tool, String folder, Map<String, FolderFiles.Held> files, Optional<Compatible> compatible) {
        var checksums = new TreeMap<String, String>();
        files.forEach((name, held) -> checksums.put(name, held.digest()));
        return switch (Migrations.of(tool, checksums)) {
            case Migrations.Reading.Listed(var migrations) -> listed(tool, folder, migrations, compatible);
            case Migrations.Reading.Faulty(var wrong) ->
                new Listing.Faulty(wrong.stream()
                        .map(fault -> FolderFiles.shown(folder) + ": " + fault)
                        .toList());
        };
    }

    /// @param migrations in the order of the format
    static Listing listed(
            MigrationTool tool, String folder, List<Migration> migrations, Optional<Compatible> compatible) {
        var faults = compatible.map(range -> range.faults(tool, migrations)).orElse(List.of());
        return faults.isEmpty()
                ? new Listing.Listed(object(tool, migrations, compatible))
                : new Listing.Faulty(faults.stream()
                        .map(fault -> FolderFiles.shown(folder) + ": " + fault)
                        .toList());
    }

    private static Bytes object(MigrationTool tool, List<Migration> migrations, Optional<Compatible> compatible) {
        var items = new ArrayList<Json>();
        for (var migration : migrations) {
            var item = new TreeMap<String, Json>(Map.of(
                    "checksum", Json.of(migration.checksum()),
                    "file", Json.of(migration.file()),
                    "kind", Json.of(migration.kind().word())));
            migration.version().ifPresent(version -> item.put("version", Json.of(version)));
            items.add(Json.Mapping.of(item));
        }
        var members =
                new TreeMap<String, Json>(Map.of("migrations", new Json.Listing(items), "tool", Json.of(tool.word())));
        compatible.ifPresent(range -> members.put(
                "compatible", Json.Mapping.of(Map.of("from", Json.of(range.from()), "to", Json.of(range.to())))));
        return Json.Mapping.of(members).canonical();
    }
}

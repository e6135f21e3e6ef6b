package dev.fairway.engine.release;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.release.Migration;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.Migrations;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.json.Json;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Folders of migrations, as a release holds them: by the digest of a list of their files (docs/ledger-format.md, 7).
final class MigrationFolders {

    /// Bytes of one file.
    private static final long LARGEST = 16L << 20;

    private static final int MOST_FILES = 20_000;

    private MigrationFolders() {}

    /// What came of listing.
    sealed interface Listing {

        /// @param object whose digest is the component's
        record Listed(Bytes object) implements Listing {}

        record Faulty(List<String> faults) implements Listing {}
    }

    /// @param folder from the top, without a slash at its end
    static Listing list(SourceTree tree, MigrationTool tool, String folder) {
        if (tool == MigrationTool.LIQUIBASE) {
            return new Listing.Faulty(List.of(
                    folder + ": the order of Liquibase's change sets is in its change logs, which are not read yet"));
        }
        var faults = new ArrayList<String>();
        var listed = tree.list();
        listed.problems().stream()
                .filter(problem -> isBelow(folder, problem.path()))
                .forEach(problem -> faults.add("%s: %s".formatted(problem.path(), problem.reason())));
        var checksums = new TreeMap<String, String>();
        for (var file : listed.files()) {
            if (isBelow(folder, file.path())) {
                read(tree, file, file.path().substring(folder.length() + 1), checksums, faults);
            }
        }
        faults.addAll(alike(folder, checksums));
        if (checksums.size() > MOST_FILES) {
            faults.add("%s: more than %d files are no folder of migrations".formatted(folder, MOST_FILES));
        }
        if (!faults.isEmpty()) {
            return new Listing.Faulty(faults);
        }
        return switch (Migrations.of(tool, checksums)) {
            case Migrations.Reading.Listed(var migrations) -> new Listing.Listed(object(tool, migrations));
            case Migrations.Reading.Faulty(var wrong) ->
                new Listing.Faulty(
                        wrong.stream().map(fault -> folder + ": " + fault).toList());
        };
    }

    private static boolean isBelow(String folder, String path) {
        return path.startsWith(folder + "/");
    }

    private static void read(
            SourceTree tree, FileEntry file, String name, Map<String, String> checksums, List<String> faults) {
        if (file.kind() == FileEntry.Kind.LINK) {
            faults.add("%s: a symbolic link is no content".formatted(file.path()));
            return;
        }
        switch (tree.read(file.path(), LARGEST)) {
            case ReadResult.Content(var bytes) ->
                checksums.put(
                        Normalizer.normalize(name, Normalizer.Form.NFC),
                        Digest.of(Bytes.of(bytes)).text());
            case ReadResult.TooLarge(var size) ->
                faults.add("%s: %d bytes are too many for a migration".formatted(file.path(), size));
            case ReadResult.Unreadable(var reason) -> faults.add("%s: %s".formatted(file.path(), reason));
        }
    }

    /// Names that some file systems take for one.
    private static List<String> alike(String folder, Map<String, String> checksums) {
        var seen = new TreeSet<String>();
        return checksums.keySet().stream()
                .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
                .map(name -> "%s/%s: another file differs from it in the case of letters only".formatted(folder, name))
                .toList();
    }

    private static Bytes object(MigrationTool tool, List<Migration> migrations) {
        var items = new ArrayList<Json>();
        for (var migration : migrations) {
            var item = new TreeMap<String, Json>(Map.of(
                    "checksum", Json.of(migration.checksum()),
                    "file", Json.of(migration.file()),
                    "kind", Json.of(migration.kind().word())));
            migration.version().ifPresent(version -> item.put("version", Json.of(version)));
            items.add(Json.Mapping.of(item));
        }
        return Json.Mapping.of(Map.of("migrations", new Json.Listing(items), "tool", Json.of(tool.word())))
                .canonical();
    }
}

package dev.fairway.engine.release;

import dev.fairway.core.release.Migration;
import dev.fairway.core.release.Migration.Kind;
import dev.fairway.core.release.MigrationChanges;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.ReleaseComparison.FileChange;
import dev.fairway.core.release.ReleaseComparison.FileChange.What;
import dev.fairway.core.release.ReleaseComparison.Inside;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The objects that parts of releases are the digests of (docs/ledger-format.md, 7): what a log says of folders.
final class PartObjects {

    private PartObjects() {}

    /// A folder of migrations.
    record Folder(MigrationTool tool, List<Migration> migrations) {}

    /// One file of a module.
    private record ModuleFile(String digest, boolean executable) {}

    /// What differs between two folders of migrations; empty bytes are none at all. Nothing where one is not read.
    static Optional<Inside> migrations(Bytes before, Bytes after) {
        var old = folder(before);
        var now = folder(after);
        if ((old.isEmpty() && before.length() > 0) || (now.isEmpty() && after.length() > 0)) {
            return Optional.empty();
        }
        var tools = Stream.of(old, now)
                .flatMap(Optional::stream)
                .map(Folder::tool)
                .distinct()
                .toList();
        return Optional.of(new Inside.MigrationFiles(
                tools.stream().map(MigrationTool::word).toList(),
                MigrationChanges.between(
                        tools.size() == 1 ? Optional.of(tools.getFirst()) : Optional.empty(),
                        old.map(Folder::migrations).orElse(List.of()),
                        now.map(Folder::migrations).orElse(List.of())),
                MigrationLook.compatible(before),
                MigrationLook.compatible(after)));
    }

    static Optional<Folder> folder(Bytes object) {
        return JsonReader.canonical(object)
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .flatMap(json -> json.text("tool")
                        .flatMap(MigrationTool::parse)
                        .flatMap(tool -> migrations(json).map(migrations -> new Folder(tool, migrations))));
    }

    private static Optional<List<Migration>> migrations(Json.Mapping json) {
        if (!(json.members().get("migrations") instanceof Json.Listing(var items))) {
            return Optional.empty();
        }
        var migrations = new ArrayList<Migration>();
        for (var item : items) {
            var migration = item instanceof Json.Mapping mapping ? migration(mapping) : Optional.<Migration>empty();
            if (migration.isEmpty()) {
                return Optional.empty();
            }
            migrations.add(migration.get());
        }
        return Optional.of(migrations);
    }

    private static Optional<Migration> migration(Json.Mapping item) {
        var kind = item.text("kind")
                .flatMap(word -> Arrays.stream(Kind.values())
                        .filter(it -> it.word().equals(word))
                        .findFirst());
        try {
            return kind.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Migration(
                            item.text("file").orElse(""),
                            kind.get(),
                            item.text("version"),
                            item.text("checksum").orElse("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// What differs between two modules, file by file; empty bytes are none at all.
    static Optional<Inside> files(Bytes before, Bytes after) {
        var old = moduleFiles(before);
        var now = moduleFiles(after);
        if (old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        var names = new TreeSet<>(old.get().keySet());
        names.addAll(now.get().keySet());
        var changes = new ArrayList<FileChange>();
        for (var name : names) {
            what(
                            Optional.ofNullable(old.get().get(name)),
                            Optional.ofNullable(now.get().get(name)))
                    .ifPresent(what -> changes.add(new FileChange(name, what)));
        }
        return Optional.of(new Inside.Files(changes));
    }

    private static Optional<What> what(Optional<ModuleFile> before, Optional<ModuleFile> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (before.isEmpty()) {
            return Optional.of(What.ADDED);
        }
        if (after.isEmpty()) {
            return Optional.of(What.REMOVED);
        }
        if (!before.get().digest().equals(after.get().digest())) {
            return Optional.of(What.CHANGED);
        }
        return Optional.of(after.get().executable() ? What.MADE_EXECUTABLE : What.MADE_PLAIN);
    }

    private static Optional<Map<String, ModuleFile>> moduleFiles(Bytes object) {
        if (object.length() == 0) {
            return Optional.of(Map.of());
        }
        if (!(JsonReader.canonical(object).orElse(new Json.Null()) instanceof Json.Mapping json)
                || !(json.members().get("files") instanceof Json.Mapping(var members))) {
            return Optional.empty();
        }
        var files = new TreeMap<String, ModuleFile>();
        for (var entry : members.entrySet()) {
            var digest = switch (entry.getValue()) {
                case Json.Text(var text) -> Optional.of(text);
                case Json.Mapping mapping -> mapping.text("digest");
                case Json.Numeral _, Json.Bool _, Json.Null _, Json.Listing _ -> Optional.<String>empty();
            };
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            files.put(entry.getKey(), new ModuleFile(digest.get(), entry.getValue() instanceof Json.Mapping));
        }
        return Optional.of(files);
    }
}

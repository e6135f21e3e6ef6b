package dev.fairway.core.release;

import dev.fairway.core.release.Migration.Kind;
import dev.fairway.core.release.MigrationChange.What;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What differs between two lists of migrations: of the same tool by version, else by file.
public final class MigrationChanges {

    private MigrationChanges() {}

    /// In the order of the second list; what that has no more is at the end.
    ///
    /// @param tool of both lists; of different tools nothing but files can be compared
    public static List<MigrationChange> between(
            Optional<MigrationTool> tool, List<Migration> before, List<Migration> after) {
        var old = byIdentity(tool, before);
        var now = byIdentity(tool, after);
        var moved = moved(versioned(old), versioned(now));
        var last = lastKnown(versioned(old).keySet(), versioned(now));
        var changes = new ArrayList<MigrationChange>();
        var position = 0;
        for (var entry : now.entrySet()) {
            var migration = entry.getValue();
            var known = old.get(entry.getKey());
            if (known == null) {
                var late = migration.kind() == Kind.VERSIONED && position < last;
                changes.add(change(late ? What.INSERTED : What.ADDED, migration, Optional.empty()));
            } else {
                what(known, migration, moved.contains(entry.getKey()))
                        .ifPresent(what -> changes.add(change(
                                what,
                                migration,
                                Optional.of(known.file()).filter(file -> !file.equals(migration.file())))));
            }
            position++;
        }
        old.forEach((identity, migration) -> {
            if (!now.containsKey(identity)) {
                changes.add(change(What.REMOVED, migration, Optional.empty()));
            }
        });
        return changes;
    }

    private static MigrationChange change(What what, Migration migration, Optional<String> before) {
        return new MigrationChange(what, migration.kind(), migration.file(), migration.version(), before);
    }

    private static Optional<What> what(Migration known, Migration migration, boolean moved) {
        if (!known.checksum().equals(migration.checksum())) {
            return Optional.of(What.CHANGED);
        }
        if (!known.file().equals(migration.file())) {
            return Optional.of(What.RENAMED);
        }
        return moved ? Optional.of(What.MOVED) : Optional.empty();
    }

    private static Map<String, Migration> byIdentity(Optional<MigrationTool> tool, List<Migration> migrations) {
        var byVersion = tool.filter(it -> it == MigrationTool.FLYWAY || it == MigrationTool.GOLANG_MIGRATE);
        var found = new LinkedHashMap<String, Migration>();
        for (var migration : migrations) {
            var version = byVersion.isEmpty() ? Optional.<String>empty() : migration.version();
            found.put(
                    version.map(_ -> "%s version %s".formatted(migration.kind(), Migrations.parts(migration)))
                            .orElseGet(() -> "%s file %s".formatted(migration.kind(), migration.file())),
                    migration);
        }
        return found;
    }

    private static Map<String, Migration> versioned(Map<String, Migration> migrations) {
        var found = new LinkedHashMap<String, Migration>();
        migrations.forEach((identity, migration) -> {
            if (migration.kind() == Kind.VERSIONED) {
                found.put(identity, migration);
            }
        });
        return found;
    }

    /// The position of the last one that was there before.
    private static int lastKnown(Set<String> old, Map<String, Migration> now) {
        var identities = List.copyOf(now.keySet());
        for (var position = identities.size() - 1; position >= 0; position--) {
            if (old.contains(identities.get(position))) {
                return position;
            }
        }
        return -1;
    }

    /// Those that do not stand in the order in which they stood: all but the longest row that does.
    private static Set<String> moved(Map<String, Migration> old, Map<String, Migration> now) {
        var places = new HashMap<String, Integer>();
        old.keySet().forEach(identity -> places.put(identity, places.size()));
        var shared = now.keySet().stream().filter(old::containsKey).toList();
        var order = new int[shared.size()];
        for (var i = 0; i < order.length; i++) {
            order[i] = places.getOrDefault(shared.get(i), 0);
        }
        var kept = new HashSet<Integer>();
        for (var index : rising(order)) {
            kept.add(index);
        }
        var moved = new TreeSet<String>();
        for (var i = 0; i < order.length; i++) {
            if (!kept.contains(i)) {
                moved.add(shared.get(i));
            }
        }
        return moved;
    }

    /// The indexes of a longest row of rising numbers, by the ends of the rows of each length.
    private static List<Integer> rising(int[] numbers) {
        var ends = new int[numbers.length];
        var before = new int[numbers.length];
        var length = 0;
        for (var i = 0; i < numbers.length; i++) {
            var at = 0;
            var to = length;
            while (at < to) {
                var middle = (at + to) >>> 1;
                if (numbers[ends[middle]] < numbers[i]) {
                    at = middle + 1;
                } else {
                    to = middle;
                }
            }
            before[i] = at == 0 ? -1 : ends[at - 1];
            ends[at] = i;
            length = Math.max(length, at + 1);
        }
        var row = new Integer[length];
        for (int i = length - 1, at = length == 0 ? -1 : ends[length - 1]; i >= 0; i--, at = before[at]) {
            row[i] = at;
        }
        return Arrays.asList(row);
    }
}

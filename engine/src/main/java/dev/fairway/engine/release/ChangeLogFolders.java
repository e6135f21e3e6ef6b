package dev.fairway.engine.release;

import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.release.ChangeLog;
import dev.fairway.core.release.ChangeLogOrder;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.Migrations;
import dev.fairway.engine.release.MigrationFolders.Listing;
import dev.fairway.formats.liquibase.ChangeLogReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Folders of Liquibase's change logs: the files are run as the logs list them.
final class ChangeLogFolders {

    private static final Pattern CHANGE_LOG = Pattern.compile("(?:(.+)/)?([^/]+\\.(?:xml|yaml|yml|json|sql))");

    private ChangeLogFolders() {}

    /// @param given a folder, or the first change log of one
    static Listing list(SourceTree tree, String given, Optional<Compatible> compatible) {
        var named = CHANGE_LOG.matcher(given);
        var isFile = named.matches() && tree.read(given, ReleaseFiles.LARGEST) instanceof ReadResult.Content;
        var folder = isFile ? Optional.ofNullable(named.group(1)).orElse("") : given;
        var first = isFile ? Optional.of(named.group(2)) : Optional.<String>empty();
        return switch (FolderFiles.read(tree, folder, _ -> false)) {
            case FolderFiles.Reading.Faulty(var faults) -> new Listing.Faulty(faults);
            case FolderFiles.Reading.Read(var files) -> ordered(tree, folder, first, files, compatible);
        };
    }

    private static Listing ordered(
            SourceTree tree,
            String folder,
            Optional<String> first,
            SortedMap<String, FolderFiles.Held> files,
            Optional<Compatible> compatible) {
        var order =
                ChangeLogOrder.of(folder, new TreeSet<>(files.keySet()), first, file -> read(tree, files.get(file)));
        return switch (order) {
            case ChangeLogOrder.Outcome.Faulty(var faults) -> new Listing.Faulty(faults);
            case ChangeLogOrder.Outcome.Ordered(var run) ->
                run.isEmpty()
                        ? new Listing.Faulty(
                                List.of(FolderFiles.shown(folder) + ": its change logs have no change set"))
                        : MigrationFolders.listed(
                                MigrationTool.LIQUIBASE, folder, Migrations.inOrder(run, checksums(files)), compatible);
        };
    }

    private static ChangeLog.Reading read(SourceTree tree, FolderFiles.@Nullable Held held) {
        if (held == null) {
            return new ChangeLog.Reading.Other();
        }
        return switch (tree.read(held.path(), ReleaseFiles.LARGEST)) {
            case ReadResult.Content(var bytes) -> ChangeLogReader.read(held.path(), bytes);
            case ReadResult.TooLarge _ -> new ChangeLog.Reading.Faulty(0, "is too large");
            case ReadResult.Unreadable(var reason) -> new ChangeLog.Reading.Faulty(0, reason);
        };
    }

    private static SortedMap<String, String> checksums(SortedMap<String, FolderFiles.Held> files) {
        var checksums = new TreeMap<String, String>();
        files.forEach((name, held) -> checksums.put(name, held.digest()));
        return checksums;
    }
}

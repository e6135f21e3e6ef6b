package dev.fairway.engine.release;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.History;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Workspace;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.core.secret.SecretRule;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The files that a release names: as they are at its commit, or as they lie there.
public final class ReleaseFiles {

    /// Bytes of one file: larger ones are no configuration.
    static final long LARGEST = 64L << 20;

    private static final String HEAD = "HEAD";
    private static final String GIT = ".git";

    private ReleaseFiles() {}

    /// A file that somebody named.
    ///
    /// @param file absolute, or relative to the working directory, whose files lie in the workspace
    /// @param typed the same as somebody wrote it
    public record Wanted(ComponentKind kind, Path file, String typed) {}

    /// A folder that somebody named, as one part; where it lies is told as for the file of [Wanted].
    public sealed interface WantedFolder {

        String name();

        Path folder();

        /// The folder as somebody wrote it.
        String typed();

        /// @param compatible versions that the application can run on, where somebody states them
        record OfMigrations(String name, MigrationTool tool, Path folder, String typed, Optional<Compatible> compatible)
                implements WantedFolder {}

        record OfModule(String name, Path folder, String typed) implements WantedFolder {}
    }

    /// What was found.
    ///
    /// @param objects that components are the digests of
    /// @param commit in full, where one was named
    public record Found(
            List<Component> components, List<Bytes> objects, Optional<String> commit, List<String> mistakes) {

        public Found {
            components = List.copyOf(components);
            objects = List.copyOf(objects);
            mistakes = List.copyOf(mistakes);
        }
    }

    /// @param workspace a repository's top folder, or a plain one
    /// @param commit as somebody named it
    public static Found find(
            Workspace workspace, List<Wanted> wanted, List<WantedFolder> folders, Optional<String> commit) {
        var mistakes = new ArrayList<String>();
        var resolved = commit.flatMap(name -> workspace.history().flatMap(history -> history.resolve(name)));
        if (commit.isPresent() && resolved.isEmpty()) {
            mistakes.add(
                    SecretRule.holdsToken(commit.get())
                            ? "--commit: there is no such commit here"
                            : "--commit %s: there is no such commit here".formatted(commit.get()));
            return new Found(List.of(), List.of(), commit, mistakes);
        }
        var id = resolved.map(it -> it.id());
        var tree = id.flatMap(it -> workspace.history().map((History history) -> history.at(it)))
                .orElse(workspace.tree());
        var isLink = links(workspace, tree, id);
        var components = new ArrayList<Component>();
        for (var one : wanted) {
            var name = name(workspace.root(), one.file());
            if (!ReleaseNames.isFile(name)) {
                mistakes.add(unfit(workspace.root(), one.file(), one.typed(), "files"));
            } else if (isLink.test(name)) {
                mistakes.add("%s: a symbolic link is no content; name the file that it leads to".formatted(name));
            } else {
                read(tree, one.kind(), name, id, components, mistakes);
            }
        }
        var objects = new ArrayList<Bytes>();
        for (var one : folders) {
            var folder = name(workspace.root(), one.folder());
            if (List.of(folder.split("/")).contains(GIT)) {
                mistakes.add("%s: what is in %s is Git's own, and no part of a release".formatted(folder, GIT));
            } else if (folder.isEmpty() || ReleaseNames.isFile(folder)) {
                list(workspace, tree, one, folder, components, objects, mistakes);
            } else {
                mistakes.add(unfit(workspace.root(), one.folder(), one.typed(), "folders"));
            }
        }
        return new Found(components, objects, id, mistakes);
    }

    /// What lies there otherwise than the newest commit has it, as people name parts; nothing without a commit.
    ///
    /// @param found without a commit
    public static List<String> uncommitted(
            Workspace workspace, List<Wanted> wanted, List<WantedFolder> folders, Found found) {
        if (workspace.history().flatMap(history -> history.resolve(HEAD)).isEmpty()) {
            return List.of();
        }
        var committed = find(workspace, wanted, folders, Optional.of(HEAD)).components();
        return found.components().stream()
                .filter(it -> !committed.contains(it))
                .map(it -> "%s %s".formatted(it.kind().word(), it.name()))
                .toList();
    }

    /// Why a path is no name that a release may have.
    private static String unfit(Path root, Path path, String typed, String what) {
        if (name(root, path).isEmpty()) {
            return "%s: a release names %s below %s, and not all of it".formatted(typed, what, root);
        }
        return path.toAbsolutePath().normalize().startsWith(root)
                ? "%s: its name has a character that no name of a release's file has".formatted(typed)
                : "%s: a release names %s below %s".formatted(typed, what, root);
    }

    private static void list(
            Workspace workspace,
            SourceTree tree,
            WantedFolder wanted,
            String folder,
            List<Component> components,
            List<Bytes> objects,
            List<String> mistakes) {
        switch (wanted) {
            case WantedFolder.OfMigrations(var name, var tool, var _, var _, var compatible) -> {
                switch (MigrationFolders.list(tree, tool, folder, compatible)) {
                    case MigrationFolders.Listing.Faulty(var faults) -> mistakes.addAll(faults);
                    case MigrationFolders.Listing.Listed(var object) ->
                        add(ComponentKind.MIGRATIONS, name, object, components, objects);
                }
            }
            case WantedFolder.OfModule(var name, var _, var _) -> {
                switch (Modules.list(tree, folder, workspace.history().isPresent())) {
                    case Modules.Listing.Faulty(var faults) -> mistakes.addAll(faults);
                    case Modules.Listing.Listed(var object) ->
                        add(ComponentKind.MODULE, name, object, components, objects);
                }
            }
        }
    }

    private static void add(
            ComponentKind kind, String name, Bytes object, List<Component> components, List<Bytes> objects) {
        objects.add(object);
        components.add(new Component(kind, name, Digest.of(object).text()));
    }

    private static void read(
            SourceTree tree,
            ComponentKind kind,
            String name,
            Optional<String> commit,
            List<Component> components,
            List<String> mistakes) {
        switch (tree.read(name, LARGEST)) {
            case ReadResult.Content(var bytes) ->
                components.add(new Component(
                        kind,
                        Normalizer.normalize(name, Normalizer.Form.NFC),
                        Digest.of(Bytes.of(bytes)).text()));
            case ReadResult.TooLarge(var size) ->
                mistakes.add("%s: %d bytes are too many for a file of a release".formatted(name, size));
            case ReadResult.Unreadable(var reason) ->
                mistakes.add("%s: %s%s"
                        .formatted(
                                name,
                                reason,
                                commit.map(it -> " at commit " + it).orElse("")));
        }
    }

    private static Predicate<String> links(Workspace workspace, SourceTree tree, Optional<String> commit) {
        if (commit.isEmpty()) {
            return name -> Files.isSymbolicLink(workspace.root().resolve(name));
        }
        Set<String> links = tree.list().files().stream()
                .filter(file -> file.kind() == FileEntry.Kind.LINK)
                .map(FileEntry::path)
                .collect(Collectors.toSet());
        return links::contains;
    }

    /// From the top folder, with `/`; a path that leads out of it is no name.
    static String name(Path root, Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString().replace(File.separatorChar, '/');
    }
}

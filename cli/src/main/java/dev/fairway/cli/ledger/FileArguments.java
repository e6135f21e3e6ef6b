package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.ReleaseFiles.Wanted;
import dev.fairway.engine.release.ReleaseFiles.WantedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files and folders that a release takes, as the options of `release create` and a release's file name them.
/// Nothing is read here.
///
/// @param files of configuration and flags
/// @param folders of migrations and modules
record FileArguments(List<Wanted> files, List<WantedFolder> folders) {

    private static final Pattern MIGRATIONS = Pattern.compile("([^=]{1,200})=([a-z-]{1,40}):(.+)");
    private static final Pattern COMPATIBLE = Pattern.compile("([^=]{1,200})=(.{1,100})\\.\\.(.{1,100})");

    FileArguments {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
    }

    boolean isEmpty() {
        return files.isEmpty() && folders.isEmpty();
    }

    /// @param mistakes receives what is wrong with them
    static FileArguments of(Invocation invocation, GivenReleaseFile file, List<String> mistakes) {
        var ranges = ranges(values(invocation, "--compatible"), mistakes);
        var folders = migrations(invocation, ranges, mistakes);
        folders.addAll(modules(invocation, mistakes));
        foldersOfFile(file, ranges, folders);
        for (var name : ranges.keySet()) {
            if (folders.stream()
                    .noneMatch(it ->
                            it instanceof WantedFolder.OfMigrations && it.name().equals(name))) {
                mistakes.add("--compatible %s: this release has no migrations of this name".formatted(name));
            }
        }
        return new FileArguments(files(invocation, file), folders);
    }

    private static List<Wanted> files(Invocation invocation, GivenReleaseFile file) {
        var directory = invocation.surroundings().directory();
        var given = new ArrayList<Wanted>();
        values(invocation, "--config")
                .forEach(name -> given.add(new Wanted(ComponentKind.CONFIG, directory.resolve(name), name)));
        values(invocation, "--flags")
                .forEach(name -> given.add(new Wanted(ComponentKind.FLAGS, directory.resolve(name), name)));
        file.file()
                .config()
                .forEach(name -> addOnce(
                        given, new Wanted(ComponentKind.CONFIG, file.folder().resolve(name), name)));
        file.file()
                .flags()
                .forEach(name -> addOnce(
                        given, new Wanted(ComponentKind.FLAGS, file.folder().resolve(name), name)));
        return given;
    }

    private static void addOnce(List<Wanted> given, Wanted wanted) {
        if (given.stream()
                .noneMatch(it -> it.kind() == wanted.kind() && plain(it.file()).equals(plain(wanted.file())))) {
            given.add(wanted);
        }
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /// `NAME=TOOL:FOLDER`.
    private static List<WantedFolder> migrations(
            Invocation invocation, SortedMap<String, Compatible> ranges, List<String> mistakes) {
        var wanted = new ArrayList<WantedFolder>();
        for (var text : values(invocation, "--migrations")) {
            var match = MIGRATIONS.matcher(text);
            var tool = match.matches() ? MigrationTool.parse(match.group(2)) : Optional.<MigrationTool>empty();
            if (tool.isEmpty() || !ReleaseNames.isName(match.group(1))) {
                mistakes.add("--migrations takes NAME=TOOL:FOLDER with flyway, golang-migrate, liquibase or sql"
                        + Typed.instead(text));
            } else {
                wanted.add(new WantedFolder.OfMigrations(
                        match.group(1),
                        tool.get(),
                        invocation.surroundings().directory().resolve(match.group(3)),
                        match.group(3),
                        Optional.ofNullable(ranges.get(match.group(1)))));
            }
        }
        return wanted;
    }

    /// `NAME=FROM..TO`.
    private static SortedMap<String, Compatible> ranges(List<String> texts, List<String> mistakes) {
        var ranges = new TreeMap<String, Compatible>();
        for (var text : texts) {
            var match = COMPATIBLE.matcher(text);
            if (!match.matches()
                    || !ReleaseNames.isVersion(match.group(2))
                    || !ReleaseNames.isVersion(match.group(3))) {
                mistakes.add("--compatible takes NAME=FROM..TO with two versions" + Typed.instead(text));
            } else if (ranges.put(match.group(1), new Compatible(match.group(2), match.group(3))) != null) {
                mistakes.add("--compatible %s is there twice".formatted(match.group(1)));
            }
        }
        return ranges;
    }

    /// `NAME=FOLDER`.
    private static List<WantedFolder> modules(Invocation invocation, List<String> mistakes) {
        var wanted = new ArrayList<WantedFolder>();
        for (var text : values(invocation, "--module")) {
            var name = text.substring(0, Math.max(0, text.indexOf('=')));
            var folder = text.substring(text.indexOf('=') + 1);
            if (!ReleaseNames.isName(name) || folder.isEmpty()) {
                mistakes.add("--module takes NAME=FOLDER" + Typed.instead(text));
            } else {
                wanted.add(new WantedFolder.OfModule(
                        name, invocation.surroundings().directory().resolve(folder), folder));
            }
        }
        return wanted;
    }

    /// Those of the file that no option has replaced.
    private static void foldersOfFile(
            GivenReleaseFile given, SortedMap<String, Compatible> ranges, List<WantedFolder> folders) {
        var named = folders.stream().map(it -> it.getClass() + it.name()).collect(Collectors.toSet());
        var more = new ArrayList<WantedFolder>();
        given.file()
                .migrations()
                .forEach((name, it) -> more.add(new WantedFolder.OfMigrations(
                        name,
                        it.tool(),
                        given.folder().resolve(it.folder()),
                        it.folder(),
                        Optional.ofNullable(ranges.get(name)).or(it::compatible))));
        given.file()
                .modules()
                .forEach((name, folder) ->
                        more.add(new WantedFolder.OfModule(name, given.folder().resolve(folder), folder)));
        more.stream().filter(it -> !named.contains(it.getClass() + it.name())).forEach(folders::add);
    }

    private static List<String> values(Invocation invocation, String option) {
        return invocation.arguments().matchedOptionValue(option, List.of());
    }
}

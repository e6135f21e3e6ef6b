package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.ConnectorException;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.Release;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.ReleaseFiles;
import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the options of `release create` say a release is made of.
final class ReleaseArguments {

    private static final Pattern MIGRATIONS = Pattern.compile("([^=]{1,200})=([a-z-]{1,40}):(.+)");

    private final Invocation invocation;
    private final List<String> mistakes = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Bytes> objects = new ArrayList<>();

    ReleaseArguments(Invocation invocation) {
        this.invocation = invocation;
    }

    /// What came of reading.
    sealed interface Reading {
        /// @param objects that components are the digests of
        record Read(Release release, List<Bytes> objects) implements Reading {}

        record Mistaken(List<String> mistakes) implements Reading {}
    }

    Reading read() {
        var app = value("--app");
        var version = value("--version");
        var commit = Optional.of(value("--commit")).filter(it -> !it.isEmpty());
        var supersedes = Optional.of(value("--supersedes")).filter(it -> !it.isEmpty());
        if (!ReleaseNames.isName(app)) {
            mistakes.add(
                    app.isEmpty()
                            ? "--app is needed"
                            : "--app takes a-z, 0-9, '.', '_' and '-', not '%s'".formatted(app));
        }
        if (!ReleaseNames.isVersion(version)) {
            mistakes.add(
                    version.isEmpty()
                            ? "--version is needed"
                            : "--version takes letters, digits, '.', '_', '+' and '-', not '%s'".formatted(version));
        }
        if (supersedes.filter(it -> !ReleaseNames.isDigest(it)).isPresent()) {
            mistakes.add("--supersedes takes the id of a release, sha256: and 64 hex digits");
        }
        values("--artifact").forEach(text -> named(ComponentKind.ARTIFACT, "--artifact", text));
        values("--data").forEach(text -> named(ComponentKind.DATA, "--data", text));
        var resolved = files(commit);
        if (components.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(
                    "a release has at least one part: --artifact, --migrations, --module, --config, --flags or --data");
        }
        twice();
        return mistakes.isEmpty()
                ? new Reading.Read(new Release(app, version, components, resolved, supersedes), objects)
                : new Reading.Mistaken(mistakes);
    }

    /// `NAME=DIGEST`, or `NAME=` and something that ends in `@DIGEST`.
    private void named(ComponentKind kind, String option, String text) {
        var name = text.substring(0, Math.max(0, text.indexOf('=')));
        var reference = text.substring(text.indexOf('=') + 1);
        var digest = reference.substring(reference.lastIndexOf('@') + 1);
        if (!ReleaseNames.isName(name)) {
            mistakes.add(
                    "%s takes NAME=REF with a name of a-z, 0-9, '.', '_' and '-', not '%s'".formatted(option, text));
        } else if (!ReleaseNames.isDigest(digest)) {
            mistakes.add("%s %s: name it by its digest, as in %s=…@sha256:… (a tag can be moved)"
                    .formatted(option, name, name));
        } else {
            components.add(new Component(kind, name, digest));
        }
    }

    /// The files of the release; the commit as the repository knows it.
    private Optional<String> files(Optional<String> commit) {
        var given = new ArrayList<ReleaseFiles.Wanted>();
        values("--config").forEach(file -> given.add(wanted(ComponentKind.CONFIG, file)));
        values("--flags").forEach(file -> given.add(wanted(ComponentKind.FLAGS, file)));
        var folders = migrations();
        folders.addAll(modules());
        if (given.isEmpty()
                && folders.isEmpty()
                && (commit.isEmpty() || commit.filter(ReleaseNames::isCommit).isPresent())) {
            return commit;
        }
        return switch (Opened.top(invocation.surroundings())) {
            case Opened.Outcome.Closed(var reason) -> {
                mistakes.add(reason);
                yield commit;
            }
            case Opened.Outcome.Open(var opened) -> {
                try (opened) {
                    var found = ReleaseFiles.find(opened.workspace(), given, folders, commit);
                    mistakes.addAll(found.mistakes());
                    components.addAll(found.components());
                    objects.addAll(found.objects());
                    yield found.commit();
                } catch (ConnectorException e) {
                    mistakes.add(String.valueOf(e.getMessage()));
                    yield commit;
                }
            }
        };
    }

    /// `NAME=TOOL:FOLDER`.
    private List<ReleaseFiles.WantedFolder> migrations() {
        var wanted = new ArrayList<ReleaseFiles.WantedFolder>();
        for (var text : values("--migrations")) {
            var match = MIGRATIONS.matcher(text);
            var tool = match.matches() ? MigrationTool.parse(match.group(2)) : Optional.<MigrationTool>empty();
            if (tool.isEmpty() || !ReleaseNames.isName(match.group(1))) {
                mistakes.add(
                        "--migrations takes NAME=TOOL:FOLDER with a tool of flyway, golang-migrate or sql, not '%s'"
                                .formatted(text));
            } else {
                wanted.add(new ReleaseFiles.WantedFolder.OfMigrations(
                        match.group(1),
                        tool.get(),
                        invocation.surroundings().directory().resolve(match.group(3))));
            }
        }
        return wanted;
    }

    /// `NAME=FOLDER`.
    private List<ReleaseFiles.WantedFolder> modules() {
        var wanted = new ArrayList<ReleaseFiles.WantedFolder>();
        for (var text : values("--module")) {
            var name = text.substring(0, Math.max(0, text.indexOf('=')));
            var folder = text.substring(text.indexOf('=') + 1);
            if (!ReleaseNames.isName(name) || folder.isEmpty()) {
                mistakes.add("--module takes NAME=FOLDER, not '%s'".formatted(text));
            } else {
                wanted.add(new ReleaseFiles.WantedFolder.OfModule(
                        name, invocation.surroundings().directory().resolve(folder)));
            }
        }
        return wanted;
    }

    private ReleaseFiles.Wanted wanted(ComponentKind kind, String file) {
        return new ReleaseFiles.Wanted(
                kind, invocation.surroundings().directory().resolve(file));
    }

    private void twice() {
        var names = new TreeSet<String>();
        for (var component : components) {
            if (!names.add(component.kind().word() + " " + component.name())) {
                mistakes.add("%s is there twice".formatted(component.name()));
            }
        }
    }

    private String value(String option) {
        return invocation.arguments().matchedOptionValue(option, "");
    }

    private List<String> values(String option) {
        return invocation.arguments().matchedOptionValue(option, List.of());
    }
}

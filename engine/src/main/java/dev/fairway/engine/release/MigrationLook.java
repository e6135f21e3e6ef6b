package dev.fairway.engine.release;

import dev.fairway.connector.History;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Workspace;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.Migration;
import dev.fairway.core.release.MigrationTool;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.Looking.Migrations;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads migrations again: at the commit of the release, or as they lie there; or takes what was read just now.
public final class MigrationLook {

    /// What somebody states of migrations, and what is in no file of theirs.
    private static final String STATED = "compatible";

    private MigrationLook() {}

    /// @param workspace a repository's top folder, or a plain one
    /// @param commit of the release, where it names one
    /// @param recorded the lists that the ledger has, by the digest that a release names them by
    public static Migrations in(
            Workspace workspace, Optional<String> commit, Function<Digest, Optional<Bytes>> recorded) {
        var there = commit.flatMap(name -> workspace.history().flatMap(history -> history.resolve(name)));
        if (commit.isPresent() && there.isEmpty()) {
            return (_, _) -> new Migrations.Reading.Unseen(
                    "there is no commit %s in %s".formatted(commit.get(), workspace.root()));
        }
        SourceTree tree = there.flatMap(it -> workspace.history().map((History history) -> history.at(it.id())))
                .orElse(workspace.tree());
        return (folder, wanted) -> switch (MigrationFolders.list(
                tree, folder.tool(), folder.inTree(), Optional.empty())) {
            case MigrationFolders.Listing.Faulty(var faults) -> new Migrations.Reading.Faulty(faults);
            case MigrationFolders.Listing.Listed(var object) -> {
                var same = recorded.apply(wanted)
                        .map(it -> files(it).equals(files(object)))
                        .orElse(false);
                yield new Migrations.Reading.Listed(count(object), same ? wanted : Digest.of(object));
            }
        };
    }

    /// @param objects the lists of migrations that were read just now
    public static Migrations just(List<Bytes> objects) {
        return (folder, wanted) -> objects.stream()
                .filter(object -> Digest.of(object).equals(wanted))
                .findFirst()
                .<Migrations.Reading>map(object -> new Migrations.Reading.Listed(count(object), wanted))
                .orElseGet(() -> new Migrations.Reading.Unseen("%s was not read".formatted(folder.path())));
    }

    /// On which versions of the database the application can run, as the list of its migrations has it.
    ///
    /// @param object the list
    public static Optional<Compatible> compatible(Bytes object) {
        if (!(JsonReader.canonical(object).orElse(null) instanceof Json.Mapping list)
                || !(list.members().get(STATED) instanceof Json.Mapping range)) {
            return Optional.empty();
        }
        var from = range.text("from").filter(ReleaseNames::isVersion);
        var to = range.text("to").filter(ReleaseNames::isVersion);
        return from.flatMap(low -> to.map(high -> new Compatible(low, high)));
    }

    /// Files that look like migrations and that their tool does not run, as `V2_b.sql` is for Flyway: their names have
    /// another form. What Liquibase runs is said by its change logs and not by names.
    ///
    /// @param object the list
    public static List<String> unrun(Bytes object) {
        var list = files(object);
        var tool = list.text("tool").flatMap(MigrationTool::parse);
        if (tool.isEmpty()
                || tool.get() == MigrationTool.LIQUIBASE
                || !(list.get("migrations").orElse(null) instanceof Json.Listing(var items))) {
            return List.of();
        }
        return items.stream()
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .filter(it -> it.text("kind").equals(Optional.of(Migration.Kind.OTHER.word())))
                .flatMap(it -> it.text("file").stream())
                .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(".sql"))
                .toList();
    }

    private static long count(Bytes object) {
        return files(object)
                .get("migrations")
                .map(it -> it instanceof Json.Listing(var items) ? items.size() : 0)
                .orElse(0);
    }

    private static Json.Mapping files(Bytes object) {
        var members = new TreeMap<String, Json>();
        if (JsonReader.canonical(object).orElse(null) instanceof Json.Mapping(var named)) {
            members.putAll(named);
            members.remove(STATED);
        }
        return new Json.Mapping(members);
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.ImageRegistries;
import dev.fairway.connector.Workspace;
import dev.fairway.connectors.oci.OciConnector;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.Release;
import dev.fairway.core.release.Sighting;
import dev.fairway.engine.release.Looking;
import dev.fairway.engine.release.MigrationLook;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.proved.Proved;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway release verify RELEASE`: looks whether its parts are still there, as it has them.
public final class ReleaseVerifyCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Looks for the artifacts of a release in their registries, or where they lie, by their"
                        + " digests, and reads its migrations again. What is seen is recorded where it differs"
                        + " from what was seen last. A tag that was moved since is told. Exit codes: 0 all is"
                        + " there, 1 something is missing or was moved, 2 a part is not where it was said to be now,"
                        + " 3 somebody could not be asked, or there is nothing to look for. Nothing is recorded with"
                        + " 2, and where not all could be seen.")
                .footer("", "Example:", "  fairway release verify payments@1.4.2");
        spec.addPositional(ReleaseShowCommand.release());
        spec.addOption(ReleaseCreateCommand.many(
                "NAME=REF|FILE",
                "Where an artifact is, as in api=registry.example/payments-api:1.4.2 or api=./dist/api.jar, where that"
                        + " was never said or is not so any more.",
                "--artifact"));
        spec.addOption(ReleaseCreateCommand.many(
                "NAME=TOOL:FOLDER", "Where a folder of migrations is, likewise.", "--migrations"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    /// What the ledger says before anybody looks.
    ///
    /// @param places where parts are, as far as it was recorded
    /// @param lists the lists of migrations of the release
    private record Before(
            Releases.Recorded release, Optional<Sightings.Held> newest, PartPlaces places, Map<Digest, Bytes> lists) {}

    @Override
    public Exit run(Invocation invocation) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        return LedgerPlace.of(invocation.surroundings()).reading(place -> {
            var found = place.store().read(contents -> {
                var log = place.proved(contents);
                return Releases.meant(log, text).stream()
                        .map(release -> before(log, release))
                        .toList();
            });
            return found.size() == 1
                    ? look(invocation, found.getFirst())
                    : invocation.mistakes(List.of(ReleaseShowCommand.notOne(
                            text, found.stream().map(Before::release).toList())));
        });
    }

    private static Before before(Proved log, Releases.Recorded release) {
        var lists = new TreeMap<Digest, Bytes>();
        for (var component : release.release().components()) {
            var digest = new Digest(component.digest());
            log.blob(digest).ifPresent(list -> lists.put(digest, list));
        }
        return new Before(release, Sightings.newest(log, release), Sightings.places(log, release), lists);
    }

    private static Exit look(Invocation invocation, Before before) {
        var given = PlaceArguments.of(invocation, before.release().release());
        var places = given.places().or(before.places());
        var mistakes = given.withUnplaced(places);
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var looked = before.release().release().canBeSeen()
                ? looked(invocation, before, places, given)
                : nothingToSee(before.release());
        var err = invocation.surroundings().err();
        looked.unseen().forEach(why -> Complaint.tell(err, why));
        var wrong = given.wrong(looked.found(), before.places());
        if (!wrong.isEmpty()) {
            return invocation.mistakes(wrong);
        }
        ReleaseText.unrun(
                        before.release().release(),
                        digest -> Optional.ofNullable(before.lists().get(digest)))
                .forEach(note -> Complaint.tell(err, note));
        looked.faults().forEach(fault -> Complaint.tell(err, fault));
        if (!looked.unseen().isEmpty()) {
            Complaint.tell(err, "not all could be seen; nothing was recorded");
            SightingText.tell(invocation, before.release(), before.newest(), looked, Optional.empty());
            return looked.faults().isEmpty() ? Exit.UNSEEN : Exit.FINDINGS;
        }
        var exit = looked.faults().isEmpty() ? Exit.CLEAN : Exit.FINDINGS;
        var same = before.newest()
                .filter(it ->
                        it.sighting().equals(looked.sighting()) && it.places().equals(places));
        if (same.isPresent()) {
            var there =
                    new Sightings.Outcome.Done(same.get().index(), same.get().time(), false);
            SightingText.tell(invocation, before.release(), same, looked, Optional.of(there));
            return exit;
        }
        return LedgerPlace.of(invocation.surroundings())
                .writing(false, place -> record(invocation, place, before, places, looked, exit));
    }

    private static Looking.Looked nothingToSee(Releases.Recorded release) {
        return new Looking.Looked(
                new Sighting(new TreeMap<>(), new TreeMap<>(), List.of()),
                List.of(),
                List.of(),
                List.of("%s %s".formatted(release.name(), ReleaseText.NOTHING_TO_SEE)));
    }

    private static Looking.Looked looked(
            Invocation invocation, Before before, PartPlaces places, PlaceArguments given) {
        var surroundings = invocation.surroundings();
        var recorded = before.places();
        // A ledger that lies in its project tells of that project; one that lies elsewhere may tell of any.
        var atHome = !LedgerPlace.of(surroundings).given();
        var around = new Around(
                before,
                places,
                OciConnector.open(surroundings.environment(), LedgerPlace.top(surroundings.directory())),
                LedgerPlace.top(surroundings.directory()),
                part -> atHome || given.isNew(part.kind(), part.name(), recorded));
        if (places.folders().isEmpty() && (atHome || places.files().isEmpty())) {
            return around.look(MigrationLook.just(List.of()), false);
        }
        return switch (Opened.top(surroundings)) {
            case Opened.Outcome.Closed(var reason) -> around.unread(reason);
            case Opened.Outcome.Open(var opened) -> {
                try (opened) {
                    yield around.look(opened.workspace());
                } catch (ConnectorException e) {
                    yield around.unread(String.valueOf(e.getMessage()));
                }
            }
        };
    }

    /// What one looks with, and from where.
    ///
    /// @param isKnown whether a part's path is certainly meant from the top
    private record Around(
            Before before, PartPlaces places, ImageRegistries registries, Path top, Predicate<Component> isKnown) {

        private Release release() {
            return before.release().release();
        }

        private Looking.Looked look(Workspace workspace) {
            var commit = release().commit();
            var migrations = MigrationLook.in(
                    workspace,
                    commit,
                    digest -> Optional.ofNullable(before.lists().get(digest)));
            var isTheirs = commit.flatMap(name -> workspace.history().flatMap(history -> history.resolve(name)))
                    .isPresent();
            return look(migrations, isTheirs);
        }

        private Looking.Looked unread(String why) {
            return look((_, _) -> new Looking.Migrations.Reading.Unseen(why), false);
        }

        /// @param isTheirs whether one stands in the repository of the release
        private Looking.Looked look(Looking.Migrations migrations, boolean isTheirs) {
            var ground = new Looking.Ground(top, part -> isTheirs || isKnown.test(part));
            return Looking.look(release(), places, registries, migrations, ground);
        }
    }

    private static Exit record(
            Invocation invocation,
            LedgerPlace.Writer place,
            Before before,
            PartPlaces places,
            Looking.Looked looked,
            Exit exit) {
        var recorded =
                Sightings.record(place.ledger(), before.release(), looked.sighting(), places, new SecureRandom());
        return switch (recorded) {
            case Sightings.Outcome.Failed(var result) -> {
                Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
                yield AppendFailure.exit(result);
            }
            case Sightings.Outcome.Done done -> {
                var newest = new Sightings.Held(done.index(), done.time(), looked.sighting(), places);
                SightingText.tell(invocation, before.release(), Optional.of(newest), looked, Optional.of(done));
                yield exit;
            }
        };
    }
}

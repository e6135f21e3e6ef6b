package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.ConnectorException;
import dev.fairway.connectors.oci.OciConnector;
import dev.fairway.core.release.Sighting;
import dev.fairway.engine.release.Looking;
import dev.fairway.engine.release.MigrationLook;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.proved.Proved;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
                        + " there, 1 something is missing or was moved, 3 somebody could not be asked, or there"
                        + " is nothing to look for, and nothing was recorded.")
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
                ? looked(invocation, before, places)
                : nothingToSee(before.release());
        looked.unseen().forEach(why -> Complaint.tell(invocation.surroundings().err(), why));
        if (!looked.unseen().isEmpty()) {
            Complaint.tell(invocation.surroundings().err(), "not all could be seen; nothing was recorded");
            SightingText.tell(invocation, before.release(), before.newest(), looked, Optional.empty());
            return Exit.UNSEEN;
        }
        looked.faults()
                .forEach(fault -> Complaint.tell(invocation.surroundings().err(), fault));
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

    private static Looking.Looked looked(Invocation invocation, Before before, PartPlaces places) {
        var release = before.release().release();
        var surroundings = invocation.surroundings();
        var top = LedgerPlace.top(surroundings.directory());
        var registries = OciConnector.open(surroundings.environment(), top);
        if (places.folders().isEmpty()) {
            return Looking.look(release, places, registries, MigrationLook.just(List.of()), top);
        }
        return switch (Opened.top(surroundings)) {
            case Opened.Outcome.Closed(var reason) ->
                Looking.look(release, places, registries, (_, _) -> new Looking.Migrations.Reading.Unseen(reason), top);
            case Opened.Outcome.Open(var opened) -> {
                try (opened) {
                    var migrations = MigrationLook.in(
                            opened.workspace(),
                            release.commit(),
                            digest -> Optional.ofNullable(before.lists().get(digest)));
                    yield Looking.look(release, places, registries, migrations, top);
                } catch (ConnectorException e) {
                    yield Looking.look(
                            release,
                            places,
                            registries,
                            (_, _) -> new Looking.Migrations.Reading.Unseen(String.valueOf(e.getMessage())),
                            top);
                }
            }
        };
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

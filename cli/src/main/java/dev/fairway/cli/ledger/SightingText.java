package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenPlatform;
import dev.fairway.engine.release.Looking;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.formats.report.SafeText;
import dev.fairway.formats.report.SeenJson;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was seen of a release, as people and programs read it.
final class SightingText {

    private SightingText() {}

    /// @param newest what the ledger has now
    /// @param done where it stands; nothing where nothing was recorded
    static void tell(
            Invocation invocation,
            Releases.Recorded release,
            Optional<Sightings.Held> newest,
            Looking.Looked looked,
            Optional<Sightings.Outcome.Done> done) {
        var state = Sightings.state(release, newest).word();
        if (invocation.options().format().equals("json")) {
            var seen = json(release, state, looked, done);
            invocation.report().println(ReportOutput.text(sink -> SeenJson.write(seen, sink)));
        } else if (!invocation.options().quiet()) {
            invocation.report().print(text(release, state, looked, done));
        }
    }

    private static SeenJson.Seen json(
            Releases.Recorded release, String state, Looking.Looked looked, Optional<Sightings.Outcome.Done> done) {
        return new SeenJson.Seen(
                release.id().text(),
                release.name(),
                state,
                looked.sighting(),
                looked.moved().stream()
                        .map(it -> new SeenJson.Moved(
                                it.component(),
                                it.reference().name() + ":" + it.reference().tagOrDefault(),
                                it.recorded(),
                                it.now()))
                        .toList(),
                looked.faults(),
                looked.unseen(),
                done.filter(Sightings.Outcome.Done::recorded).isPresent(),
                done.map(it -> new SeenJson.Entry(it.index(), it.time())));
    }

    private static String text(
            Releases.Recorded release, String state, Looking.Looked looked, Optional<Sightings.Outcome.Done> done) {
        var text = new StringBuilder();
        text.append("%s is %s%n".formatted(SafeText.visible(release.name()), state));
        looked.sighting().artifacts().forEach((name, seen) -> text.append("  %s  %s%n".formatted(name, told(seen))));
        looked.sighting()
                .migrations()
                .forEach((name, seen) ->
                        text.append("  %s  %s, as the release has them%n".formatted(name, migrations(seen.count()))));
        looked.sighting().missing().forEach(name -> text.append("  %s  missing%n".formatted(name)));
        done.ifPresent(it -> text.append("  %s, entry %d, %s%n"
                .formatted(it.recorded() ? "recorded" : "as it was seen before", it.index(), it.time())));
        return text.toString();
    }

    private static String migrations(long count) {
        return count == 1 ? "1 file of migrations" : "%d files of migrations".formatted(count);
    }

    private static String told(SeenArtifact seen) {
        var platforms = seen.platforms().stream()
                .map(SeenPlatform::name)
                .filter(it -> !it.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return "%s %s%s".formatted(seen.kind().word(), seen.of(), platforms.isEmpty() ? "" : " for " + platforms);
    }
}

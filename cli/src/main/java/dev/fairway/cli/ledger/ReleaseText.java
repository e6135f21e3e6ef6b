package dev.fairway.cli.ledger;

import dev.fairway.core.release.Component;
import dev.fairway.engine.release.Recalls;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.proved.Proved;
import java.util.List;
import java.util.Optional;

/// Releases, as people and programs read them.
final class ReleaseText {

    private ReleaseText() {}

    /// What became of a release.
    ///
    /// @param recall the newest word on it
    /// @param seen what was seen of its parts by who looked last
    record Standing(Releases.Recorded release, Optional<Recalls.Recall> recall, Optional<Sightings.Held> seen) {

        static Standing of(Proved log, Releases.Recorded release) {
            return new Standing(release, Recalls.newest(log, release), Sightings.newest(log, release));
        }

        String state() {
            return Sightings.state(release, seen).word();
        }
    }

    /// One release with all of its parts.
    static String shown(Standing standing) {
        var recorded = standing.release();
        var text = new StringBuilder();
        text.append("%s  entry %d, %s%n".formatted(recorded.name(), recorded.index(), recorded.time()));
        recalled(standing.recall())
                .ifPresent(recall -> text.append("  recalled    since %s, entry %d: %s%n"
                        .formatted(
                                recall.time(),
                                recall.index(),
                                recall.reason().map(SafeText::visible).orElse("the reason was erased"))));
        text.append("  id          %s%n".formatted(recorded.id()));
        text.append("  state       %s%s%n"
                .formatted(
                        standing.state(), standing.seen().map(ReleaseText::seen).orElse("")));
        var release = recorded.release();
        release.commit().ifPresent(it -> text.append("  commit      %s%n".formatted(it)));
        release.supersedes().ifPresent(it -> text.append("  supersedes  %s%n".formatted(it)));
        var width = release.components().stream()
                .mapToInt(component -> component.name().length())
                .max()
                .orElse(0);
        for (Component component : release.components()) {
            text.append("  %-10s  %-"
                    .concat(width + "s  %s%n")
                    .formatted(component.kind().word(), SafeText.visible(component.name()), component.digest()));
        }
        return text.toString();
    }

    /// A recall that holds.
    static Optional<Recalls.Recall> recalled(Optional<Recalls.Recall> newest) {
        return newest.filter(it -> it.state() == Recalls.State.RECALLED);
    }

    private static String seen(Sightings.Held held) {
        var missing = held.sighting().missing();
        return "%s, entry %d, %s"
                .formatted(
                        missing.isEmpty() ? ", seen" : ", missing " + SafeText.visible(String.join(", ", missing)),
                        held.index(),
                        held.time());
    }

    static LedgerJson.Shown json(Standing standing) {
        var recorded = standing.release();
        var release = recorded.release();
        List<LedgerJson.Part> parts = release.components().stream()
                .map(it -> new LedgerJson.Part(it.kind().word(), it.name(), it.digest()))
                .toList();
        return new LedgerJson.Shown(
                recorded.id().text(),
                recorded.name(),
                standing.state(),
                release.commit(),
                release.supersedes(),
                parts,
                recalled(standing.recall())
                        .map(it -> new LedgerJson.Recalled(it.index(), it.time(), it.actor(), it.reason())),
                recorded.index(),
                recorded.time());
    }
}

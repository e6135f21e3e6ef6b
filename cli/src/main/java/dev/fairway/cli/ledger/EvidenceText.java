package dev.fairway.cli.ledger;

import dev.fairway.engine.release.EvidenceAdding;
import dev.fairway.engine.release.EvidenceBinding;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.formats.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Evidence that was bound, as people and programs read it.
final class EvidenceText {

    private EvidenceText() {}

    static List<String> lines(String type, EvidenceAdding.Outcome.Bound bound) {
        var lines = new ArrayList<String>();
        lines.add("%s %s for %s: %s%s"
                .formatted(
                        type,
                        bound.summary().result().name().toLowerCase(Locale.ROOT),
                        SafeText.visible(bound.about().name()),
                        bound.summary().headline(),
                        bound.recorded()
                                ? " (entry %d)".formatted(bound.index())
                                : " (was recorded before, entry %d)".formatted(bound.index())));
        for (var other : bound.elsewhere()) {
            lines.add("  the same bytes are bound to %s, too (entry %d): was this the right file?"
                    .formatted(SafeText.visible(other.release()), other.index()));
        }
        return lines;
    }

    static EvidenceJson.Evidence json(String type, EvidenceAdding.Outcome.Bound bound) {
        return new EvidenceJson.Evidence(
                bound.release().id().text(),
                bound.about().name(),
                type,
                bound.summary().result().name(),
                bound.summary().counts(),
                bound.recorded(),
                bound.index(),
                bound.time());
    }

    static List<EvidenceJson.Elsewhere> elsewhere(List<EvidenceBinding.Elsewhere> found) {
        return found.stream()
                .map(it -> new EvidenceJson.Elsewhere(it.release(), it.index()))
                .toList();
    }

    /// That something waits for this ledger.
    static Optional<String> waiting(LedgerPlace place) {
        try {
            var count = Spool.of(place).files().size();
            return count == 0
                    ? Optional.empty()
                    : Optional.of(
                            "%d in the spool of this ledger; fairway evidence spool flush records what waits there"
                                    .formatted(count));
        } catch (IOException _) {
            return Optional.of("the spool of this ledger cannot be read");
        }
    }
}

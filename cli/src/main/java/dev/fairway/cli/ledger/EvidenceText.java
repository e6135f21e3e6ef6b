package dev.fairway.cli.ledger;

import dev.fairway.core.evidence.EvidenceResult;
import dev.fairway.core.evidence.Signing;
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

    /// @param signing what is known of the file's signature
    static List<String> lines(String type, EvidenceAdding.Outcome.Bound bound, Signing signing) {
        var lines = new ArrayList<String>();
        lines.add("%s%s for %s: %s%s"
                .formatted(
                        type,
                        result(bound.summary().result()),
                        SafeText.visible(bound.about().name()),
                        bound.summary().with(signing).sentence(),
                        bound.recorded()
                                ? " (entry %d)".formatted(bound.index())
                                : " (was recorded before, entry %d)".formatted(bound.index())));
        var ofRelease = bound.about().digest().equals(bound.release().id());
        alsoBound(bound.elsewhere(), ofRelease ? "whose artifacts are the same" : "where the artifact is the same")
                .ifPresent(lines::add);
        return lines;
    }

    /// That bytes are kept which somebody has erased.
    static Optional<String> again(EvidenceAdding.Outcome.Bound bound) {
        return bound.erased().map("the same bytes were erased at %d; what was erased is recorded again"::formatted);
    }

    /// What tells something, and not whether that is good, has no word for it.
    private static String result(EvidenceResult result) {
        return result == EvidenceResult.UNJUDGED ? "" : " " + result.name().toLowerCase(Locale.ROOT);
    }

    /// What is bound to a release without the artifact may be the wrong file; beside it, others are not worth a word.
    ///
    /// @param right why it is right there, too
    private static Optional<String> alsoBound(List<EvidenceBinding.Elsewhere> elsewhere, String right) {
        var strange = elsewhere.stream().filter(it -> !it.shared()).toList();
        return strange.isEmpty() ? told(elsewhere, ", " + right) : told(strange, ": was this the right file?");
    }

    private static Optional<String> told(List<EvidenceBinding.Elsewhere> elsewhere, String what) {
        return elsewhere.stream()
                .findFirst()
                .map(first -> "  the same bytes are bound to %s, too (entry %d)%s%s"
                        .formatted(SafeText.visible(first.said()), first.index(), andMore(elsewhere), what));
    }

    private static String andMore(List<EvidenceBinding.Elsewhere> elsewhere) {
        var more = elsewhere.stream()
                        .map(EvidenceBinding.Elsewhere::release)
                        .distinct()
                        .count()
                - 1;
        return more == 0 ? "" : " and to %d other release%s".formatted(more, more == 1 ? "" : "s");
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
                .map(it -> new EvidenceJson.Elsewhere(it.release().text(), it.name(), it.index()))
                .toList();
    }

    /// That something waits for this ledger.
    static Optional<String> waiting(LedgerPlace place) {
        try {
            var count = Spool.of(place).files().size();
            return count == 0
                    ? Optional.empty()
                    : Optional.of(
                            "%d in the spool of this ledger: fairway evidence spool list shows it, flush records it"
                                    .formatted(count));
        } catch (IOException _) {
            return Optional.of("the spool of this ledger cannot be read");
        }
    }
}

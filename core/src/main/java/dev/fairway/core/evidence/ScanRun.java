package dev.fairway.core.evidence;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.evidence.EvidenceReading.Read;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The results of a scan, counted. What is suppressed or was known before is in no level.
///
/// @param none results that say of themselves that they are no problem
/// @param known results that a baseline has, too, or that are gone
/// @param unsuccessful runs that say that they did not end well
public record ScanRun(
        List<String> tools,
        long errors,
        long warnings,
        long notes,
        long none,
        long suppressed,
        long known,
        long unsuccessful,
        Optional<Instant> ended) {

    public ScanRun {
        tools = List.copyOf(tools);
        requireNonNull(ended, "ended");
    }

    /// A run that broke off is evidence, too: of a failure.
    public EvidenceReading judged() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("error", errors);
        counts.put("warning", warnings);
        counts.put("note", notes);
        counts.put("none", none);
        counts.put("suppressed", suppressed);
        counts.put("known", known);
        return new Read(new EvidenceSummary(
                EvidenceKind.SARIF, result(), counts, ended, List.of(), Makers.shown(tools), headline()));
    }

    private EvidenceResult result() {
        if (errors + unsuccessful > 0) {
            return EvidenceResult.FAILED;
        }
        return warnings > 0 ? EvidenceResult.WARNED : EvidenceResult.PASSED;
    }

    private String headline() {
        var found = new ArrayList<String>();
        add(found, errors, "error");
        add(found, warnings, "warning");
        add(found, notes, "note");
        var makers = Makers.shown(tools);
        var headline = new StringBuilder(makers.isEmpty() ? "the scan" : Counted.list(makers))
                .append(" found ")
                .append(found.isEmpty() ? "nothing" : Counted.list(found));
        if (suppressed > 0) {
            headline.append(", ").append(suppressed).append(" suppressed");
        }
        if (known > 0) {
            headline.append(", ").append(known).append(" known before");
        }
        if (unsuccessful > 0) {
            headline.append("; ").append(Counted.of(unsuccessful, "run")).append(" did not end well");
        }
        return headline.toString();
    }

    private static void add(List<String> found, long count, String level) {
        if (count > 0) {
            found.add(Counted.of(count, level));
        }
    }
}

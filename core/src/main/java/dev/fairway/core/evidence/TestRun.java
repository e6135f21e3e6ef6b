package dev.fairway.core.evidence;

import dev.fairway.core.evidence.EvidenceReading.Read;
import dev.fairway.core.evidence.EvidenceReading.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The tests of a report, counted.
///
/// @param tests all of them, each once, however often it was repeated
/// @param failed tests with a failure or an error
/// @param failures tests with a failure
/// @param errors tests with an error, and errors outside of any test
/// @param skipped tests that did not run
/// @param flaky tests that passed only when they were repeated
/// @param outside failures and errors of a suite, in none of its tests
public record TestRun(long tests, long failed, long failures, long errors, long skipped, long flaky, long outside) {

    /// A report in which nothing ran proves nothing, unless something failed before.
    public EvidenceReading judged() {
        if (failed + outside == 0) {
            if (tests == 0) {
                return new Refused("it holds no test, so that it proves nothing", true);
            }
            if (skipped >= tests) {
                return new Refused("all of its tests were skipped, so that it proves nothing", true);
            }
        }
        var counts = new LinkedHashMap<String, Long>();
        counts.put("tests", tests);
        counts.put("failures", failures);
        counts.put("errors", errors);
        counts.put("skipped", skipped);
        if (flaky > 0) {
            counts.put("flaky", flaky);
        }
        var result = failed + outside > 0 ? EvidenceResult.FAILED : EvidenceResult.PASSED;
        return new Read(new EvidenceSummary(
                EvidenceKind.JUNIT, result, counts, Optional.empty(), List.of(), List.of(), headline()));
    }

    private String headline() {
        var parts = new ArrayList<String>();
        if (failed > 0) {
            parts.add("%d of %s failed".formatted(failed, Counted.of(tests, "test")));
        } else if (outside > 0) {
            parts.add("%s".formatted(Counted.of(tests, "test")));
        } else {
            parts.add("%s passed".formatted(Counted.of(tests - skipped, "test")));
        }
        if (outside > 0) {
            parts.add("%s outside of any test".formatted(Counted.of(outside, "failure")));
        }
        if (skipped > 0) {
            parts.add("%d skipped".formatted(skipped));
        }
        if (flaky > 0) {
            parts.add("%d passed only when repeated".formatted(flaky));
        }
        return String.join(", ", parts);
    }
}

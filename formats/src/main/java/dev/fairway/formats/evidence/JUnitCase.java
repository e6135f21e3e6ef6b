package dev.fairway.formats.evidence;

import java.util.Set;

/// One test of a report, while its elements go by.
final class JUnitCase {

    private static final Set<String> NOT_RUN = Set.of("notrun", "disabled", "skipped", "ignored");

    private final boolean isNotRun;
    private boolean failure;
    private boolean error;
    private boolean skipped;
    private long repeatedFailures;
    private long repeatedErrors;
    private boolean flaky;

    JUnitCase(XmlHandler.Element element) {
        isNotRun = element.attribute("status").filter(NOT_RUN::contains).isPresent();
    }

    void child(String name) {
        switch (name) {
            case "failure" -> failure = true;
            case "error" -> error = true;
            case "skipped" -> skipped = true;
            case "rerunFailure" -> repeatedFailures++;
            case "rerunError" -> repeatedErrors++;
            case "flakyFailure" -> {
                flaky = true;
                repeatedFailures++;
            }
            case "flakyError" -> {
                flaky = true;
                repeatedErrors++;
            }
            default -> {}
        }
    }

    /// A test that failed did run, whatever else is said of it.
    void countIn(JUnitTally tally) {
        var isFailed = failure || error;
        tally.tests++;
        tally.failed += isFailed ? 1 : 0;
        tally.failures += failure ? 1 : 0;
        tally.errors += error ? 1 : 0;
        tally.skipped += skipped ? 1 : 0;
        tally.notRun += isNotRun && !skipped && !isFailed ? 1 : 0;
        tally.flaky += flaky && !isFailed ? 1 : 0;
        tally.repeatedFailures += repeatedFailures;
        tally.repeatedErrors += repeatedErrors;
    }
}

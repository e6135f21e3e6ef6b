package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.TestRun;

/// What was counted of a suite's elements, or of all of a report's.
final class JUnitTally {

    long tests;
    long failed;
    long failures;
    long errors;
    long skipped;
    long notRun;
    long flaky;
    long repeatedFailures;
    long repeatedErrors;
    long failuresOutside;
    long errorsOutside;

    void add(JUnitTally other) {
        tests += other.tests;
        failed += other.failed;
        failures += other.failures;
        errors += other.errors;
        skipped += other.skipped;
        notRun += other.notRun;
        flaky += other.flaky;
        repeatedFailures += other.repeatedFailures;
        repeatedErrors += other.repeatedErrors;
        failuresOutside += other.failuresOutside;
        errorsOutside += other.errorsOutside;
    }

    TestRun run() {
        return new TestRun(
                tests,
                failed,
                failures + failuresOutside,
                errors + errorsOutside,
                skipped + notRun,
                flaky,
                failuresOutside + errorsOutside);
    }

    /// Whether a suite's own count agrees with its elements, as this or that tool counts: Surefire counts a test once
    /// more for each time that it was repeated, and what was disabled may be skipped or not.
    boolean agrees(String attribute, long count) {
        return switch (attribute) {
            case "tests" -> count == tests || count == tests + repeatedFailures + repeatedErrors;
            case "failures" ->
                isOneOf(count, failures, failuresOutside) || count == failures + failuresOutside + repeatedFailures;
            case "errors" -> isOneOf(count, errors, errorsOutside) || count == errors + errorsOutside + repeatedErrors;
            case "skipped" -> isOneOf(count, skipped, notRun);
            default -> true;
        };
    }

    private static boolean isOneOf(long count, long without, long more) {
        return count == without || count == without + more;
    }
}

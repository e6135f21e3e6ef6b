package dev.fairway.formats.report;

import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Verdict;

/// What a verdict and a kind of finding mean, in a sentence for people who meet them for the first time.
final class VerdictHelp {

    private VerdictHelp() {}

    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case VIOLATION -> "The contract has a rule for this, and it is broken.";
            case UNBACKPORTED -> "It was changed downstream first, and the change never arrived upstream.";
            case LAGGING -> "It holds what the environment before it held, until a change that has not arrived yet.";
            case DRIFT -> "The environments differ, and nothing says that they may.";
            case EQUAL -> "The environments agree.";
            case EXPECTED -> "The contract allows it, or it belongs to a class that is expected to differ.";
            case EXCEPTED -> "An exception of the contract allows it for a while.";
            case MANAGED -> "A controller that may has written it.";
            case OPERATIONAL -> "It changes while things run.";
            case UNKNOWN -> "It could not be read, or not be compared.";
        };
    }

    static String meaning(FindingKind kind) {
        return switch (kind) {
            case VALUE -> "One key holds different values.";
            case PRESENCE -> "Only some of the environments have it.";
            case VERSION -> "The environments use different versions.";
            case OTHER_ENVIRONMENT -> "A value names another environment than its own.";
            case PLACEHOLDER -> "A value was meant to be replaced and never was.";
        };
    }

    static String remedy(Verdict verdict) {
        return switch (verdict) {
            case VIOLATION -> "Make the value fit the rule, or change the rule with a reason.";
            case UNBACKPORTED -> "Carry the change upstream, or say in the contract why it stays.";
            case LAGGING -> "Promote the change, or say in the contract why it waits.";
            case DRIFT, EQUAL, EXPECTED, EXCEPTED, MANAGED, OPERATIONAL, UNKNOWN ->
                "Make the values equal, or say in the contract that they may differ, and why.";
        };
    }
}

package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The predicate `test-result` of in-toto. It may give its verdict without a list of tests; where it has lists, they
/// have to agree with it.
final class TestResultPredicate {

    private long passed;
    private long warned;
    private long failed;
    private boolean hasLists;
    private Optional<String> result = Optional.empty();

    static Said read(JsonPart predicate) {
        var reader = new TestResultPredicate();
        predicate.read(cursor -> cursor.members(name -> reader.member(cursor, name)));
        return reader.said();
    }

    private void member(JsonCursor cursor, String name) {
        switch (name) {
            case "result" -> result = cursor.text();
            case "passedTests" -> passed = listed(cursor);
            case "warnedTests" -> warned = listed(cursor);
            case "failedTests" -> failed = listed(cursor);
            default -> {}
        }
    }

    private long listed(JsonCursor cursor) {
        hasLists |= cursor.isList();
        return cursor.count();
    }

    private Said said() {
        var verdict = switch (result.orElse("")) {
            case "PASSED" -> EvidenceResult.PASSED;
            case "WARNED" -> EvidenceResult.WARNED;
            case "FAILED" -> EvidenceResult.FAILED;
            default -> throw new Refusal("it does not say whether the tests PASSED, WARNED or FAILED");
        };
        var counts = new LinkedHashMap<String, Long>();
        if (hasLists) {
            requireAgreement(verdict);
            counts.put("passed", passed);
            counts.put("warned", warned);
            counts.put("failed", failed);
        }
        return new Said(verdict, counts, List.of(), Optional.empty());
    }

    private void requireAgreement(EvidenceResult verdict) {
        if (passed + warned + failed == 0 && verdict != EvidenceResult.FAILED) {
            throw new Refusal("it lists no test, so that it proves nothing");
        }
        var isContradiction = switch (verdict) {
            case PASSED -> warned + failed > 0;
            case WARNED -> failed > 0;
            case FAILED, UNJUDGED -> false;
        };
        if (isContradiction) {
            throw new Refusal("its result disagrees with the tests that it lists");
        }
    }
}

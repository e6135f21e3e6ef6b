package dev.fairway.core.evidence;

import static dev.fairway.core.evidence.EvidenceResult.FAILED;
import static dev.fairway.core.evidence.EvidenceResult.PASSED;
import static dev.fairway.core.evidence.EvidenceResult.UNJUDGED;
import static dev.fairway.core.evidence.EvidenceResult.WARNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.evidence.EvidenceReading.Read;
import dev.fairway.core.evidence.EvidenceReading.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What counts say: whether it passed, whether it proves anything, and the sentence for a person.
final class JudgedTest {

    @Test
    void testsThatPassedArePassed() {
        assertThat(told(new TestRun(412, 0, 0, 0, 3, 0, 0).judged())).isEqualTo("PASSED 409 tests passed, 3 skipped");
    }

    @Test
    void aFailedRunIsEvidenceOfAFailure() {
        assertThat(told(new TestRun(412, 2, 1, 1, 0, 0, 0).judged())).isEqualTo("FAILED 2 of 412 tests failed");
    }

    @Test
    void whatPassedOnlyWhenRepeatedIsTold() {
        assertThat(told(new TestRun(1, 0, 0, 0, 0, 1, 0).judged()))
                .isEqualTo("PASSED 1 test passed, 1 passed only when repeated");
    }

    @Test
    void aFailureOutsideOfAnyTestIsOneToo() {
        assertThat(told(new TestRun(0, 0, 0, 1, 0, 0, 1).judged()))
                .isEqualTo("FAILED 0 tests, 1 failure outside of any test");
    }

    @Test
    void aReportInWhichNothingRanProvesNothing() {
        assertThat(told(new TestRun(0, 0, 0, 0, 0, 0, 0).judged())).contains("REFUSED it holds no test");
        assertThat(told(new TestRun(4, 0, 0, 0, 4, 0, 0).judged())).contains("REFUSED all of its tests were skipped");
    }

    @Test
    void anErrorThatNobodySuppressedFailsAScan() {
        assertThat(told(scan(1, 2, 0, 0).judged())).isEqualTo("FAILED Linter found 1 error and 2 warnings");
        assertThat(told(scan(0, 2, 0, 0).judged())).isEqualTo("WARNED Linter found 2 warnings");
        assertThat(told(scan(0, 0, 3, 0).judged())).isEqualTo("PASSED Linter found nothing, 3 suppressed");
    }

    @Test
    void aScanThatBrokeOffFailed() {
        assertThat(told(scan(0, 0, 0, 1).judged())).isEqualTo("FAILED Linter found nothing; 1 run did not end well");
    }

    @Test
    void aToolWhoseNameIsASecretIsNotNamed() {
        var scan = new ScanRun(
                List.of("ghp_" + "a1B2".repeat(9), "two\nlines", "Linter"), 0, 0, 0, 0, 0, 0, 0, Optional.empty());
        assertThat(((Read) scan.judged()).summary().makers()).containsExactly("Linter");
    }

    @Test
    void whatIsInsideIsNotJudged() {
        assertThat(told(inventory(214, 0, 0).judged())).startsWith("UNJUDGED CycloneDX 1.6 lists 214 components");
        assertThat(told(inventory(214, 1, 2).judged()))
                .startsWith(
                        "WARNED CycloneDX 1.6 lists 214 components, 1 open vulnerability and 2 that it calls settled");
        assertThat(told(inventory(0, 0, 0).judged())).isEqualTo("REFUSED it lists nothing, so that it proves nothing");
    }

    @Test
    void anAttestationSaysThatNobodyCheckedItsSignature() {
        assertThat(told(statement(EvidenceKind.TEST_RESULT, PASSED, true).judged()))
                .isEqualTo("PASSED says that the tests of 1 digest passed (its signature was not checked here)");
        assertThat(told(statement(EvidenceKind.STATEMENT, UNJUDGED, false).judged()))
                .isEqualTo("UNJUDGED a statement of https://example.com/x/v1 about 1 digest (it is not signed)");
        assertThat(told(statement(EvidenceKind.VERIFICATION, FAILED, true).judged()))
                .startsWith("FAILED says that 1 digest did not meet what somebody whom it does not name asks");
        assertThat(told(statement(EvidenceKind.VULNERABILITIES, WARNED, true).judged()))
                .startsWith("WARNED says that somebody whom it does not name found 1 vulnerability in 1 digest");
    }

    @Test
    void whoIsNamedAndNotShownIsNotSaidToBeUnnamed() {
        for (var name : List.of("two\nlines", "ghp_" + "a1B2".repeat(9))) {
            var provenance = new Attestation(
                    EvidenceKind.PROVENANCE,
                    UNJUDGED,
                    "https://slsa.dev/provenance/v1",
                    List.of(Digest.of(new byte[0])),
                    new LinkedHashMap<>(),
                    List.of(name),
                    Optional.empty(),
                    false);
            assertThat(told(provenance.judged()))
                    .isEqualTo(
                            "UNJUDGED says that somebody whose name cannot be shown built 1 digest (it is not signed)");
        }
    }

    @Test
    void someTypesSayWhatTheFileHasToBe() {
        assertThat(EvidenceType.refusal("test-result", EvidenceKind.JUNIT)).isEmpty();
        assertThat(EvidenceType.refusal("sbom", EvidenceKind.SPDX)).isEmpty();
        assertThat(EvidenceType.refusal("pen-test", EvidenceKind.FILE)).isEmpty();
        assertThat(EvidenceType.refusal("test-result", EvidenceKind.FILE))
                .contains("it is a file, and evidence of type test-result is a JUnit report or an in-toto test result");
    }

    private static ScanRun scan(long errors, long warnings, long suppressed, long unsuccessful) {
        return new ScanRun(List.of("Linter"), errors, warnings, 0, 0, suppressed, 0, unsuccessful, Optional.empty());
    }

    private static Inventory inventory(long components, long open, long closed) {
        return new Inventory(
                EvidenceKind.CYCLONEDX, "CycloneDX 1.6", components, 0, open, closed, List.of(), Optional.empty());
    }

    private static Attestation statement(EvidenceKind kind, EvidenceResult result, boolean signed) {
        return new Attestation(
                kind,
                result,
                "https://example.com/x/v1",
                List.of(Digest.of(new byte[0])),
                new LinkedHashMap<>(Map.of("vulnerabilities", 1L)),
                List.of(),
                Optional.empty(),
                signed);
    }

    private static String told(EvidenceReading reading) {
        return switch (reading) {
            case Read(var summary) -> summary.result() + " " + summary.sentence();
            case Refused(var sentence, var _) -> "REFUSED " + sentence;
        };
    }
}

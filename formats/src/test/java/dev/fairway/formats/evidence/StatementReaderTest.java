package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.API;
import static dev.fairway.formats.evidence.Readings.WEB;
import static dev.fairway.formats.evidence.Readings.digest;
import static dev.fairway.formats.evidence.Readings.envelope;
import static dev.fairway.formats.evidence.Readings.summary;
import static dev.fairway.formats.evidence.Readings.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.evidence.EvidenceKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementReaderTest {

    private static final String PROVENANCE = """
        {"buildDefinition": {"buildType": "https://ci.example.com/build/v1", "externalParameters": {}},
         "runDetails": {"builder": {"id": "https://ci.example.com/runner"},
           "metadata": {"invocationId": "7", "finishedOn": "2026-11-27T10:00:00Z"}}}
        """;

    private static String statement(String type, String predicate) {
        return """
            {"_type": "https://in-toto.io/Statement/v1",
             "subject": [{"name": "api", "digest": {"sha256": "%s", "sha512": "x"}},
                         {"name": "web", "digest": {"sha256": "%s"}}],
             "predicateType": "%s", "predicate": %s}
            """.formatted(API, WEB, type, predicate);
    }

    private static String testResult(String predicate) {
        return statement("https://in-toto.io/attestation/test-result/v0.1", predicate);
    }

    @Test
    void provenanceNamesItsBuilder() {
        var summary = summary(statement("https://slsa.dev/provenance/v1", PROVENANCE));
        assertThat(summary.kind()).isEqualTo(EvidenceKind.PROVENANCE);
        assertThat(summary.makers()).containsExactly("https://ci.example.com/runner");
        assertThat(summary.subjects()).containsExactly(digest(WEB), digest(API));
        assertThat(summary.ended()).contains(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(summary.sentence())
                .isEqualTo("says that https://ci.example.com/runner built 2 digests (it is not signed)");
    }

    @Test
    void earlierProvenanceIsReadToo() {
        var summary = summary(statement(
                "https://slsa.dev/provenance/v0.2",
                "{\"builder\": {\"id\": \"https://ci.example.com/runner\"},"
                        + " \"metadata\": {\"buildFinishedOn\": \"2026-11-27T10:00:00Z\"}}"));
        assertThat(summary.makers()).containsExactly("https://ci.example.com/runner");
        assertThat(summary.ended()).isPresent();
    }

    @Test
    void provenanceWithoutBuilderProvesNothing() {
        assertThat(told(statement("https://slsa.dev/provenance/v1", "{\"runDetails\": {\"builder\": {}}}")))
                .isEqualTo("REFUSED it does not say who built it");
    }

    @Test
    void anEnvelopeIsOpenedAndItsSignatureNotChecked() {
        assertThat(told(envelope(statement("https://slsa.dev/provenance/v1", PROVENANCE))))
                .isEqualTo("UNJUDGED says that https://ci.example.com/runner built 2 digests (its signature was not"
                        + " checked here)");
    }

    @Test
    void aBundleOfSigstoreHoldsAnEnvelope() {
        var bundle = """
            {"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "verificationMaterial": {},
             "dsseEnvelope": %s}
            """.formatted(envelope(statement("https://slsa.dev/provenance/v1", PROVENANCE)));
        assertThat(summary(bundle).kind()).isEqualTo(EvidenceKind.PROVENANCE);
    }

    @Test
    void eitherAlphabetOfBase64IsRead() {
        var text = envelope(statement("https://example.com/x?y>z/v1", "{\"a\": \"ÿþ~~~???>>>\"}"));
        assertThat(text).containsPattern("payload\": \"[^\"]*[+/]");
        var start = text.indexOf("\"payload\": \"") + 12;
        var end = text.indexOf('"', start);
        var urlSafe = text.substring(0, start)
                + text.substring(start, end).replace('+', '-').replace('/', '_')
                + text.substring(end);
        assertThat(summary(urlSafe)).isEqualTo(summary(text));
    }

    @Test
    void anEnvelopeThatIsNoneIsRefused() {
        assertThat(told(envelope("text/plain", "x")))
                .isEqualTo("REFUSED its envelope holds something else than an in-toto statement");
        assertThat(told(envelope("{\"a\": 1}")))
                .isEqualTo("REFUSED within its envelope's payload: it is no in-toto statement");
        assertThat(told(envelope("{\"a\": 1, \"a\": 2}")))
                .isEqualTo("REFUSED within its envelope's payload: a name stands twice in one object, the second time"
                        + " on line 1, column 10");
        assertThat(told(envelope("x").replace("[{\"keyid\": \"\", \"sig\": \"MEUCIQDx\"}]", "[]")))
                .isEqualTo("REFUSED its envelope has no signature");
        assertThat(told(envelope("x").replaceAll("\"payload\": \"[^\"]*\"", "\"payload\": \"!\"")))
                .isEqualTo("REFUSED its envelope's payload is not base64");
        assertThat(told(envelope(envelope("x")))).startsWith("REFUSED within its envelope's payload: it is no");
    }

    @Test
    void aTestResultIsItsVerdict() {
        var summary = summary(testResult(
                "{\"result\": \"FAILED\", \"configuration\": [], \"passedTests\": [\"a\"], \"failedTests\": [\"b\"]}"));
        assertThat(summary.kind()).isEqualTo(EvidenceKind.TEST_RESULT);
        assertThat(summary.counts()).hasToString("{passed=1, warned=0, failed=1}");
        assertThat(told(testResult("{\"result\": \"PASSED\", \"configuration\": []}")))
                .as("as we export it: without names of tests")
                .startsWith("PASSED says that the tests of 2 digests passed");
        assertThat(told(testResult("{\"result\": \"WARNED\"}"))).startsWith("WARNED");
    }

    @Test
    void aTestResultThatContradictsItselfIsRefused() {
        var expected = "REFUSED its result disagrees with the tests that it lists";
        assertThat(told(testResult("{\"result\": \"PASSED\", \"failedTests\": [\"a\"]}")))
                .isEqualTo(expected);
        assertThat(told(testResult("{\"result\": \"PASSED\", \"passedTests\": [\"a\"], \"warnedTests\": [\"b\"]}")))
                .isEqualTo(expected);
        assertThat(told(testResult("{\"result\": \"WARNED\", \"failedTests\": [\"a\"]}")))
                .isEqualTo(expected);
        assertThat(told(testResult("{\"result\": \"PASSED\", \"passedTests\": []}")))
                .isEqualTo("REFUSED it lists no test, so that it proves nothing");
        assertThat(told(testResult("{\"result\": \"passed\"}")))
                .isEqualTo("REFUSED it does not say whether the tests PASSED, WARNED or FAILED");
    }

    @Test
    void vulnerabilitiesAreCounted() {
        var type = "https://in-toto.io/attestation/vulns/v0.2";
        var predicate = """
            {"scanner": {"uri": "pkg:generic/scanner@1.0", "result": [%s]},
             "metadata": {"scanStartedOn": "2026-11-27T09:00:00Z", "scanFinishedOn": "2026-11-27T10:00:00Z"}}
            """;
        var summary = summary(statement(type, predicate.formatted("{\"id\": \"V-1\"}, {\"id\": \"V-2\"}")));
        assertThat(summary.counts()).hasToString("{vulnerabilities=2}");
        assertThat(summary.ended()).contains(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(summary.headline()).startsWith("says that pkg:generic/scanner@1.0 found 2 vulnerabilities in");
        assertThat(told(statement(type, predicate.formatted("")))).startsWith("PASSED");
        assertThat(told(statement(type, "{\"scanner\": {}}")))
                .isEqualTo("REFUSED its scanner has no list of results, so that nothing says that it looked");
    }

    @Test
    void aVerificationSummaryIsSomebodysVerdict() {
        var type = "https://slsa.dev/verification_summary/v1";
        var predicate = """
            {"verifier": {"id": "https://verify.example.com"}, "timeVerified": "2026-11-27T10:00:00Z",
             "verificationResult": "%s"}
            """;
        assertThat(told(statement(type, predicate.formatted("PASSED"))))
                .startsWith("PASSED says that 2 digests met what https://verify.example.com asks");
        assertThat(told(statement(type, predicate.formatted("FAILED")))).startsWith("FAILED");
        assertThat(told(statement(type, predicate.formatted("MAYBE")))).startsWith("REFUSED it does not say whether");
    }

    @Test
    void anSbomInAStatementIsOneOfItsSubjects() {
        var bom = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"name\": \"a\"}]}";
        var summary = summary(statement("https://cyclonedx.org/bom/v1.6", bom));
        assertThat(summary.kind()).isEqualTo(EvidenceKind.CYCLONEDX);
        assertThat(summary.counts()).hasToString("{components=1}");
        assertThat(summary.subjects()).hasSize(2);
        var spdx = "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [{\"SPDXID\": \"a\"}]}";
        assertThat(summary(statement("https://spdx.dev/Document", spdx)).kind()).isEqualTo(EvidenceKind.SPDX);
    }

    @Test
    void ofAnyOtherPredicateTypeAndSubjectsAreTold() {
        assertThat(told(statement("https://example.com/review/v1", "{\"a\": {\"b\": [1]}}")))
                .isEqualTo("UNJUDGED a statement of https://example.com/review/v1 about 2 digests (it is not signed)");
        assertThat(told(statement("https://example.com/ghp_" + "a1B2".repeat(9), "{}")))
                .startsWith("UNJUDGED a statement of a type that cannot be shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "\"x\""})
    void aStatementAboutNothingProvesNothing(String subjects) {
        assertThat(told("""
            {"_type": "https://in-toto.io/Statement/v1", "subject": %s, "predicateType": "x", "predicate": {}}
            """.formatted(subjects)))
                .isEqualTo("REFUSED it speaks of no subject, so that it proves nothing");
    }

    @Test
    void aSubjectThatIsNoneIsRefusedWithItsNumber() {
        var text = """
            {"_type": "https://in-toto.io/Statement/v1", "predicateType": "x", "predicate": {},
             "subject": [{"name": "a", "digest": {"sha1": "aa"}}, %s]}
            """;
        assertThat(told(text.formatted("{\"name\": \"b\"}"))).isEqualTo("REFUSED subject 2 has no digest");
        assertThat(told(text.formatted("{\"digest\": {\"sha256\": \"abc\"}}")))
                .isEqualTo("REFUSED the sha256 digest of subject 2 is not 64 hexadecimal digits");
        assertThat(told(text.formatted("{\"digest\": {\"sha512\": \"abc\"}}")))
                .contains("about something without a sha256 digest");
        var many = text.formatted("{\"digest\": {\"sha1\": \"a\"}}, ".repeat(10_000) + "{}");
        assertThat(told(many)).isEqualTo("REFUSED it speaks of more than 10000 subjects");
    }

    @Test
    void otherVersionsOfStatementsAreRefused() {
        var text = statement("https://example.com/x", "{}");
        assertThat(told(text.replace("Statement/v1", "Statement/v9")))
                .isEqualTo("REFUSED it is an in-toto statement of another version than v1 and v0.1");
        assertThat(told(text.replace("Statement/v1", "Statement/v0.1"))).startsWith("UNJUDGED");
        assertThat(told(text.replace("https://example.com/x", " ")))
                .isEqualTo("REFUSED it does not say of what type its predicate is");
    }
}

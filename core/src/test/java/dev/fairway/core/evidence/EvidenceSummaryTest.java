package dev.fairway.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.core.evidence.EvidenceReading.Read;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvidenceSummaryTest {

    private static final Digest API = Digest.of("api".getBytes(StandardCharsets.UTF_8));
    private static final Digest WEB = Digest.of("web".getBytes(StandardCharsets.UTF_8));

    @Test
    void whatSpeaksOfTheReleaseIsNotForeign() {
        assertThat(provenanceOf(API).foreignTo(List.of(API, WEB))).isEmpty();
    }

    @Test
    void aBuildMayMakeMoreThanTheReleaseShips() {
        assertThat(provenanceOf(API, WEB).foreignTo(List.of(WEB))).isEmpty();
    }

    @Test
    void whatSpeaksOfNothingInTheReleaseIsForeign() {
        assertThat(provenanceOf(API).foreignTo(List.of(WEB))).contains("nothing that it speaks of is in the release");
        assertThat(provenanceOf(API).foreignTo(List.of())).isPresent();
        assertThat(provenanceOf(API).foreignTo(WEB, "web")).contains("it does not speak of the artifact 'web'");
        assertThat(provenanceOf(API).foreignTo(API, "api")).isEmpty();
    }

    @Test
    void anAttestationOfNoDigestIsTiedToNothing() {
        assertThat(provenanceOf().foreignTo(List.of(API)).orElseThrow()).contains("names no sha256 digest");
    }

    @Test
    void anSbomMayNameNoDigestAndSaysSo() {
        var sbom = sbomOf();
        assertThat(sbom.foreignTo(List.of(API))).isEmpty();
        assertThat(sbom.headline()).contains("it names no digest");
    }

    @Test
    void anSbomOfAnotherArtifactIsForeign() {
        assertThat(sbomOf(API).foreignTo(List.of(WEB))).isPresent();
        assertThat(sbomOf(API).foreignTo(List.of(API))).isEmpty();
    }

    @Test
    void aReportThatCannotNameItsSubjectIsTiedByWhoAddsIt() {
        var report = summary(new TestRun(3, 0, 0, 0, 0, 0, 0).judged());
        assertThat(report.foreignTo(List.of(API))).isEmpty();
    }

    @Test
    void subjectsAreSortedAndEachIsThereOnce() {
        assertThat(provenanceOf(WEB, API, WEB).subjects())
                .isSorted()
                .hasSize(2)
                .containsExactlyElementsOf(provenanceOf(API, WEB).subjects());
    }

    @Test
    void countsAreWithinWhatAllReadersOfJsonAgreeOn() {
        assertThatThrownBy(() -> counting(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counting(EvidenceSummary.MOST + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(counting(EvidenceSummary.MOST).counts()).containsEntry("tests", 9007199254740991L);
    }

    @Test
    void aDigestIsWrittenInOneWay() {
        assertThat(Digest.ofHex("AB".repeat(32))).contains(new Digest("sha256:" + "ab".repeat(32)));
        assertThat(Digest.ofHex("ab".repeat(31))).isEmpty();
        assertThat(Digest.parse("sha256:" + "AB".repeat(32))).isEmpty();
        assertThat(Digest.parse("ab".repeat(32))).isEmpty();
    }

    private static EvidenceSummary counting(long count) {
        return new EvidenceSummary(
                EvidenceKind.FILE,
                EvidenceResult.UNJUDGED,
                new LinkedHashMap<>(Map.of("tests", count)),
                Optional.empty(),
                List.of(),
                List.of(),
                "a file");
    }

    private static EvidenceSummary provenanceOf(Digest... subjects) {
        return summary(new Attestation(
                        EvidenceKind.PROVENANCE,
                        EvidenceResult.UNJUDGED,
                        "https://slsa.dev/provenance/v1",
                        List.of(subjects),
                        new LinkedHashMap<>(),
                        List.of("https://ci.example.com/builder"),
                        Optional.empty(),
                        true)
                .judged());
    }

    private static EvidenceSummary sbomOf(Digest... subjects) {
        return summary(
                new Inventory(EvidenceKind.CYCLONEDX, "CycloneDX 1.6", 3, 0, 0, 0, List.of(subjects), Optional.empty())
                        .judged());
    }

    private static EvidenceSummary summary(EvidenceReading reading) {
        return ((Read) reading).summary();
    }
}

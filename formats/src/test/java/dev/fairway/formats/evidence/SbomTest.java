package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.API;
import static dev.fairway.formats.evidence.Readings.WEB;
import static dev.fairway.formats.evidence.Readings.digest;
import static dev.fairway.formats.evidence.Readings.summary;
import static dev.fairway.formats.evidence.Readings.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.evidence.EvidenceKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SbomTest {

    private static final String CYCLONEDX = """
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:x", "version": 1,
         "metadata": {"timestamp": "2026-11-27T11:00:00+01:00", "component": COMPONENT},
         "components": [
           {"type": "library", "name": "a", "purl": "pkg:maven/org.example/a@1.0?type=jar",
            "hashes": [{"alg": "SHA-256", "content": "OTHER"}],
            "components": [{"type": "library", "name": "b"}]},
           {"type": "library", "name": "c"}]}
        """;

    private static final String CYCLONEDX_XML = """
        <?xml version="1.0" encoding="UTF-8"?>
        <bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
          <metadata>
            <timestamp>2026-11-27T10:00:00Z</timestamp>
            <tools><components><component type="application"><name>maker</name></component></components></tools>
            <component type="container"><name>api</name><version>1.4.2</version>
              <hashes><hash alg="SHA-1">aa</hash><hash alg="SHA-256">HASH</hash></hashes>
              <purl>pkg:oci/api@sha256%3APURL?repository_url=registry.example.com</purl>
            </component>
          </metadata>
          <components>
            <component type="library"><name>a</name>
              <hashes><hash alg="SHA-256">00</hash></hashes>
              <components><component type="library"><name>b</name></component></components>
            </component>
          </components>
          <vulnerabilities>
            <vulnerability><id>V-1</id><analysis><state>not_affected</state></analysis></vulnerability>
            <vulnerability><id>V-2</id></vulnerability>
          </vulnerabilities>
        </bom>
        """;

    private static final String SPDX = """
        {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "api",
         "creationInfo": {"created": "2026-11-27T10:00:00Z", "creators": ["Tool: maker-1.0"]},
         "packages": [
           {"SPDXID": "SPDXRef-api", "name": "api", "versionInfo": "1.4.2",
            "checksums": [{"algorithm": "SHA256", "checksumValue": "HASH"}],
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
              "referenceLocator": "pkg:oci/api@sha256%3APURL"}]},
           {"SPDXID": "SPDXRef-a", "name": "a",
            "checksums": [{"algorithm": "SHA256", "checksumValue": "OTHER"}]}],
         "files": [{"SPDXID": "SPDXRef-f", "fileName": "./a"}],
         "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
           "relatedSpdxElement": "SPDXRef-api"}]}
        """;

    private static final String TAGS = """
        # made by hand
        SPDXVersion: SPDX-2.2
        DataLicense: CC0-1.0
        SPDXID: SPDXRef-DOCUMENT
        Created: 2026-11-27T10:00:00Z
        DocumentComment: <text>two
        PackageName: not one
        lines</text>

        PackageName: api
        SPDXID: SPDXRef-api
        PackageVersion: 1.4.2
        PackageChecksum: SHA1: aa
        PackageChecksum: SHA256: HASH
        ExternalRef: PACKAGE-MANAGER purl pkg:generic/api@1.4.2?checksum=sha256:PURL

        PackageName: a
        SPDXID: SPDXRef-a
        PackageChecksum: SHA256: OTHER

        FileName: ./a
        SPDXID: SPDXRef-f

        Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-api
        """;

    private static String cyclonedx(String component) {
        return CYCLONEDX.replace("COMPONENT", component).replace("OTHER", "00".repeat(32));
    }

    /// With the digests of what is described, and of what is not.
    private static String filled(String text) {
        return text.replace("HASH", API).replace("PURL", WEB).replace("OTHER", "00".repeat(32));
    }

    @Test
    void componentsAreCountedAtAnyDepth() {
        var summary = summary(cyclonedx("{\"type\": \"application\", \"name\": \"api\"}"));
        assertThat(summary.kind()).isEqualTo(EvidenceKind.CYCLONEDX);
        assertThat(summary.counts()).hasToString("{components=3}");
        assertThat(summary.ended()).contains(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(summary.subjects()).isEmpty();
        assertThat(summary.headline())
                .isEqualTo("CycloneDX 1.6 lists 3 components; it names no digest, so that only who adds it says what it"
                        + " describes");
    }

    @Test
    void whatIsDescribedIsKnownByItsDigest() {
        for (var named : new String[] {
            "{\"hashes\": [{\"alg\": \"SHA-512\", \"content\": \"x\"}, {\"alg\": \"SHA-256\", \"content\": \"%s\"}]}",
            "{\"hashes\": [{\"content\": \"%s\", \"alg\": \"SHA-256\"}]}",
            "{\"purl\": \"pkg:oci/api@sha256%%3A%s?repository_url=registry.example.com/api\"}",
            "{\"purl\": \"pkg:oci/api@sha256:%s\"}",
            "{\"purl\": \"pkg:generic/api@1.0?checksum=sha1:aa,sha256:%s&x=y#sub\"}",
            "{\"version\": \"sha256:%s\"}",
        }) {
            assertThat(summary(cyclonedx(named.formatted(API))).subjects())
                    .as(named)
                    .containsExactly(digest(API));
        }
        assertThat(told(cyclonedx("{\"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"abc\"}]}")))
                .isEqualTo("REFUSED the SHA-256 hash of what it describes is not 64 hexadecimal digits");
    }

    @Test
    void xmlSaysTheSame() {
        var summary = summary(filled(CYCLONEDX_XML));
        assertThat(summary.counts()).hasToString("{components=2, vulnerabilities=1, settled=1}");
        assertThat(summary.subjects()).containsExactly(digest(WEB), digest(API));
        assertThat(summary.ended()).contains(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(summary.headline())
                .isEqualTo("CycloneDX 1.5 lists 2 components, 1 open vulnerability and 1 that it calls settled; it"
                        + " describes 2 digests");
    }

    @ParameterizedTest
    @CsvSource({
        "exploitable,WARNED",
        "in_triage,WARNED",
        "resolved,UNJUDGED",
        "resolved_with_pedigree,UNJUDGED",
        "false_positive,UNJUDGED",
        "not_affected,UNJUDGED"
    })
    void aVulnerabilityIsOpenUnlessItSaysOtherwise(String state, String result) {
        assertThat(told("""
            {"bomFormat": "CycloneDX", "specVersion": "1.7",
             "vulnerabilities": [{"id": "V-1", "analysis": {"state": "%s"}}]}
            """.formatted(state))).startsWith(result + " CycloneDX 1.7 lists 0 components, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0", "", "1.60"})
    void otherVersionsAreRefused(String version) {
        assertThat(told("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"%s\"}".formatted(version)))
                .isEqualTo("REFUSED it is CycloneDX of another version than 1.4 to 1.7");
        assertThat(told("<bom xmlns='http://cyclonedx.org/schema/bom/%s'/>".formatted(version)))
                .isEqualTo("REFUSED it is CycloneDX of another version than 1.4 to 1.7");
    }

    @Test
    void anSbomThatListsNothingProvesNothing() {
        var expected = "REFUSED it lists nothing, so that it proves nothing";
        assertThat(told("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": []}"))
                .isEqualTo(expected);
        assertThat(told("<bom xmlns='http://cyclonedx.org/schema/bom/1.4'><components/></bom>"))
                .isEqualTo(expected);
        assertThat(told("{\"spdxVersion\": \"SPDX-2.3\", \"packages\": []}")).isEqualTo(expected);
    }

    @Test
    void spdxNamesWhatItDescribes() {
        var summary = summary(filled(SPDX));
        assertThat(summary.kind()).isEqualTo(EvidenceKind.SPDX);
        assertThat(summary.counts()).hasToString("{components=2, files=1}");
        assertThat(summary.subjects()).containsExactly(digest(WEB), digest(API));
        assertThat(summary.ended()).contains(Instant.parse("2026-11-27T10:00:00Z"));
    }

    @Test
    void spdxOfTagsSaysTheSame() {
        var summary = summary(filled(TAGS));
        assertThat(summary.counts()).hasToString("{components=2, files=1}");
        assertThat(summary.subjects()).containsExactly(digest(WEB), digest(API));
        assertThat(summary.headline()).isEqualTo("SPDX 2.2 lists 2 components, 1 file; it describes 2 digests");
        assertThat(summary(filled(TAGS.replace("\n", "\r\n"))).subjects()).isEqualTo(summary.subjects());
    }

    @Test
    void spdxDescribesInSeveralWays() {
        var text = """
            {"spdxVersion": "SPDX-2.2", %s,
             "packages": [{"SPDXID": "SPDXRef-api", "versionInfo": "sha256:%s"}]}
            """;
        assertThat(summary(text.formatted("\"documentDescribes\": [\"SPDXRef-api\"]", API))
                        .subjects())
                .containsExactly(digest(API));
        assertThat(summary(text.formatted("""
            "relationships": [{"spdxElementId": "SPDXRef-api", "relationshipType": "DESCRIBED_BY",
            "relatedSpdxElement": "SPDXRef-DOCUMENT"}]\
            """, API)).subjects()).containsExactly(digest(API));
        assertThat(summary(text.formatted("\"documentDescribes\": []", API)).subjects())
                .isEmpty();
    }

    @Test
    void spdxThatIsNotReadIsRefused() {
        assertThat(told("{\"spdxVersion\": \"SPDX-1.2\"}"))
                .isEqualTo("REFUSED it is SPDX of another version than 2.2 and 2.3");
        assertThat(told("{\"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": []}"))
                .isEqualTo("REFUSED it is SPDX 3, which is not read: SPDX 2.3 and CycloneDX are");
        assertThat(told("SPDXVersion: SPDX-2.3\nPackageComment: <text>without end\n"))
                .isEqualTo("REFUSED it ends within a text that <text> began");
        assertThat(told("SPDXVersion: SPDX-2.3\nPackageName: a\nPackageChecksum: SHA256: xyz\n"))
                .isEqualTo("REFUSED a SHA256 checksum is not 64 hexadecimal digits");
    }
}

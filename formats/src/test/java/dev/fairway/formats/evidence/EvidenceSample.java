package dev.fairway.formats.evidence;

import java.util.List;
import java.util.Random;

/// A file of each kind, with a secret and a test's name in it, and ways to damage it.
enum EvidenceSample {
    JUNIT("""
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites tests="3" failures="1"><testsuite name="a" tests="3" failures="1" errors="0" skipped="1">
          <properties><property name="password" value="hunter2"/></properties>
          <testcase name="hunter2"/>
          <testcase name="b"><failure message="&lt;1&gt;"><![CDATA[TOKEN]]></failure></testcase>
          <testcase name="c"><skipped/></testcase><system-out>TOKEN</system-out>
        </testsuite></testsuites>
        """),
    SARIF("""
        {"version": "2.1.0", "runs": [{"results": [{"ruleId": "X1", "message": {"text": "TOKEN"}},
          {"level": "error", "suppressions": [{"kind": "inSource"}], "baselineState": "new"}],
          "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-11-27T10:00:00Z"}],
          "tool": {"driver": {"name": "L", "rules": [{"id": "X1", "defaultConfiguration": {"level": "note"}}]}}}]}
        """),
    CYCLONEDX("""
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"timestamp": "2026-11-27T10:00:00Z",
          "component": {"purl": "pkg:oci/a@sha256%3AAPI?checksum=sha256:API", "version": "1"}},
          "components": [{"name": "hunter2", "components": [{"name": "TOKEN"}]}], "vulnerabilities": [{"id": "V"}]}
        """),
    CYCLONEDX_XML("""
        <bom xmlns="http://cyclonedx.org/schema/bom/1.5"><metadata><component><hashes><hash alg="SHA-256">API</hash>
          </hashes><purl>pkg:oci/a@sha256%3AAPI</purl></component></metadata>
          <components><component><name>hunter2</name><description>TOKEN</description></component></components>
          <vulnerabilities>
            <vulnerability><analysis><state>resolved</state></analysis></vulnerability></vulnerabilities></bom>
        """),
    SPDX("""
        {"spdxVersion": "SPDX-2.3", "creationInfo": {"created": "2026-11-27T10:00:00Z"},
         "comment": "TOKEN", "packages": [{"SPDXID": "SPDXRef-a", "name": "hunter2",
         "checksums": [{"algorithm": "SHA256",
           "checksumValue": "API"}]}], "documentDescribes": ["SPDXRef-a"],
         "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
           "relatedSpdxElement": "SPDXRef-a"}]}
        """),
    SPDX_TAGS("""
        SPDXVersion: SPDX-2.2
        Created: 2026-11-27T10:00:00Z
        PackageName: hunter2
        SPDXID: SPDXRef-a
        PackageChecksum: SHA256: API
        PackageComment: <text>TOKEN
        </text>
        ExternalRef: PACKAGE-MANAGER purl pkg:oci/a@sha256%3AAPI
        Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a
        """),
    PROVENANCE("""
        {"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "hunter2", "digest": {"sha256": "API"}}],
         "predicateType": "https://slsa.dev/provenance/v1", "predicate": {"runDetails": {"builder": {"id": "b"},
           "metadata": {"finishedOn": "2026-11-27T10:00:00Z"}}, "env": {"password": "hunter2", "x": "TOKEN"}}}
        """),
    TEST_RESULT("""
        {"_type": "https://in-toto.io/Statement/v0.1", "subject": [{"digest": {"sha256": "API"}}],
         "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
         "predicate": {"result": "WARNED", "passedTests": ["hunter2"], "warnedTests": ["TOKEN"]}}
        """),
    ENVELOPE(Readings.envelope(PROVENANCE.text()));

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\ud800",
            "null",
            "NaN",
            "-1",
            "1e999",
            "<",
            ">",
            "</",
            "&",
            "&x;",
            "<!DOCTYPE x>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<?x",
            "'",
            "\n",
            "\r",
            "\0",
            "\uFEFF",
            "\u2028",
            "é",
            "😀",
            "<text>",
            "</text>",
            "<testcase>",
            "</testcase>",
            "<testsuite>",
            "#",
            "sha256:",
            "pkg:",
            "?checksum=",
            "%",
            "%zz",
            "=",
            "@");

    private final String text;

    EvidenceSample(String text) {
        this.text = text;
    }

    String text() {
        return text.replace("TOKEN", Readings.TOKEN).replace("API", Readings.API);
    }

    String damaged(Random random) {
        var damaged = new StringBuilder(text());
        var times = 1 + random.nextInt(6);
        for (var i = 0; i < times; i++) {
            damage(damaged, random);
        }
        return damaged.toString();
    }

    private static void damage(StringBuilder text, Random random) {
        var at = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), at + 1 + random.nextInt(20));
        switch (random.nextInt(8)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.setLength(at);
            case 2 -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(50)));
            case 3 -> text.replace(at, Math.min(at + 1, text.length()), piece(random));
            case 4 -> text.insert(at, piece(random).repeat(1 + random.nextInt(300)));
            case 5 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
            default -> text.insert(at, piece(random));
        }
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}

package dev.fairway.formats.evidence;

import static dev.fairway.formats.evidence.Readings.API;
import static dev.fairway.formats.evidence.Readings.TOKEN;
import static dev.fairway.formats.evidence.Readings.bytes;
import static dev.fairway.formats.evidence.Readings.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EvidenceSecretsTest {

    private static List<String> found(String text) {
        return EvidenceSecrets.addresses(bytes(text));
    }

    @Test
    void ordinaryReportsOfTestsHoldNone() {
        assertThat(found("""
            <testsuite name="com.example.PasswordTest" tests="2" time="1.042">
              <properties>
                <property name="java.class.path" value="/home/ci/.m2/org/example/a/1.0/a-1.0.jar:/home/ci/classes"/>
                <property name="surefire.test.class.path" value="/home/ci/build/test-classes:/home/ci/build/classes"/>
                <property name="java.vm.specification.version" value="25"/>
                <property name="user.name" value="ci"/>
                <property name="path.separator" value=":"/>
                <property name="javax.net.ssl.trustStorePassword" value="changeit"/>
              </properties>
              <testcase name="passwordMustMatch[token-1]" classname="com.example.PasswordTest" time="0.01"/>
              <testcase name="resetToken" classname="com.example.PasswordTest" time="0.02">
                <failure message="expected: password == confirmation but was: &lt;null&gt;"
                    type="org.opentest4j.AssertionFailedError">at com.example.PasswordTest.reset(PasswordTest.java:42)
            at java.base/java.lang.reflect.Method.invoke(Method.java:580)</failure>
                <system-out><![CDATA[10:15:30.123 [main] INFO  c.e.Payments -- took 12ms
            id 8c1c5d0e-2f3a-4b5c-9d6e-7f8091a2b3c4
            image sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 pulled
            commit 62a20862a20862a20862a20862a20862a20862a2 on main
            etag "33a64df551425fcc55e4d42a148795d9f25f89d4", md5 d41d8cd98f00b204e9800998ecf8427e
            Using generated security password: 8c1c5d0e-2f3a-4b5c-9d6e-7f8091a2b3c4
            Session Attrs = {CSRF_TOKEN=org.example.web.csrf.DefaultToken@5a2c81ef}
            sasl.jaas.config = [hidden]
            sasl.password = [hidden]
            Tests: pass=12, fail=0
            PT1H30M, 1.5s, 350 ms, 2026-11-27T10:15:30.123456+01:00
            jdbc:h2:mem:test;DB_CLOSE_DELAY=-1
            ]]></system-out>
              </testcase>
            </testsuite>
            """)).isEmpty();
    }

    /// Of the very ledger that the evidence goes into, or of another.
    @Test
    void aLogsPrivateKeyIsOneWhereverItStands() {
        var key = "PRIVATE+KEY+fairway.local/56475aa7+1b7cbc07+" + "AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

        assertThat(found("<testsuite tests='1'><testcase name='a'/><system-out>begun\nFAIRWAY_LOG_KEY=" + key
                        + "\n</system-out></testsuite>"))
                .containsExactly("testsuite/system-out[1] (line 1), line 2 of its text");
        assertThat(found("{\"runs\": [{\"message\": \"" + key + "\"}]}")).containsExactly("runs[0].message");
        assertThat(found("log:\n  key: " + key + "\n")).containsExactly("line 2");
        assertThat(found(key + "\n")).containsExactly("line 1");
    }

    /// Whatever is kept for ever is looked at, not only what means something.
    @Test
    void noPlaceInXmlIsForgotten() {
        var suite = "<testsuite name='a'>%s<testcase name='b'/></testsuite>";

        assertThat(found(suite.formatted("<!-- see\n" + TOKEN + " -->")))
                .containsExactly("the comment or instruction that ends on line 2");
        assertThat(found(suite.formatted("") + "<!-- " + TOKEN + " -->")).hasSize(1);
        assertThat(found(suite.formatted("<?x " + TOKEN + "?>"))).hasSize(1);
        assertThat(found(suite.formatted("<?" + TOKEN + "?>"))).hasSize(1);
        for (var tag : List.of(
                "<" + TOKEN + "/>",
                "<x " + TOKEN + "='1'/>",
                "<x xmlns:a='" + TOKEN + "'/>",
                "<x xmlns:" + TOKEN + "='urn:a'/>",
                "<x xmlns:a='urn:a' xmlns:b='urn:b' a:c='" + TOKEN + "' b:c='1'/>")) {
            assertThat(found(suite.formatted(tag))).as(tag).isNotEmpty().noneMatch(it -> it.contains(TOKEN));
        }
        assertThat(found(suite.formatted("<x " + TOKEN + "='" + TOKEN + "'/>")))
                .isNotEmpty()
                .noneMatch(it -> it.contains(TOKEN));
    }

    @Test
    void aTokenIsSeenInOtherEncodingsAndWithUnseenCharactersInIt() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(EvidenceSecrets.addresses(("\ufeffa note\nwith " + TOKEN + "\n").getBytes(charset)))
                    .containsExactly("line 2");
            assertThat(EvidenceSecrets.addresses("\ufeffan ordinary note\n".getBytes(charset)))
                    .isEmpty();
        }
        for (var unseen : List.of("\u200b", "\u2060", "\u00ad", "\ufeff")) {
            assertThat(found("token " + TOKEN.substring(0, 12) + unseen + TOKEN.substring(12)))
                    .hasSize(1);
        }
    }

    @Test
    void ordinarySbomsHoldNone() {
        assertThat(found("""
            {"bomFormat": "CycloneDX", "specVersion": "1.6",
             "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
             "metadata": {"component": {"bom-ref": "pkg:oci/api@sha256%%3A%1$s?repository_url=registry.example.com"}},
             "components": [
               {"type": "library", "name": "passwd", "version": "1:4.8.1-1",
                "cpe": "cpe:2.3:a:x:passwd:4.8.1:*:*:*:*:*:*:*",
                "purl": "pkg:deb/debian/passwd@1:4.8.1-1?arch=amd64&distro=debian-11",
                "hashes": [{"alg": "SHA-256", "content": "%1$s"},
                  {"alg": "MD5", "content": "d41d8cd98f00b204e9800998ecf8427e"},
                  {"alg": "SHA-512", "content": "%1$s%1$s"}],
                "externalReferences": [{"type": "vcs", "url": "git+https://git.example.com/a/b.git@v1.2"}],
                "properties": [{"name": "syft:package:foundBy", "value": "dpkg-db-cataloger"},
                  {"name": "syft:location:0:layerID", "value": "sha256:%1$s"}]},
               {"type": "library", "name": "@angular/core", "purl": "pkg:npm/%%40angular/core@12.3.1",
                "licenses": [{"license": {"id": "MIT"}}], "author": "Ann <ann@example.com>"},
               {"type": "library", "name": "oauth2-token", "purl": "pkg:golang/golang.org/x/oauth2@v0.20.0#token"}]}
            """.formatted(API))).isEmpty();
        assertThat(found("""
            SPDXVersion: SPDX-2.3
            PackageName: passwd
            PackageChecksum: SHA256: %s
            PackageVerificationCode: d6a770ba38583ed4bb4525bd96e50461655d2758 (excludes: ./package.spdx)
            ExternalRef: SECURITY cpe23Type cpe:2.3:a:x:passwd:4.8.1:*:*:*:*:*:*:*
            ExternalRef: PACKAGE-MANAGER purl pkg:npm/%%40angular/core@12.3.1
            """.formatted(API))).isEmpty();
    }

    @Test
    void ordinaryScansAndAttestationsHoldNone() {
        assertThat(found("""
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Linter", "rules": [
                {"id": "js/hard-coded-password", "helpUri": "https://example.com/rules?id=1",
                 "shortDescription": {"text": "A password or a token is written in the source"}}]}},
              "automationDetails": {"id": "main/", "guid": "3e671687-395b-41f5-a30f-a58921a69b79"},
              "results": [{"ruleId": "js/hard-coded-password", "message": {"text": "The password is hard-coded."},
                "guid": "3e671687-395b-41f5-a30f-a58921a69b79",
                "partialFingerprints": {"primaryLocationLineHash": "39fa2ee980eb94b0:1",
                  "contextHash/v1": "mTKP5dZ4JmzYzs2wV8m0l5o3q7H1o9bX2nR6tY8uI0c="},
                "fingerprints": {"matchBasedId/v1": "%1$s%1$s_0"}}]}]}
            """.formatted(API))).isEmpty();
        assertThat(found(envelope("""
            {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
             "subject": [{"name": "api", "digest": {"sha256": "%s"}}],
             "predicate": {"buildDefinition": {"externalParameters": {"secrets": ["DEPLOY_TOKEN"]},
               "resolvedDependencies": [{"uri": "git+https://git.example.com/a/b@refs/heads/main",
                 "digest": {"gitCommit": "62a20862a20862a20862a20862a20862a20862a2"}}]},
               "runDetails": {"builder": {"id": "https://ci.example.com/runner@v2.1"}}}}
            """.formatted(API))
                        .replace("MEUCIQDx", "MEUCIQDx7kPzq0o5vYJb1Z3lqkq9w8mXo2b6yH4n5c1d2e3f4gIgS0pAZ9Zy=")))
                .isEmpty();
    }

    @Test
    void whatATestPrintedIsFoundWithItsPlace() {
        assertThat(found("""
            <testsuites>
              <testsuite>
                <testcase name="a"/>
                <testcase name="b">
                  <failure message="refused: %1$s">x</failure>
                  <system-out>starting
            connecting with password=hunter2
            done</system-out>
                </testcase>
              </testsuite>
            </testsuites>
            """.formatted(TOKEN)))
                .containsExactly(
                        "testsuites/testsuite[1]/testcase[2]/failure[1]/@message (line 5)",
                        "testsuites/testsuite[1]/testcase[2]/system-out[1] (line 6), line 2 of its text");
    }

    @Test
    void aPropertyIsNamedByWhatStandsBesideIt() {
        assertThat(found("<testsuite><properties><property name='db.password'"
                        + " value='hunter2'/></properties></testsuite>"))
                .containsExactly("testsuite/properties[1]/property[1]/@value (line 1)");
        assertThat(found("{\"properties\": [{\"name\": \"a\", \"value\": \"b\"}, {\"value\": \"hunter2\","
                        + " \"name\": \"apiKey\"}]}"))
                .containsExactly("properties[1].value");
    }

    @Test
    void whatAKeyNamesIsFound() {
        assertThat(found("{\"predicate\": {\"env\": {\"DEPLOY_TOKEN\": \"hunter2\", \"other\": \"hunter2\"}}}"))
                .containsExactly("predicate.env.DEPLOY_TOKEN");
        assertThat(found("{\"password\": {\"value\": 123456}, \"tokens\": 5, \"token\": true}"))
                .containsExactly("password.value");
    }

    @Test
    void aPayloadIsLookedThroughAsWhatItHolds() {
        assertThat(found(envelope("{\"predicate\": {\"log\": [\"ok\", \"token %s\"]}}".formatted(TOKEN))))
                .containsExactly("payload, predicate.log[1]");
        assertThat(found(envelope("text/plain", "ok\n%s".formatted(TOKEN)))).containsExactly("payload, line 2");
    }

    @Test
    void aNameThatIsASecretIsNotShown() {
        var addresses = found("{\"%s\": {\"password\": \"hunter2\"}}".formatted(TOKEN));
        assertThat(addresses).hasSize(2).noneMatch(it -> it.contains("ghp_"));
        assertThat(addresses).last().isEqualTo("(a name that is a secret).password");
    }

    @Test
    void otherTextsAreLookedThroughByLine() {
        assertThat(found("ok\r\nAuthorization: Bearer 3f9c2d71aa0e4b5f\r\n")).containsExactly("line 2");
        assertThat(found("{broken\n%s\n".formatted(TOKEN))).containsExactly("line 2");
        assertThat(found("<broken>\n%s\n".formatted(TOKEN))).containsExactly("line 2");
        assertThat(EvidenceSecrets.addresses(("\u00ff\n" + TOKEN).getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("line 2");
    }

    @Test
    void aSecretIsFoundHoweverLateItStands() {
        var far = "x ".repeat(3 << 20) + TOKEN;
        assertThat(found(far)).containsExactly("line 1");
        assertThat(found("<testsuite><system-out>%s</system-out></testsuite>".formatted(far)))
                .hasSize(1);
        assertThat(found("{\"a\": \"%s\"}".formatted(far))).containsExactly("a");
    }

    @Test
    void onlySoManyAddressesAreTold() {
        assertThat(found((TOKEN + "\n").repeat(80))).hasSize(EvidenceSecrets.MOST);
    }

    /// In bytes that are no text, anything can be seen by chance.
    @Test
    void ofWhatIsNoTextOnlyWhatPeopleCouldReadIsLookedAt() throws IOException {
        var noise = new byte[1 << 20];
        new Random(7).nextBytes(noise);
        assertThat(EvidenceSecrets.addresses(noise)).isEmpty();

        var picture = new ByteArrayOutputStream();
        picture.write(noise, 0, 100_000);
        picture.write(0);
        picture.write(bytes("GITHUB_TOKEN=" + TOKEN));
        picture.write(0);
        picture.write(noise, 100_000, 100_000);
        assertThat(EvidenceSecrets.addresses(picture.toByteArray())).containsExactly("byte 100001");
    }

    @Test
    void oneSentenceSaysWhereSecretsStand() {
        var line = "GITHUB_TOKEN=" + TOKEN + "\n";

        assertThat(EvidenceSecrets.sentence(bytes("nothing\n"))).isEmpty();
        assertThat(EvidenceSecrets.sentence(bytes(line))).contains("line 1 looks like a secret");
        assertThat(EvidenceSecrets.sentence(bytes(line.repeat(5))))
                .contains("line 1, line 2, line 3, line 4, line 5 look like secrets");
        assertThat(EvidenceSecrets.sentence(bytes(line.repeat(7))))
                .contains("line 1, line 2, line 3, line 4, line 5 and 2 more look like secrets");
        assertThat(EvidenceSecrets.sentence(bytes(line.repeat(99))).orElseThrow())
                .endsWith(" and 45 or more look like secrets");
    }
}

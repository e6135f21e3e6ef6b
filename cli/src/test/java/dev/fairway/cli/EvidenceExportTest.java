package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.release.EnvelopeKey;
import dev.fairway.formats.evidence.SignedEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Evidence as others read it.
@ExtendWith(StoryConsole.class)
final class EvidenceExportTest {

    private static final String STATEMENT = "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":"
            + "{\"configuration\":[],\"result\":\"%s\"},"
            + "\"predicateType\":\"https://in-toto.io/attestation/test-result/v0.1\",\"subject\":[%s]}";

    private final Console console;

    EvidenceExportTest(Console console) {
        this.console = console.wide(200);
    }

    @BeforeEach
    void release() {
        console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                "1",
                "--artifact",
                "api=x@sha256:" + "a".repeat(64),
                "--artifact",
                "web=x@sha256:" + "b".repeat(64));
        console.write("TEST-a.xml", "<testsuite name='a' tests='1'><testcase name='secretName'/></testsuite>")
                .write("TEST-b.xml", """
                    <testsuite name='b' tests='1' failures='1'><testcase name='t'><failure/></testcase></testsuite>
                    """)
                .write("sbom.json", """
                    {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "library", "name": "a"}]}
                    """)
                .write("note.txt", "signed off by Ann\n");
        add("--type", "test-result", "--file", "TEST-a.xml");
        add("--type", "smoke", "--file", "TEST-b.xml", "--artifact", "web");
        add("--type", "sbom", "--file", "sbom.json");
        add("--type", "note", "--file", "note.txt");
    }

    private void add(String... more) {
        var arguments = new ArrayList<>(List.of("evidence", "add", "payments@1"));
        arguments.addAll(List.of(more));
        assertThat(console.run(arguments.toArray(String[]::new)))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
    }

    private static String subject(String name, String digit) {
        return "{\"digest\":{\"sha256\":\"%s\"},\"name\":\"%s\"}".formatted(digit.repeat(64), name);
    }

    private static String payload(String envelope) {
        var base64 = envelope.replaceAll("(?s).*\"payload\":\"([A-Za-z0-9+/=]+)\".*", "$1");
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void resultsOfTestsAreStatementsWithoutNamesThatTheKeyBesideThemChecks() {
        assertThat(console.run("evidence", "export", "payments@1", "out"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);

        var passed = console.read("out/2-test-result.dsse.json");
        var failed = console.read("out/3-smoke.dsse.json");
        assertThat(payload(passed))
                .isEqualTo(STATEMENT.formatted("PASSED", subject("api", "a") + "," + subject("web", "b")));
        assertThat(payload(failed)).isEqualTo(STATEMENT.formatted("FAILED", subject("web", "b")));
        var key = EnvelopeKey.parse(console.read("out/key.pem")).orElseThrow();
        for (var envelope : List.of(passed, failed)) {
            assertThat(key.signed(SignedEnvelope.of(envelope.getBytes(StandardCharsets.UTF_8))
                            .orElseThrow()))
                    .isTrue();
        }
        // What was exported is evidence, too.
        assertThat(console.run(
                        "evidence",
                        "add",
                        "payments@1",
                        "--type",
                        "test-result",
                        "--file",
                        "out/3-smoke.dsse.json",
                        "--verify-key",
                        "out/key.pem"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("test-result failed for payments@1", "its signature holds");
    }

    @Test
    void whatIsExchangedIsAsItWasReceivedAndOtherFilesStay() {
        assertThat(console.run("evidence", "export", "payments@1", "out")).isEqualTo(Exit.CLEAN);

        assertThat(console.read("out/4-sbom.json")).isEqualTo(console.read("sbom.json"));
        assertThat(console.out())
                .contains("out/4-sbom.json  entry 4, as it was received")
                .contains("out/key.pem  the public key that checks what was stated here")
                .contains("left out: entry 5, note: it is in no form that is exchanged");
        assertThat(console.folder().resolve("out")).isDirectoryNotContaining("glob:**5-note*");
    }

    @Test
    void nothingIsWrittenOverWhatIsThere() {
        assertThat(console.run("evidence", "export", "payments@1", "config")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config: it is not an empty folder");
        assertThat(console.run("evidence", "export", "payments@9", "out")).isEqualTo(Exit.MISTAKE);
        assertThat(console.folder().resolve("out")).doesNotExist();
    }
}

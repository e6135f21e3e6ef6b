package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signatures of what others have attested, checked with a key that somebody names.
@ExtendWith(StoryConsole.class)
final class SignedEvidenceTest {

    private static final String TYPE = "application/vnd.in-toto+json";
    private static final String STATEMENT = """
        {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
         "subject": [{"name": "api", "digest": {"sha256": "%s"}}],
         "predicate": {"buildDefinition": {"buildType": "https://example.com/build"},
                       "runDetails": {"builder": {"id": "https://example.com/ci"}}}}
        """.formatted("a".repeat(64));

    private final Console console;

    SignedEvidenceTest(Console console) {
        this.console = console.wide(200);
    }

    private static KeyPair pair(String type, String size) throws GeneralSecurityException {
        var pairs = KeyPairGenerator.getInstance(type);
        if (type.equals("EC")) {
            pairs.initialize(new ECGenParameterSpec(size));
        } else if (type.equals("RSA")) {
            pairs.initialize(Integer.parseInt(size));
        }
        return pairs.generateKeyPair();
    }

    private static byte[] sign(KeyPair pair, String algorithm) throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm);
        if (algorithm.equals("RSASSA-PSS")) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(pair.getPrivate());
        var payload = STATEMENT.getBytes(StandardCharsets.UTF_8);
        signature.update(("DSSEv1 " + TYPE.length() + " " + TYPE + " " + payload.length + " " + STATEMENT)
                .getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private static String envelope(byte[] signature) {
        return """
            {"payloadType": "%s", "payload": "%s", "signatures": [{"keyid": "", "sig": "%s"}]}
            """.formatted(
                        TYPE,
                        Base64.getEncoder().encodeToString(STATEMENT.getBytes(StandardCharsets.UTF_8)),
                        Base64.getEncoder().encodeToString(signature));
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String digest(KeyPair pair) {
        return "sha256:" + Bytes.of(pair.getPublic().getEncoded()).sha256().hex();
    }

    private Exit create(String... more) {
        var arguments = new ArrayList<>(List.of(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                "1",
                "--artifact",
                "api=x@sha256:" + "a".repeat(64)));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "Ed25519,,Ed25519",
        "EC,secp256r1,SHA256withECDSA",
        "EC,secp384r1,SHA384withECDSA",
        "EC,secp384r1,SHA256withECDSA",
        "RSA,2048,SHA256withRSA",
        "RSA,2048,RSASSA-PSS"
    })
    void aSignatureByTheKeyThatWasNamedHolds(String type, String size, String algorithm)
            throws GeneralSecurityException {
        var pair = pair(type, size);
        console.write("p.json", envelope(sign(pair, algorithm))).write("ci.pem", pem(pair));

        assertThat(create("--provenance", "p.json", "--provenance-key", "ci.pem"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("its signature holds under the key " + digest(pair));
        create("--provenance", "p.json", "--provenance-key", "ci.pem", "--format", "json");
        assertThat(console.out()).contains("\"state\": \"holds\"", "\"key\": \"" + digest(pair), "\"recorded\": false");
        console.write("other.pem", pem(pair(type, size)));
        assertThat(create("--provenance", "p.json", "--provenance-key", "other.pem"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("p.json: no signature of it holds under the key sha256:");
    }

    @Test
    void withoutAKeyItIsSaidThatNobodyChecked() {
        console.write("p.json", envelope("x".repeat(64).getBytes(StandardCharsets.UTF_8)));

        assertThat(create("--provenance", "p.json", "--format", "json"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"state\": \"unchecked\"", "\"key\": null");
        create("--provenance", "p.json");
        assertThat(console.out()).contains("its signature was not checked here");
    }

    @Test
    void whatIsNotSignedByTheKeyIsRefusedBeforeAnythingIsRecorded() throws GeneralSecurityException {
        var pair = pair("Ed25519", "");
        console.write("ci.pem", pem(pair))
                .write("bare.json", STATEMENT)
                .write("forged.json", envelope("x".repeat(64).getBytes(StandardCharsets.UTF_8)));

        assertThat(create("--provenance", "bare.json", "--provenance", "forged.json", "--provenance-key", "ci.pem"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.err())
                .contains("bare.json: it is in no envelope that is signed", "forged.json: no signature of it holds");
        assertThat(console.folder().resolve(".fairway/store")).doesNotExist();
        assertThat(create("--provenance-key", "ci.pem")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("there is none");
    }

    @Test
    void whatIsNoKeyOfAKnownTypeIsAMistake() throws GeneralSecurityException {
        console.write("p.json", envelope(sign(pair("Ed25519", ""), "Ed25519")))
                .write("none.pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")
                .write("short.pem", pem(pair("RSA", "1024")))
                .write("curve.pem", pem(pair("EC", "secp521r1")))
                .write(
                        "neutral.pem",
                        "-----BEGIN PUBLIC KEY-----\n"
                                + Bytes.hex("302a300506032b6570032100" + "01" + "00".repeat(31))
                                        .base64()
                                + "\n-----END PUBLIC KEY-----\n");

        for (var key : List.of("none.pem", "short.pem", "curve.pem", "neutral.pem")) {
            assertThat(create("--provenance", "p.json", "--provenance-key", key))
                    .isEqualTo(Exit.MISTAKE);
            assertThat(console.err()).contains(key + ": this is no file with one public key");
        }
        assertThat(create("--provenance", "p.json", "--provenance-key", "absent.pem"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--provenance-key absent.pem: there is no such file");
    }

    @Test
    void evidenceIsCheckedInTheSameWay() throws GeneralSecurityException {
        var pair = pair("EC", "secp256r1");
        console.write("p.json", envelope(sign(pair, "SHA256withECDSA")))
                .write("ci.pem", pem(pair))
                .write("other.pem", pem(pair("EC", "secp256r1")));
        create();

        assertThat(add("--verify-key", "other.pem")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("no signature of it holds");
        assertThat(add("--verify-key", "ci.pem")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("its signature holds under the key " + digest(pair), "(entry 2)");
        assertThat(add("--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"state\": \"unchecked\"", "\"index\": 2");
    }

    private Exit add(String... more) {
        var arguments = new ArrayList<>(List.of(
                "evidence", "add", "payments@1", "--type", "provenance", "--file", "p.json", "--artifact", "api"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }
}

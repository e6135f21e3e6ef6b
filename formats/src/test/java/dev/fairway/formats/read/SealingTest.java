package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealingTest {

    @Test
    void fingerprintsAreHmacSha256() {
        // RFC 4231, test cases 1 (its key padded with zeros is the same key) and 6.
        var short1 = Sealing.withKey(HexFormat.of().parseHex("0b".repeat(20)));
        assertThat(HexFormat.of().formatHex(short1.mac("Hi There".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        var long6 = Sealing.withKey(HexFormat.of().parseHex("aa".repeat(131)));
        assertThat(HexFormat.of()
                        .formatHex(long6.mac("Test Using Larger Than Block-Size Key - Hash Key First"
                                .getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        assertThat(short1.fingerprint("Hi There")).isEqualTo("fp:b0344c61d8db");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> Sealing.withKey(new byte[8])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runsDoNotShareFingerprints() {
        assertThat(Sealing.random().fingerprint("x"))
                .isNotEqualTo(Sealing.random().fingerprint("x"));
    }

    @Test
    void equalSecretsHaveEqualFingerprintsInEveryFormat() {
        var yaml = (Node.Mapping)
                read("a.yaml", "password: hunter2x\n").documents().getFirst();
        var dotenv =
                (Node.Mapping) read(".env", "PASSWORD=hunter2x\n").documents().getFirst();
        var one = (Node.Secret) yaml.entries().getFirst().value();
        var other = (Node.Secret) dotenv.entries().getFirst().value();
        assertThat(one.fingerprint()).isEqualTo(other.fingerprint()).matches("fp:[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD=Tulip77Rain",
                "password: |\n  Tulip77Rain\n",
                "mounts: |\n  password: Tulip77Rain\n",
                "databaseUrl: postgres://app:Tulip77Rain@db.example.com/shop",
                "command: [mysql, -uroot, -pTulip77Rain]",
                "{kind: Secret, data: {a: VHVsaXA3N1JhaW4=}}",
                "{kind: Secret, data: {a: VHVsaXA3N1JhaW4K}}"
            })
    void aSentenceLosesTheSecretsThatWereRead(String text) {
        var sealing = Sealing.random();
        var name = text.startsWith("PASSWORD") ? ".env" : "a.yaml";
        DocumentReader.read(Source.of(name), text.getBytes(StandardCharsets.UTF_8), sealing);

        assertThat(sealing.withoutRead("Rotate \"Tulip77Rain\", not Tulip77"))
                .isEqualTo("Rotate \"(secret)\", not Tulip77");
        assertThat(Sealing.random().withoutRead("Rotate Tulip77Rain")).isEqualTo("Rotate Tulip77Rain");
    }

    @Test
    void kubernetesSecretsAreSealedWhole() {
        assertThat(values("a.yaml", """
            apiVersion: v1
            kind: Secret
            metadata: {name: db}
            data: {user: YWRtaW4=, empty: "", templated: "{{ .x | b64enc }}"}
            stringData: {note: plain text, todo: changeme}
            """))
                .containsExactly(
                        "apiVersion = TEXT v1 @1:13",
                        "kind = TEXT Secret @2:7",
                        "metadata.name = TEXT db @3:18",
                        "data.user = SECRET @4:14",
                        "data.empty = TEXT  @4:31",
                        "data.templated = TEXT {{ .x | b64enc }} @4:46",
                        "stringData.note = SECRET @5:20",
                        "stringData.todo = TEXT changeme @5:38");
    }

    @Test
    void ciphertextIsPresenceOnly() {
        assertThat(values("a.yaml", """
            password: ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]
            other: !vault |
              $ANSIBLE_VAULT;1.1;AES256
              6162
            plain: 1
            sops: {mac: "ENC[AES256_GCM,data:x,type:str]", version: 3.8.1}
            """))
                .containsExactly(
                        "password = ENCRYPTED sops @1:11",
                        "other = ENCRYPTED ansible-vault @3:3",
                        "plain = NUMBER 1 @5:8");
        assertThat(values("b.yaml", "kind: SealedSecret\nspec: {encryptedData: {a: AgBy8hCi}}\n"))
                .contains("spec.encryptedData.a = ENCRYPTED sealed-secrets @2:27");
        assertThat(values(".env", "A=ENC[AES256_GCM,data:x,type:str]\nsops_mac=x\nsops_version=3\n"))
                .containsExactly("A = ENCRYPTED sops @1:3");
        assertThat(values("c.yaml", "$ANSIBLE_VAULT;1.1;AES256\n6162\n"))
                .containsExactly(" = ENCRYPTED ansible-vault @1:1");
    }

    @Test
    void namesBesideValuesAndFlagsBeforeThemCount() {
        assertThat(values("a.yaml", """
            env: [{name: DB_PASSWORD, value: hunter2}, {name: TOKEN_TTL, value: "300"}]
            args: [--password, hunter2, --name, api]
            environment: [POSTGRES_PASSWORD=hunter2]
            """))
                .containsExactly(
                        "env[0].name = TEXT DB_PASSWORD @1:14",
                        "env[0].value = SECRET @1:34",
                        "env[1].name = TEXT TOKEN_TTL @1:51",
                        "env[1].value = TEXT 300 @1:69",
                        "args[0] = TEXT --password @2:8",
                        "args[1] = SECRET @2:20",
                        "args[2] = TEXT --name @2:29",
                        "args[3] = TEXT api @2:37",
                        "environment[0] = TEXT POSTGRES_PASSWORD=" + Sample.SEALING.fingerprint("hunter2") + " @3:15");
    }

    @Test
    void aLogsPrivateKeyIsSealedWhateverItsKey() {
        var seed = "AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
        var key = "PRIVATE+KEY+fairway.local/56475aa7+1b7cbc07+" + seed;

        assertThat(values("a.yaml", "signs: " + key + "\npublic: " + key + "\n"))
                .containsExactly("signs = SECRET @1:8", "public = SECRET @2:9");
        assertThat(read(
                                "a.yaml",
                                "data:\n  run.sh: |\n    set -e\n    export A=" + key + "\n    sign \"" + key + "\"\n")
                        .documents()
                        .toString())
                .contains("set -e")
                .doesNotContain(seed, "1b7cbc07");
        assertThat(read(".env", "FAIRWAY_LOG_KEY=" + key + "\n").documents().toString())
                .doesNotContain(seed, "1b7cbc07");
    }

    @Test
    void secretsInsideTextsAreSealedWhereTheyStand() {
        var text = """
            data:
              application.yaml: |
                name: x
                password: "hunter2x"
                url: https://user:hunter2x@example.com/
                key: |
                  -----BEGIN RSA PRIVATE KEY-----
                  hunter2x
                  -----END RSA PRIVATE KEY-----
                last: 1
              config.json: '{"password": "hunter2x", "b": 1}'
            """;
        var reading = read("cm.yaml", text);
        assertThat(reading.documents().toString()).doesNotContain("hunter2x");
        var data = (Node.Mapping)
                ((Node.Mapping) reading.documents().getFirst()).get("data").orElseThrow();
        var inner = (Node.Scalar) data.get("application.yaml").orElseThrow();
        assertThat(values(DocumentReader.readText(inner.place(), "application.yaml", inner.text(), Sample.SEALING)))
                .containsExactly(
                        "name = TEXT x @3:11",
                        "password = SECRET @4:15",
                        "url = SECRET @5:10",
                        "key = " + "TEXT "
                                + ((Node.Scalar) ((Node.Mapping) DocumentReader.readText(
                                                                inner.place(),
                                                                "application.yaml",
                                                                inner.text(),
                                                                Sample.SEALING)
                                                        .documents()
                                                        .getFirst())
                                                .get("key")
                                                .orElseThrow())
                                        .text()
                                + " @7:7",
                        "last = NUMBER 1 @10:11");
    }

    @Test
    void nothingOfASecretIsLeftInsideAText() {
        var reading = read("cm.yaml", """
            text: |
              password: hunter2 and more hunter2
              client_secret: |-
                hunter2
                  hunter2
              token: "hunter2 hunter2"
              - name: DB_PASSWORD
                value: hunter2
              requirepass: x
              mysql --password hunter2 -u root
              # password: hunter2
              export API_KEY=hunter2 # why
              "api_key": "hunter2", 'token': 'hunter2'
              jdbc:mysql://db/app?user=a&password=hunter2
              password hunter2
              name: stays
            args: --token hunter2 --port 80
            """);
        assertThat(reading.documents().toString()).doesNotContain("hunter2").contains("name: stays", "--port 80");
        assertThat(((Node.Scalar) ((Node.Mapping) reading.documents().getFirst())
                                .get("text")
                                .orElseThrow())
                        .text()
                        .lines())
                .hasSize(15);
    }

    @Test
    void aVariablesDefaultIsAsSecretAsTheVariable() {
        assertThat(values("a.tf", "variable \"db_password\" {\n  type = string\n  default = \"hunter2x\"\n}\n"))
                .containsExactly(
                        "variable.db_password.type = TEXT string @2:10", "variable.db_password.default = SECRET @3:13");
    }

    @Test
    void aReadingShowsNoSecret() {
        assertThat(read("a.yaml", "a: [{password: hunter2x}]\n").toString()).doesNotContain("hunter2x");
        assertThat(Sample.SEALING).hasToString("Sealing");
    }

    @Test
    void textsThatDoNotParseAreSealedAllTheSame() {
        for (var text : List.of(
                "port: 1\npassword: \"hunter2x\n: : - [\n",
                "<server port='1'><password>hunter2x</password></server>",
                "<add name=\"DbPassword\" value=\"hunter2x\"/>\n",
                "\"{\\\"password\\\":\\\"hunter2x\\\"}\"",
                "options: \"-Xmx1g -Djavax.net.ssl.trustStorePassword=hunter2x\"\nb\n",
                "--set=auth.token=hunter2x",
                "--api-key=hunter2x",
                "curl -u admin:hunter2x http://example.com\nb\n")) {
            var yaml = "text: " + quoted(text) + "\n";
            assertThat(read("a.yaml", yaml).documents().toString()).as(text).doesNotContain("hunter2x");
        }
    }

    @Test
    void aliasesOfASecretAreSecretsUnderAnyKey() {
        assertThat(values("a.yaml", "first: &a hunter2x\npassword: *a\nlast: *a\n"))
                .containsExactly("first = SECRET @1:11", "password = SECRET @1:11", "last = SECRET @1:11");
    }

    @Test
    void aKeyThatIsATokenIsNotShown() {
        var token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
        var reading = read("a.yaml", token + ": 1\n" + token + ": 2\nx-" + token + ": 3\n");
        assertThat(reading.toString()).doesNotContain(token);
        assertThat(values("a.yaml", token + ": 1\nsk_live_abcdefghij0123456789: 2\n"))
                .containsExactly("(secret) = NUMBER 1 @1:43", "(secret 2) = NUMBER 2 @2:31");
    }

    @Test
    void wordsOfACommandAreReadTogether() {
        assertThat(values("a.yaml", """
            command: [mysql, -uroot, -phunter2, app]
            args: [-p, hunter2]
            other: [mkdir, -p, data2]
            login: [curl, -u, "admin:hunter2", "https://h"]
            """))
                .containsExactly(
                        "command[0] = TEXT mysql @1:11",
                        "command[1] = TEXT -uroot @1:18",
                        "command[2] = TEXT -p" + Sample.SEALING.fingerprint("hunter2") + " @1:26",
                        "command[3] = TEXT app @1:37",
                        "args[0] = TEXT -p @2:8",
                        "args[1] = SECRET @2:12",
                        "other[0] = TEXT mkdir @3:9",
                        "other[1] = TEXT -p @3:16",
                        "other[2] = TEXT data2 @3:20",
                        "login[0] = TEXT curl @4:9",
                        "login[1] = TEXT -u @4:15",
                        "login[2] = TEXT admin:" + Sample.SEALING.fingerprint("hunter2") + " @4:19",
                        "login[3] = TEXT https://h @4:36");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth: {admin: hunter2}",
                "credentials: [{user: admin, value: hunter2}]",
                "env: [{key: DB_PASS, val: hunter2}, {name: DB_PASS, default: hunter2}]",
                ".dockerconfigjson: '{\"auths\":{\"r\":{\"auth\":\"hunter2==\"}}}'",
                "npmrc: |\n  _auth=hunter2==\n  //r.example.com/:_password=hunter2==",
                "text: |\n  db.example.com:5432:app:sa:hunter2\n  x",
                "text: |\n  auth: hunter2\n  dsn = app:hunter2@tcp(db)/x",
                "pin: 1234 # hunter2"
            })
    void weakSecretsAreSealedInEveryShape(String text) {
        assertThat(read("a.yaml", text + "\n").documents().toString()).doesNotContain("hunter2", "1234");
    }

    @Test
    void longLinesAreSealedToTheirEnd() {
        for (var filling : List.of("x", "x, ")) {
            var line = "{\\\"a\\\":\\\"" + filling.repeat(90_000) + "\\\",\\\"password\\\":\\\"hunter2\\\"}";
            var reading = read("a.yaml", "text: \"" + line + "\"\n");
            assertThat(reading.documents().toString().contains("hunter2")).isFalse();
            assertThat(reading.documents()).hasSize(1);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}

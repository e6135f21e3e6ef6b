package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "DB_PASSWORD",
                "dbPassword",
                "spring.datasource.password",
                "passwd",
                "SECRET_KEY",
                "SECRET_KEY_BASE",
                "client_secret",
                "clientSecret",
                "api_key",
                "apiKey",
                "APIKEY",
                "API_KEY",
                "token",
                "GITHUB_TOKEN",
                "accessToken",
                "private_key",
                "aws_secret_access_key",
                "secret-access-key",
                "salt",
                "passphrase",
                "credential",
                "access_key",
                "password2",
                "PASSWORD_OLD",
                "DB_PASSWORD_PROD",
                "base64-secret",
                "connection_string",
                "basic_auth",
                "Authorization",
                "JWT_KEY",
                "encryptionKey",
                "masterPassword",
                "redis-password",
                "DATABASE_PASS",
                "password_hash",
                "AZURE_STORAGE_ACCOUNT_KEY",
                "signing_key"
            })
    void keysThatNameSecretsMakeTheirValuesSecret(String key) {
        assertThat(SecretRule.looksSecret(List.of("app", key), "hunter2x!"))
                .as(key)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretName",
                "existingSecret.name",
                "tokenTTL",
                "token_expiry",
                "passwordPolicy",
                "password_min_length",
                "secretKeyRef",
                "api_key_id",
                "token_url",
                "PASSWORD_FILE",
                "secret_path",
                "tokenExpirationSeconds",
                "passwordResetTimeout",
                "client_id",
                "username",
                "key",
                "sort_key",
                "partitionKey",
                "checksum/secret",
                "author",
                "compass",
                "bypass_host",
                "tokenizer",
                "secretary",
                "public_key",
                "monkey",
                "proxy_pass",
                "auth_provider",
                "secretStore",
                "max_tokens_count",
                "OAUTH_TOKEN_ENDPOINT",
                "imagePullSecrets.name",
                "keystore_type",
                "passwordHashAlgorithm"
            })
    void keysThatOnlySpeakOfSecretsDoNot(String key) {
        assertThat(SecretRule.looksSecret(List.of(key), "hunter2x!")).as(key).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "changeme",
                "CHANGE_ME",
                "<your-token>",
                "xxxx",
                "to-be-changed",
                "secret-to-change",
                "${DB_PASSWORD}",
                "{{ .Values.password }}",
                "((db-password))",
                "$(DB_PASSWORD)",
                "<%= ENV['X'] %>",
                "$DB_PASSWORD",
                "vault:secret/data/db#password",
                "ssm:/prod/db",
                "arn:aws:secretsmanager:eu-west-1:123:secret:db",
                "projects/p/secrets/db/versions/1",
                "op://vault/item/field",
                "ref+vault://secret/db#pw",
                "var.db_password",
                "data.aws_ssm_parameter.db.value",
                "module.db.password",
                "aws_db_instance.main.password",
                "SPRING_DATASOURCE_PASSWORD",
                "db_password",
                "/run/secrets/db",
                "./secrets/key.pem",
                "true",
                "false",
                "@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/y)",
                "fp:9c1e02ab44d1",
                "required",
                "https://x.vault.azure.net/secrets/y/1",
                "!Ref DbPassword",
                "replace-with-real-password",
                "None",
                "-"
            })
    void referencesAndPlaceholdersAreNoSecrets(String text) {
        assertThat(SecretRule.looksSecret(List.of("DB_PASSWORD"), text))
                .as(text)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nx",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nx",
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "github_pat_11AAAAAAA0abcdefghijkl_x",
                "xoxb-123456789012-abcdefghij",
                "glpat-abcdefghij0123456789",
                "sk_live_abcdefghij0123456789",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
                "postgres://app:hunter2@db.example.com/app",
                "https://hooks.slack.com/services/T000/B000/XXXX",
                "jdbc:mysql://db/app?user=a&password=hunter2",
                "Server=db;Database=x;User Id=a;Password=hunter2;",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abcdef==;EndpointSuffix=core.windows.net",
                "--db-password=hunter2",
                "mysqldump --password hunter2 app",
                "Bearer abcdef0123456789abcdef",
                "$2b$12$abcdefghijklmnopqrstuv",
                "AGE-SECRET-KEY-1QQPQYRWSXQ7XPLLLL2S8X",
                "AIzaSyA1234567890abcdefghijklmnopqrstuv",
                "https://9f86d081884c7d659a2feaa0c55ad015@o1.ingest.sentry.io/4",
                "https://Harbor55Wing1@github.com/a/b",
                "9f03fdd9e4a62bce19a285ed7361c5c8-us14",
                "caccfab54d946a2d207dc684477391c94c82NRAL",
                "hvs.CAESIJabcdefghijklmnopqrst",
                "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ==",
                "redis://:hunter2@cache:6379/0",
                "jdbc:oracle:thin:app/hunter2@db:1521/x",
                "app:hunter2@tcp(db:3306)/x?parseTime=true",
                "https://example.com/hook?token=hunter2",
                "https://example.com/a?x=1&api-key=hunter2",
                "https://example.com/run?code=c3VwZXItbG9uZy1mdW5jdGlvbi1jb2Rl",
                "-Djavax.net.ssl.trustStorePassword=hunter2",
                "user: x, password: hunter2",
                "{user: x, password: hunter2}",
                "curl --user admin:hunter2 https://example.com/",
                "redis-cli -a hunter2 ping",
                "mysql -uroot -phunter2 app",
                "proxy_set_header Authorization \"Bearer hunter2\"",
                "3f1c9a7be2d4508c6b1f7a93d2e8c05b4a6f1d7c9e3b2a58"
            })
    void shapesGiveSecretsAwayWhateverTheirKey(String text) {
        assertThat(SecretRule.looksSecret(List.of("setting"), text)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kX9vQ2mZ7rT4wB8nL1pS",
                "Zm9v8KqW3eR7tYu1IoP0aSdF+gHj/LzXcVb5NmQ=",
                "wJ4lrXUt2FeM/K7MdEn9bPxR5iCyQ8aMpL3kEy6t",
                "AbC9dEf8GhI7jKl6MnO5pQr4StU3vWx2YzA1"
            })
    void randomTextsAreSecrets(String text) {
        assertThat(SecretRule.looksSecret(List.of("setting"), text)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "registry.example.com/team/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "123e4567-e89b-12d3-a456-426614174000",
                "arn:aws:iam::123456789012:role/MyRole1AbCdEf9XyZ0q",
                "12345678901234567890",
                "3.14159265358979323846",
                "https://api.stage.example.com/v1/Things4You2See9Now",
                "/var/lib/app/data/2024-01-01/Ab1Cd2Ef3",
                "registry.example.com/team/app:1.2.3-abc1234",
                "v1.2.3-rc.1+build.20240101",
                "MyVeryLongClassNameForProduction2",
                "my-service-production-eu-west-1-cluster",
                "com.example.payments.PaymentGatewayClient",
                "{{ .Values.someLongName1 }}",
                "sha512-Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv1Wx2Yz3==",
                "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ user@host",
                "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUQ=",
                "123456789-abcdef.apps.googleusercontent.com",
                "user@example.com",
                "postgres://app@db.example.com/app",
                "https://jane-doe42@bitbucket.org/a/b",
                "https://JaneDoe2@dev.azure.com/a",
                "9f03fdd9e4a62bce19a285ed7361c5c8-eu-west",
                "postgres://${USER}:${PASS}@db/app",
                "jdbc:postgresql://db:5432/app?sslmode=require",
                "0123456789abcdef0123",
                "ami-0abcdef1234567890",
                "2024-01-01T00:00:00Z",
                "the quick brown fox 1 2 3 A B C",
                "main-20240101120000-abc1234",
                "eu-west-1_AbCdEfGhI",
                "password",
                "--verbose --token-ttl 300"
            })
    void whatOnlyLooksLikeASecretIsNone(String text) {
        assertThat(SecretRule.looksSecret(List.of("setting"), text)).as(text).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "password,1234,true",
        "password,true,false",
        "token,3600,false",
        "api_key,0.5,false",
        "pin_token,12,false"
    })
    void numbersAreSecretOnlyAsPasswords(String key, String text, boolean secret) {
        assertThat(SecretRule.looksSecret(List.of(key), text)).isEqualTo(secret);
    }

    @Test
    void aDefaultInAVariableIsAsSecretAsAValue() {
        assertThat(SecretRule.looksSecret(List.of("password"), "${DB_PASSWORD:hunter2x}"))
                .isTrue();
        assertThat(SecretRule.looksSecret(List.of("password"), "${DB_PASSWORD:}"))
                .isFalse();
    }

    @Test
    void aNameIsAReferenceOnlyWhereItRepeatsItsKey() {
        assertThat(SecretRule.looksSecret(List.of("DATABASE_PASSWORD"), "database-password"))
                .isFalse();
        assertThat(SecretRule.looksSecret(List.of("SPRING_DATABASE_PASSWORD"), "database_password"))
                .isFalse();
        assertThat(SecretRule.looksSecret(List.of("SECRET_KEY"), "sandbox-app-secret-key"))
                .isTrue();
        assertThat(SecretRule.looksSecret(List.of("DANGEROUS_SALT"), "sandbox-app-salt"))
                .isTrue();
    }

    @Test
    void addressesAreNoTokens() {
        assertThat(SecretRule.looksSecret(List.of("auth_token"), "https://auth.example.com/token"))
                .isFalse();
        assertThat(SecretRule.looksSecret(List.of("auth_token"), "https://a:hunter2@auth.example.com/"))
                .isTrue();
        assertThat(SecretRule.looksSecret(List.of("credentials"), "registry.example.com"))
                .isFalse();
    }

    @Test
    void publicKeysMakeRandomTextPublic() {
        assertThat(SecretRule.looksSecret(List.of("client_id"), "kX9vQ2mZ7rT4wB8nL1pS"))
                .isFalse();
        assertThat(SecretRule.looksSecret(List.of("secrets"), "db-credentials")).isFalse();
        assertThat(SecretRule.looksSecret(List.of("secrets"), "hunter2x")).isTrue();
    }

    @Test
    void ciphertextIsKnownByItsMaker() {
        assertThat(Ciphertext.scheme("ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]"))
                .contains("sops");
        assertThat(Ciphertext.scheme("$ANSIBLE_VAULT;1.1;AES256\n61")).contains("ansible-vault");
        assertThat(Ciphertext.scheme("ENC[PKCS7,MIIB]")).contains("eyaml");
        assertThat(Ciphertext.scheme("-----BEGIN AGE ENCRYPTED FILE-----\nx")).contains("age");
        assertThat(Ciphertext.scheme("-----BEGIN PGP MESSAGE-----\nx")).contains("pgp");
        assertThat(Ciphertext.scheme("{cipher}abcdef")).contains("spring-cloud-config");
        assertThat(Ciphertext.scheme("plain text")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl --user ${USER}:${PASSWORD} https://example.com/",
                "docker run --user 1000:1000 -p 8080:8080 mysql",
                "https://example.com/list?key=name&code=404",
                "https://example.com/?token=${TOKEN}",
                "Authorization: Bearer {{ token }}",
                "mailto:team@example.com",
                "password=true",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void commandsAndAddressesWithoutAPasswordAreNoSecrets(String text) {
        assertThat(SecretRule.looksSecret(List.of("setting"), text)).as(text).isFalse();
    }

    @Test
    void aSentenceLosesItsSecretsAndNothingElse() {
        assertThat(SecretRule.withoutSecrets("Use ghp_abcdefghijklmnopqrstuvwxyz0123456789 (again)"))
                .isEqualTo("Use (secret) (again)");
        assertThat(SecretRule.withoutSecrets("Set password=hunter2 in prod"))
                .isEqualTo("Set password=(secret) in prod");
        assertThat(SecretRule.withoutSecrets("Bump api to 4f2a9c1 (#12)")).isEqualTo("Bump api to 4f2a9c1 (#12)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set db password to %s",
                "Set the password of app to '%s' again",
                "pw is now %s",
                "hotfix (pass: %s)",
                "chpasswd root:%s",
                "Passwort auf %s gesetzt",
                "Neues Kennwort: %s",
                "change secret from %s to %s",
                "Rotate token %s -> %s",
                "api key is %s, not the old one",
                "new PIN = %s!",
                "cambiar contraseña a %s"
            })
    void aSentenceLosesThePasswordsThatItTells(String sentence) {
        for (var password : List.of("Velvet44Stone", "hunter2", "Tulip77!Rain", "0815-abc")) {
            assertThat(SecretRule.withoutSecrets(sentence.replace("%s", password)))
                    .isEqualTo(sentence.replace("%s", "(secret)"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set password to expire in 90 days",
                "Change secret from vault to ssm",
                "Set token ttl to 30m",
                "Move password to Vault",
                "Password is required now",
                "Bump the token service to v1.2.3",
                "Rotate secret to payments-db-2 (#12)",
                "secret: fix the name",
                "Set password policy to 12 characters",
                "Reset password mail: fix link",
                "Passwort auf der Seite zeigen",
                "Secret is 3 days old",
                "pass: 12 tests"
            })
    void aSentenceThatOnlySpeaksOfPasswordsIsLeftAlone(String sentence) {
        assertThat(SecretRule.withoutSecrets(sentence)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PGPASSWORD",
                "truststorepassword",
                "DB_PW",
                "requirepass",
                "apiKeys",
                "client-key-data",
                "REDISCLI_AUTH",
                "unseal_key"
            })
    void keysOfToolsMakeTheirValuesSecret(String key) {
        assertThat(SecretRule.looksSecret(List.of(key), "hunter2x!")).as(key).isTrue();
    }
}

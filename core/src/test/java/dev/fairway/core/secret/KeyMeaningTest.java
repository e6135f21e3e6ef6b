package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the name of a key makes of weak values, which nothing but the name gives away.
final class KeyMeaningTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        auth, hunter2
        auth, YWRtaW46aHVudGVyMg==
        SMTP_AUTH, hunter2
        _auth, hunter2
        DSN, hunter2
        SENTRY_DSN, https://abcdef@errors.example.com/4
        pin, 4711
        simPin, 123456
        pass, letmein
        dbpass, letmein
        mysqlpwd, letmein
        DbPASSWORD, letmein
        passphrase, correct horse battery staple
        credentials, letmein
        jwtsecret, letmein
        bottoken, letmein
        presharedkey, letmein
        GITLAB_PAT, letmein
        sas, letmein
        masterauth, letmein
        snmpCommunity, letmein
        Kennwort, letmein
        motDePasse, letmein
        passwordEnc, letmein
        MYSQL_ROOT_PASSWORD_FOR_TESTS, letmein
        password_admin, letmein
        TOKEN_GITHUB, letmein
        API_KEY, 9f86d081884c7d659a2feaa0c55ad015
        password, SUMMER_2024
        password, '{{ .Values.password | default "hunter2" }}'
        password, <%= ENV.fetch('X'; 'hunter2') %>
        api_key, /k9Xv2mZ7rT4wB8nL1pSq
        """)
    void weakValuesAreSecretBelowKeysThatNameSecrets(String key, String text) {
        var meaning = KeyMeaning.of(key);
        assertThat(SecretRule.looksSecret(key, meaning, text.replace(';', ',')))
                .as(key)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        auth, oidc
        auth, SCRAM-SHA-256
        auth, RequireAndVerifyClientCert
        client-auth, need
        authorization, rbac
        auth_url, https://auth.example.com/token
        author, somebody
        authority, internal
        pin, v1.2.3
        pin, 17
        pinned, 1.2.3
        dsn, file:test.db
        dsn, mysql:host=db;dbname=app
        DATABASE_DSN, postgres://db.example.com/app
        bypass, letmein
        compass, north
        existingSecret, payments
        pullSecret, regcred
        tlsSecret, web
        passwordSecret, payments-db
        passwordFile, /run/secrets/db
        token_ttl, 300s
        password, secret/data/prod/db#password
        password, DB_PASSWORD_PROD
        password, '{{ .Values.password | default "changeme" }}'
        password, '{{ index .Values "db-password" }}'
        commit, da39a3ee5e6b4b0d3255bfef95601890afd80709
        plain, 9f86d081884c7d659a2feaa0c55ad015
        """)
    void whatOnlySpeaksOfSecretsIsShown(String key, String text) {
        assertThat(SecretRule.looksSecret(key, KeyMeaning.of(key), text))
                .as(key)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "auth,admin,AUTH",
        "auth,value,AUTH",
        "auth,database,PLAIN",
        "auth,type,PUBLIC",
        "credentials,admin,COLLECTION",
        "passwords,prod,COLLECTION",
        "client_secret,value,SECRET",
        "client_secret,realm,PLAIN"
    })
    void aKeyBelowASecretOneInheritsWhatItDoesNotSayItself(String above, String key, KeyMeaning expected) {
        assertThat(KeyMeaning.of(above).inherit(key, KeyMeaning.of(key))).isEqualTo(expected);
    }
}

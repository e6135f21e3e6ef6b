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

    /// Keys that may hold a secret or a plain word: what was generated is one.
    @ParameterizedTest
    @CsvSource(textBlock = """
        crypto.aes.key, bd2fa5880587061ce6936714122a4068
        DATADOG_API, cfb8a5f1b461595919cb589f6aec38bc
        DD_APP, acf836ed5a148fd28cbc938e019bb8723d39553c
        ALGOLIA_ADMIN, 1b570e2e619e469a62c050bf72fbf666
        cf_global, d175a632f8ee42ea368b23ff8500f17f4b4ca
        key, bd2fa5880587061ce6936714122a4068
        private, Tulip77Rain88Stone
        session, Tulip77Rain88Stone
        session, bd2fa5880587061ce6936714122a4068
        seed, 3f786850e387550fdab836ed7e6dc881de23001b
        encryption, Tulip77Rain88Stone
        recovery, abandon ability able about above absent absorb abstract absurd abuse access accident
        phrase, abandon ability able about above absent absorb abstract absurd abuse access accident
        session_cookie, session=Granite33Field1
        cookie, sid=Granite33Field1; theme=dark
        hmac, Copper22Gate
        ldap_bindpw, Tulip77Rain
        bindpw, Tulip77Rain
        shared_access_signature, Falcon88Gate
        unlock_code, Orchid55Gate
        unlock_code, 4711
        APPINSIGHTS_INSTRUMENTATIONKEY, 1f0c8d2e-5b7a-4c3d-9e6f-a1b2c3d4e5f6
        x-honeycomb-team, hcaik01abcdef
        --licensekey, KYBEM-NDIJT-OOD1Q
        """)
    void generatedTextsAreSecretBelowKeysThatMayHoldSecrets(String key, String text) {
        assertThat(SecretRule.looksSecret(key, KeyMeaning.of(key), text))
                .as(key)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        key, title
        key, user-profile-2024-v2-x7
        key, UserProfile2024
        cache_key, 3f786850e387550fdab836ed7e6dc881de23001b
        sort_key, 3f786850e387550fdab836ed7e6dc881de23001b
        site_key, bd2fa5880587061ce6936714122a4068
        git_sha, 3f786850e387550fdab836ed7e6dc881de23001b
        checksum, bd2fa5880587061ce6936714122a4068
        api, bd2fa5880587061ce6936714122a4068
        SHOP_APP, 3f786850e387550fdab836ed7e6dc881de23001b
        DATADOG_API, https://api.datadoghq.eu
        DATADOG_VERSION, 3f786850e387550fdab836ed7e6dc881de23001b
        session, 6ba7b810-9dad-11d1-80b4-00c04fd430c8
        session, 20240101T120000Z
        seed, 42
        private, internal
        encryption, AES256
        encryption, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
        recovery, the service restarts by itself
        cookie, strict
        cookie, SameSite=Strict
        hmac, HmacSHA256
        hmac, sha512
        status_code, 4711
        access_code_path, /var/lib/codes
        credentials, include
        credentials, omit
        credentials, same-origin
        pat, '*.example.com'
        pat, 'src/**/*.html'
        """)
    void plainWordsAreShownBelowKeysThatMayHoldSecrets(String key, String text) {
        assertThat(SecretRule.looksSecret(key, KeyMeaning.of(key), text))
                .as(key)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        secretKeyRef, DB_PASSWORD, shop-db1, false
        secretRefs, DB_PASSWORD, shop-db1, false
        envFromSecret, apiToken, shop-api-2, false
        secretRefs, DB_PASSWORD, hunter2, true
        secretRefs, DB_PASSWORD, Shop-Db1!, true
        passwords, DB_PASSWORD, shop-db1, true
        """)
    void namesOfSecretsAreShownBelowKeysThatReferToThem(String above, String key, String text, boolean secret) {
        var meaning = KeyMeaning.of(above).inherit(key, KeyMeaning.of(key));
        assertThat(SecretRule.looksSecret(key, meaning, text)).as(text).isEqualTo(secret);
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

package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs print is full of texts that look like secrets and are none.
final class SecretOutputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27 10:15:30.123 INFO 4711 --- [main] o.e.PaymentsTest : Started in 3.214 s",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "request 8c1c5d0e-2f3a-4b5c-9d6e-7f8091a2b3c4 took 12ms",
                "Using generated security password: 8c1c5d0e-2f3a-4b5c-9d6e-7f8091a2b3c4",
                "Tests: pass=12, fail=0, skip=1",
                "expected: password == confirmation",
                "Session Attrs = {CSRF_TOKEN=org.example.web.csrf.DefaultToken@5a2c81ef}",
                "sasl.password = [hidden]",
                "Credentials=[PROTECTED], Authenticated=true",
                "password=null, token=<none>",
                "pkg:deb/debian/passwd@1:4.8.1-1?arch=amd64&distro=debian-11",
                "pkg:npm/%40angular/core@12.3.1?checksum=sha1:ad9503c3e994a4f611a4892f2e67ac82df727086",
                "pkg:oci/app@sha256%3A9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                        + "?repository_url=ghcr.io/example/app",
                "cpe:2.3:a:example:product:1.0.2:*:*:*:*:*:*:*",
                "39fa2ee980eb94b0:1",
                "mTKP5dZ4JmzYzs2wV8m0l5o3q7H1o9bX2nR6tY8uI0c=",
                "at java.base/java.lang.reflect.Method.invoke(Method.java:580)",
                "jdbc:postgresql://localhost:32768/test?loggerLevel=OFF",
            })
    void ordinaryOutputHoldsNoSecret(String line) {
        assertThat(SecretRule.isSecretOutput(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connecting with password=hunter2 to db",
                "password=1204",
                "> Authorization: Bearer 3f9c2d71aa0e4b5f",
                "token: ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2",
                "GET https://bob:s3cr3t@registry.example.com/v2/ 200",
                "-----BEGIN RSA PRIVATE KEY-----",
                "mysql -u root -phunter2 payments",
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzKEY",
            })
    void whatSomebodyPrintedIsOne(String line) {
        assertThat(SecretRule.isSecretOutput(line)).isTrue();
    }
}

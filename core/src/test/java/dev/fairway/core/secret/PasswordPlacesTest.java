package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPlacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app:hunter2@db.example.com:3306/x",
                "app:hunter2@db/x",
                "app:hunter2@mq1:5672,app:hunter2@mq2:5672",
                "user:hunter2@tcp(db:3306)/x",
                "host=db user=app password='hunter2' dbname=x",
                "Data Source=h;User ID=sa;Password=\"hunter2\";",
                "PlainLoginModule required username=\"app\" password=\"hunter2\";",
                "sa/hunter2@//db:1521/x",
                "https://h/x?pass=hunter2",
                "https://h/x?private_token=hunter2",
                "https://h/x?a=b&X-Amz-Signature=hunter2",
                "authorization=Bearer%20hunter2",
                "curl -H 'X-Api-Key: hunter2' https://h",
                "curl -H 'PRIVATE-TOKEN: hunter2' https://h",
                "export DB_PASS=hunter2; run",
                "redis-server --requirepass hunter2",
                "keytool -storepass hunter2",
                "docker login -u app -p hunter2 r.example.com",
                "sshpass -p hunter2 ssh h",
                "mongosh -u app -p hunter2 --host h",
                "tool -u app -p hunter2",
                "--name api -p hunter2",
                "ldapsearch -D cn=a -w hunter2",
                "sqlcmd -S h -U sa -P hunter2",
                "openssl enc -pass pass:hunter2",
                "openssl enc -aes256 -k hunter2",
                "htpasswd -bc users app hunter2",
                "htpasswd -nb app hunter2",
                "echo app:hunter2 | chpasswd",
                "rabbitmqctl add_user app hunter2",
                "mc alias set x https://h ABC hunter2",
                "kubectl create secret generic a --from-literal=foo=hunter2",
                "machine h login app password hunter2",
                "db.example.com:5432:app:sa:hunter2",
                "CREATE USER app WITH PASSWORD 'hunter2';",
                "CREATE USER app IDENTIFIED BY 'hunter2'",
                "password=${X} a=b password=hunter2"
            })
    void aPasswordIsFoundWhereToolsTakeIt(String text) {
        assertFound(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-phunter2",
                "InstrumentationKey=hunter2;IngestionEndpoint=https://a.example.com/",
                "x-honeycomb-team=hunter2",
                "x-honeycomb-team: hunter2, x-other: 1",
                "curl -H 'Cookie: session=hunter2' https://h"
            })
    void aPasswordIsFoundWhereVendorsTakeIt(String text) {
        assertFound(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=x, use password=hunter2",
                "@all: app:hunter2@db:3306",
                ":say password: hunter2",
                ":x-api-key: hunter2",
                "::scott/hunter2@//db:1521/x",
                "/x: scott/hunter2@//db:1521/x",
                ":1\ndb.example.com:5432:app:sa:hunter2",
                "curl -H 'CooKie: session=hunter2' https://h",
                "curl -H 'AUTHORIZATION: BEARER hunter2' https://h"
            })
    void whatATextBeginsWithHidesNothingBehindIt(String text) {
        assertFound(text);
    }

    @Test
    void everyLoginOfAManyTimesRepeatedOneIsFoundOnce() {
        assertThat(PasswordPlaces.in("app:hunter2@db,".repeat(4_000))).hasSize(4_000);
    }

    @Test
    void aLoginIsFoundBehindAnotherOneAndFarBehind() {
        var text = "x".repeat(400) + " a:hunter2@" + "h".repeat(255) + " b:" + "p".repeat(252) + "ter2@h";
        assertThat(PasswordPlaces.in(text)).hasSize(2);
    }

    private static void assertFound(String text) {
        assertThat(PasswordPlaces.in(text))
                .as(text)
                .anySatisfy(part -> assertThat(text.substring(part.start(), part.end()))
                        .endsWith("ter2")
                        .doesNotContain(":", "=", "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx:1.25@sha256:9f86d081884c7d65",
                "library/nginx@sha256:9f86d081884c7d65",
                "registry:5000/team/app:v1@sha256:9f86d081884c7d65",
                "actions/checkout@v4",
                "user:jane@example.com",
                "team:all@example.com",
                "-port8080",
                "-profile2",
                "-pl",
                "-p8080",
                "serviceAccount:app@project.iam.gserviceaccount.com",
                "1@controller-0:9093,2@controller-1:9093",
                "http://h1:8080,http://user@h2",
                "http://h1:8080/x@y",
                "npm:@scope/pkg@1.2.3",
                "10:30@daily",
                "docker run -u 1000:1000 -p 8080:80 app",
                "python -u app.py -p 8080",
                "mkdir -p release2",
                "rsync -u -p /a/b /c",
                "server -p x2y --no",
                "--token-ttl 300",
                "page_token=12345",
                "host=db user=app dbname=x sslmode=require",
                "Rotate the API key: see docs",
                "a.example.com:8080:x",
                "sun:03:00-sun:04:00",
                "Sun:23:30-Mon:00:30"
            })
    void whatOnlyStandsLikeAPasswordIsNone(String text) {
        assertThat(PasswordPlaces.in(text)).as(text).isEmpty();
    }
}

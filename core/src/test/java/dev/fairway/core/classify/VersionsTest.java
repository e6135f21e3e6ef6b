package dev.fairway.core.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.finding.FindingKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is a version, and what is said of two.
final class VersionsTest {

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        source                      | git::https://git.example.com/m.git?ref=v2.0.0 | git::https://git.example.com/m.git?ref=v1.9.0 | prod is behind stage
        source                      | git::https://git.example.com/m.git?ref=v2.0.0 | git::https://git.example.com/m.git?ref=main | prod runs a tag that moves
        redis-client                | 2.9.9                  | 2.10.0                 | stage is behind prod
        dependencies.psycopg2       | v3.1.0                 | v2.9.9                 | prod is behind stage
        driver                      | org.example:driver:42.7.3 | org.example:driver:42.6.0 | prod is behind stage
        requirement                 | psycopg2==3.1.0        | psycopg2==2.9.9        | prod is behind stage
        image                       | a/b:1.10@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | a/b:1.9 | prod is behind stage
        image                       | a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | a/b:1.9 | stage by digest, prod by tag only
        """)
    void versionsOfWhatRunsAreTextsThatHaveAnOrder(String path, String stage, String prod, String why) {
        assertThat(ClassifierTest.of(path, stage, prod)).isInstanceOfSatisfying(Suspicious.class, suspicious -> {
            assertThat(suspicious.kind()).isEqualTo(FindingKind.VERSION);
            assertThat(suspicious.why()).startsWith(why);
        });
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        vpc_prefix                  | 10.1.0                 | 10.2.0
        starts                      | 01.02.2026             | 01.03.2026
        weight                      | 1.5                    | 2.5
        """)
    void threeNumbersOfANetworkOrADayAreNoVersion(String path, String stage, String prod) {
        assertThat(ClassifierTest.of(path, stage, prod) instanceof Suspicious suspicious
                        && suspicious.kind() == FindingKind.VERSION)
                .isFalse();
    }
}

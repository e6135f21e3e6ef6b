package dev.fairway.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionStepTest {

    private static final String ONE = "@sha256:" + "1".repeat(64);
    private static final String TWO = "@sha256:" + "2".repeat(64);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
        1.4.1                       | 1.4.2
        1.4.1                       | 1.5
        v1.9                        | v1.10
        1.5.0-rc.1                  | 1.5.0
        1.4-alpine                  | 1.5-alpine
        4f3a2b1                     | 0a1b2c3
        41                          | 42
        2026-01-31                  | 2026-02-01
        20260131-4f3a2b1            | 20260201-0a1b2c3
        2026-01-31.41.4f3a2b1       | 2026-01-31.42.0a1b2c3
        main-4f3a2b1                | main-0a1b2c3
        main-4f3a2b1-100            | main-0a1b2c3-101
        shop-1.4.2                  | shop-1.5
        POSTGRES_14                 | POSTGRES_15
        ^1.2                        | ^1.3
        r.example.com/shop:1.4.1    | r.example.com/shop:1.4.2
        shop:1.4.1                  | shop:1.5
        git::https://example.com/m.git//vpc?ref=v1.2.0 | git::https://example.com/m.git//vpc?ref=v1.3.0
        """)
    void theNextOfTheSame(String before, String now) {
        assertThat(VersionStep.is(before, now)).isTrue();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
        1.4.1                       | ''
        1.4.1                       | zzz
        1.4.1                       | latest
        1.4.1                       | true
        1.4.1                       | 0.0.1
        1.4.1                       | 1.4.1-rc.1
        1.4.1                       | changeme
        1.4.1                       | 4f3a2b1
        1.4-alpine                  | 1.5-debian
        4f3a2b1                     | 1.4.1
        42                          | 41
        2026-02-01                  | 2026-01-31
        main-4f3a2b1                | fork-0a1b2c3
        main-4f3a2b1-101            | main-0a1b2c3-100
        latest                      | main
        r.example.com/shop:1.4.1    | evil.example.org/shop:1.4.2
        r.example.com/shop:1.4.1    | r.example.com/mall:1.4.2
        r.example.com/shop:1.4.1    | r.example.com/shop
        r.example.com/shop:1.4.1    | 1.4.2
        git::https://example.com/m.git//vpc?ref=v1.2.0 | git::https://example.org/m.git//vpc?ref=v1.3.0
        """)
    void whatIsNoStep(String before, String now) {
        assertThat(VersionStep.is(before, now)).isFalse();
    }

    @Test
    void aDigestHasNoOrderAndIsNotLost() {
        assertThat(VersionStep.is("shop" + ONE, "shop" + TWO)).isTrue();
        assertThat(VersionStep.is("shop:1.4" + ONE, "shop:1.4" + TWO)).isTrue();
        assertThat(VersionStep.is("shop:1.5" + ONE, "shop:1.4" + TWO)).isFalse();
        assertThat(VersionStep.is("shop" + ONE, "shop:1.4")).isFalse();
        assertThat(VersionStep.is(ONE.substring(1), TWO.substring(1))).isTrue();
        assertThat(VersionStep.is(ONE.substring(1), "1.4")).isFalse();
    }
}

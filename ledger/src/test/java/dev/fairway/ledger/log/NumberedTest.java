package dev.fairway.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import org.junit.jupiter.api.Test;

final class NumberedTest {

    private final Numbered numbered = new Numbered(8, 3);

    private static Bytes text(int number) {
        return Bytes.utf8("%08d".formatted(number));
    }

    private static Bytes said(int number) {
        return Bytes.utf8("%03d".formatted(number % 1_000));
    }

    @Test
    void whatWasAddedHasItsNumberAndNothingElseHasOne() {
        for (var number = 0; number < 10_000; number++) {
            assertThat(numbered.find(text(number))).isEqualTo(-1);
            numbered.add(text(number), said(number));
        }

        for (var number = 0; number < 10_000; number++) {
            assertThat(numbered.find(text(number))).isEqualTo(number);
            assertThat(numbered.said(number)).isEqualTo(said(number));
        }
        assertThat(numbered.find(text(10_000))).isEqualTo(-1);
        assertThat(numbered.find(Bytes.utf8("short"))).isEqualTo(-1);
    }

    @Test
    void whatComesAgainKeepsItsFirstNumber() {
        for (var number = 0; number < 100; number++) {
            numbered.add(text(number % 3), said(number));
        }

        assertThat(numbered.find(text(1))).isEqualTo(1);
        assertThat(numbered.said(1)).isEqualTo(said(1));
    }
}

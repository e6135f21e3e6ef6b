package dev.fairway.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import org.junit.jupiter.api.Test;

final class NumberedTest {

    private final Numbered numbered = new Numbered(8);

    private static Bytes text(int number) {
        return Bytes.utf8("%08d".formatted(number));
    }

    @Test
    void whatWasAddedHasItsNumberAndNothingElseHasOne() {
        for (var number = 0; number < 10_000; number++) {
            assertThat(numbered.find(text(number))).isEqualTo(-1);
            numbered.add(text(number));
        }

        for (var number = 0; number < 10_000; number++) {
            assertThat(numbered.find(text(number))).isEqualTo(number);
        }
        assertThat(numbered.find(text(10_000))).isEqualTo(-1);
        assertThat(numbered.find(Bytes.utf8("short"))).isEqualTo(-1);
    }

    @Test
    void whatComesAgainKeepsItsFirstNumber() {
        for (var number = 0; number < 100; number++) {
            numbered.add(text(number % 3));
        }

        assertThat(numbered.find(text(1))).isEqualTo(1);
    }
}

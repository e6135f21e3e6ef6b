package dev.fairway.ledger.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    @ParameterizedTest
    @DisplayName("text is what it was made of, also where it has the character that stands for others")
    @ValueSource(strings = {"", "plain", "größer", "日本語", "🚢", "a\ufffdb"})
    void text(String text) {
        assertThat(Bytes.utf8(text).text()).contains(text);
    }

    @ParameterizedTest
    @DisplayName("bytes that are no UTF-8 are no text")
    @ValueSource(strings = {"ff", "c0af", "61c3", "eda080", "f4908080", "efbfbd80"})
    void noText(String hex) {
        assertThat(Bytes.hex(hex).text()).isEmpty();
    }

    @Test
    @DisplayName("a hash over parts is that of the whole, whoever asks at the same time")
    void sha256() {
        var expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        var hashes = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(_ -> Bytes.sha256(Bytes.utf8("a"), Bytes.of(), Bytes.utf8("bc"))
                        .hex())
                .distinct();
        assertThat(hashes).containsExactly(expected);
        assertThat(Bytes.utf8("abc").sha256().hex()).isEqualTo(expected);
    }
}

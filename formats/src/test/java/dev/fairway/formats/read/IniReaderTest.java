package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IniReaderTest {

    @Test
    void sectionsHoldKeys() {
        assertThat(values("prod.ini", "a = 1\n[db]\n; c\nhost: x ; c\nskip\n[db]\nport=1\n[e]\n"))
                .containsExactly(
                        "a = TEXT 1 @1:5", "db.host = TEXT x @4:7", "db.skip = TEXT  @5:1", "db.port = TEXT 1 @7:6");
    }
}

package dev.fairway.engine.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeLimitTest {

    @ParameterizedTest
    @CsvSource({
        "1 2, ..10",
        "1 3, ..100",
        "0, ..10",
        "20 200, ..1000",
        "500m 2, ..10",
        "100m 250m, ..10",
        "512Mi 2Gi, ..10Gi",
        "64Mi 128Mi, ..1000Mi",
        "1G 3G, ..100G"
    })
    void aSizeMayGrowToTheNextPowerOfTenOfItsUnit(String values, String range) {
        assertThat(limit(values))
                .hasValueSatisfying(limit -> assertThat(limit.range().text()).isEqualTo(range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"db-small db-large", "3 many", ""})
    void whatHasNoScaleHasNoLimit(String values) {
        assertThat(limit(values)).isEmpty();
    }

    private static java.util.Optional<SizeLimit> limit(String values) {
        List<Held> held = Stream.of(values.split(" "))
                .map(text -> (Held)
                        new Held.Present(new Scalar(Kind.TEXT, text, new Place(Source.of("config/prod.yaml"), 1, 1))))
                .toList();
        return SizeLimit.of(held);
    }
}

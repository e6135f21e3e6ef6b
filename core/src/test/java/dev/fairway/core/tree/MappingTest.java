package dev.fairway.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MappingTest {

    private static final Place PLACE = new Place(Source.of("config/prod.yaml"), 1, 1);

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 5_000})
    void anEntryIsFoundByItsNameHoweverManyThereAre(int size) {
        var mapping = mapping(size);

        assertThat(mapping.get("key" + (size - 1))).contains(scalar(size - 1));
        assertThat(mapping.get("key" + size)).isEmpty();
        assertThat(mapping).isEqualTo(mapping(size)).hasSameHashCodeAs(mapping(size));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5_000})
    void whoChangesTheListLaterChangesNothing(int size) {
        var entries = new ArrayList<>(entries(size));
        var mapping = new Mapping(entries, PLACE);

        entries.clear();

        assertThat(mapping.entries()).hasSize(size);
        assertThat(new Mapping(mapping.entries(), PLACE)).isEqualTo(mapping);
    }

    private static Mapping mapping(int size) {
        return new Mapping(entries(size), PLACE);
    }

    private static List<Entry> entries(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> new Entry("key" + number, PLACE, scalar(number)))
                .toList();
    }

    private static Scalar scalar(int number) {
        return new Scalar(Kind.NUMBER, Integer.toString(number), PLACE);
    }
}

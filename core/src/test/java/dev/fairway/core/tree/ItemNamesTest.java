package dev.fairway.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemNamesTest {

    @ParameterizedTest
    @CsvSource({
        "db[0].tier, db[name=shop].tier, db[0], db[name=shop]",
        "db[type=SQL].tier, db[name=shop].tier, db[type=SQL], db[name=shop]",
        "db[name=shop].tier, db[0].tier, db[name=shop], db[0]",
        "a[name=x].db[0].users[1].id, a[name=x].db[name=y].users[id=z].id, a[name=x].db[0], a[name=x].db[name=y]",
    })
    void anItemIsCalledByAnotherOfItsKeys(String before, String after, String was, String is) {
        assertThat(ItemNames.between(before, after)).contains(new ItemNames.Renamed(was, is));
    }

    @ParameterizedTest
    @CsvSource({
        "db[0].tier, db[1].tier",
        "db[name=a].tier, db[name=b].tier",
        "db[name=a].tier, db[name=a].tier",
        "db[0].tier, db[name=a].size",
        "db[0].tier, other[name=a].tier",
        "db[=a], db[0]",
        "db, db[0]",
        "'data[\"a.b\"].tier', data[name=a].tier",
    })
    void anotherItemIsAnotherOne(String before, String after) {
        assertThat(ItemNames.between(before, after)).isEmpty();
    }

    @Test
    void theShapeIsWhatIsLeftWithoutNames() {
        assertThat(ItemNames.shape("data[\"a.b[0]\"].db[0].users[name=x].id"))
                .isEqualTo("data[\"a.b[0]\"].db[].users[].id");
    }
}

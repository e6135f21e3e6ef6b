package dev.fairway.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OwnNamesTest {

    @Test
    void theLetterThatNamingConventionsMakeOfAnEnvironmentIsItsName() {
        var names = names("dev", "uat", "prod");

        assertThat(names.template("dev", "shop-d-web-rg")).isEqualTo("shop-{env}-web-rg");
        assertThat(names.template("prod", "SHOP_P_WEB")).isEqualTo("SHOP_{env}_WEB");
    }

    @Test
    void aLetterThatIsNoEnvironmentsOwnOrStandsAtAnEndIsNone() {
        var names = names("dev", "uat", "prod");

        assertThat(names.template("dev", "shop-p-web")).isEqualTo("shop-p-web");
        assertThat(names.template("dev", "vitamin-d")).isEqualTo("vitamin-d");
        assertThat(names.template("dev", "d")).isEqualTo("d");
        assertThat(names.template("dev", "shop-d_web")).isEqualTo("shop-d_web");
    }

    @Test
    void whereTwoEnvironmentsBeginAlikeNoLetterIsAName() {
        assertThat(names("dev", "demo", "prod").template("prod", "shop-p-web")).isEqualTo("shop-p-web");
    }

    private static Naming names(String... names) {
        return new OwnNames(
                Stream.of(names)
                        .map(name -> new Environment(name, List.of(), Tier.ofWord(name)))
                        .toList(),
                Map.of());
    }
}

package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotedSecretsTest {

    private static String told(String sentence, String... known) {
        return SecretRule.withoutQuoted(sentence, Set.of(known)::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "rotate %s",
                "rotate \"%s\" and '%s'",
                "(%s), [%s]; {%s}",
                "PASSWORD=%s",
                "password:%s.",
                "Merge branch 'rotate-%s'",
                "from %s->%s!"
            })
    void aKnownSecretIsFoundWhereverItStandsAsAWord(String sentence) {
        for (var secret : new String[] {"hunter2", "Tulip77!Rain", "p=a:s,s", "!wild#", "horse battery staple"}) {
            assertThat(told(sentence.replace("%s", secret), secret)).isEqualTo(sentence.replace("%s", "(secret)"));
        }
    }

    @Test
    void theLongestCounts() {
        assertThat(told("use hunter2-b", "hunter2", "hunter2-b")).isEqualTo("use (secret)");
    }

    @Test
    void whatIsPartOfAWordIsLeftAlone() {
        assertThat(told("the latest contest", "test")).isEqualTo("the latest contest");
    }

    @Test
    void shortTextsNumbersAndSwitchesAreNone() {
        var sentence = "set abc, 123456, 1.2.3, true and always";
        assertThat(told(sentence, "abc", "123456", "1.2.3", "true", "always")).isEqualTo(sentence);
    }
}

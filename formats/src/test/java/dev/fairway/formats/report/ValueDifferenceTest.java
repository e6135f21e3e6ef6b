package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ValueDifferenceTest {

    @Test
    void twinsAreMarkedAlike() {
        assertThat(shown("/#/reset-password", "/reset-password", 48))
                .isEqualTo("<code class=\"short\">/<mark>#/</mark>reset-password</code>");
        assertThat(shown("/#/unsubscribe", "/unsubscribe", 48))
                .isEqualTo("<code class=\"short\">/<mark>#/</mark>unsubscribe</code>");
    }

    @Test
    void aPartThatOneLacksIsNoEmptyMark() {
        assertThat(shown("/unsubscribe", "/#/unsubscribe", 48)).isEqualTo("<code class=\"short\">/unsubscribe</code>");
    }

    @Test
    void noNumberAndNoNameIsMarkedInHalf() {
        assertThat(shown("timeout: 1200 ms", "timeout: 1300 ms", 48))
                .isEqualTo("<code class=\"short\">timeout: <mark>1200</mark> ms</code>");
        assertThat(shown("service-payments", "service-refunds", 48))
                .isEqualTo("<code class=\"short\">service-<mark>payments</mark></code>");
    }

    @Test
    void textThatIsTooLongLosesWhatAllHaveInCommon() {
        var same = "-and-so-on-and-on-for-ever";

        assertThat(shown("host-a" + same, "host-b" + same, 20))
                .contains("<mark>a</mark>", "…")
                .doesNotContain(same);
    }

    private static String shown(String one, String other, int limit) {
        var here = Samples.present(Samples.text(one, "config/stage.yaml", 1));
        var there = Samples.present(Samples.text(other, "config/prod.yaml", 1));
        var html = new Html();
        ValueDifference.of(Samples.values("stage", here, "prod", there)).write(html, here, limit);
        return html.toString();
    }
}

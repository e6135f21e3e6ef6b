package dev.fairway.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    void theOrderOfComponentsDoesNotMatter() {
        var api = new Component(ComponentKind.ARTIFACT, "api", DIGEST);
        var config = new Component(ComponentKind.CONFIG, "config/base.yaml", DIGEST);

        assertThat(release(config, api)).isEqualTo(release(api, config));
    }

    @Test
    void oneComponentIsThereOnce() {
        var api = new Component(ComponentKind.ARTIFACT, "api", DIGEST);

        assertThatThrownBy(() -> release(api, api)).hasMessageContaining("twice");
        assertThatThrownBy(ReleaseTest::release).hasMessageContaining("ships nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../a", "a/../b", "a//b", "./a", "a\\b", "a\nb", "a/"})
    void aFileIsCalledByItsPathFromTheTop(String name) {
        assertThatThrownBy(() -> new Component(ComponentKind.CONFIG, name, DIGEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "A", "a b", "ä"})
    void anApplicationHasAPlainName(String app) {
        assertThatThrownBy(() -> new Release(
                        app,
                        "1",
                        List.of(new Component(ComponentKind.ARTIFACT, "api", DIGEST)),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Release release(Component... components) {
        return new Release("payments", "1.4.2", List.of(components), Optional.empty(), Optional.empty());
    }
}

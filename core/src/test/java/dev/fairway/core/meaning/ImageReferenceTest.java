package dev.fairway.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Test
    void everyPartIsRead() {
        assertThat(ImageReference.parse("registry.example.com:5000/team/api:1.4.2@" + DIGEST))
                .contains(new ImageReference(
                        "registry.example.com:5000", "team/api", Optional.of("1.4.2"), Optional.of(DIGEST)));
        assertThat(ImageReference.parse("nginx"))
                .contains(new ImageReference("docker.io", "library/nginx", Optional.empty(), Optional.empty()));
    }

    @Test
    void dockersShortNamesAreTheLongOnes() {
        assertThat(same("nginx", "docker.io/library/nginx:latest")).isTrue();
        assertThat(same("team/api:1", "index.docker.io/team/api:1")).isTrue();
        assertThat(same("api:1", "registry.example.com/api:1")).isFalse();
    }

    @Test
    void digestsDecideWhereBothHaveOne() {
        assertThat(same("api:1@" + DIGEST, "api:2@" + DIGEST)).isTrue();
        assertThat(same("api:1", "api:1@" + DIGEST)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "api:latest", "api:main", "team/api:1.0-SNAPSHOT", "api:STABLE", "api:edge"})
    void tagsThatMoveAreMutable(String text) {
        assertThat(ImageReference.parse(text).orElseThrow().mutable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api:1.4.2", "api:main-4f2a91c", "api:v2"})
    void tagsOfReleasesAreNot(String text) {
        assertThat(ImageReference.parse(text).orElseThrow().mutable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://x/y:1", "a b", "Team/Api", ":1", "api:", "api@sha256:zz"})
    void otherTextIsNoImage(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }

    private static boolean same(String left, String right) {
        return ImageReference.parse(left)
                .orElseThrow()
                .same(ImageReference.parse(right).orElseThrow());
    }
}

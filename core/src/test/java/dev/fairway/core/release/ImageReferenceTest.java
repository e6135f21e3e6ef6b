package dev.fairway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What names an image, as Docker and OCI have it.
final class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "a1".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx",
        "nginx:1.27, docker.io/library/nginx:1.27",
        "team/api, docker.io/team/api",
        "docker.io/nginx, docker.io/library/nginx",
        "index.docker.io/team/api:1, docker.io/team/api:1",
        "registry-1.docker.io/library/nginx, docker.io/library/nginx",
        "localhost/api, localhost/api",
        "localhost:5000/api:2, localhost:5000/api:2",
        "registry.example/a/b_c/d__e/f-g---h/i.j:T_a.g-1, registry.example/a/b_c/d__e/f-g---h/i.j:T_a.g-1",
        "Registry.Example/api, registry.example/api",
        "TEAM/api, team/api",
        "registry.example:443/api, registry.example:443/api",
        "127.0.0.1:5000/api, 127.0.0.1:5000/api",
        "[::1]:5000/team/api:1, [::1]:5000/team/api:1"
    })
    void whatPeopleLeaveOutIsFilledInAsDockerDoes(String text, String full) {
        assertThat(ImageReference.parse(text))
                .hasValueSatisfying(it -> assertThat(it).hasToString(full));
    }

    @Test
    void aDigestPinsWhateverTagStandsBefore() {
        var reference = ImageReference.parse("registry.example/team/api:1.4.2@" + DIGEST)
                .orElseThrow();

        assertThat(reference.digest()).hasValue(DIGEST);
        assertThat(reference.tag()).hasValue("1.4.2");
        assertThat(reference.lastSegment()).isEqualTo("api");
        assertThat(reference.name()).isEqualTo("registry.example/team/api");
        assertThat(reference).hasToString("registry.example/team/api:1.4.2@" + DIGEST);
        assertThat(ImageReference.parse("nginx").orElseThrow().tagOrDefault()).isEqualTo("latest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "@sha256:00",
                "registry.example/",
                "[::1]:5000",
                "registry.example//api",
                "registry.example/API",
                "registry.example/api_",
                "registry.example/a___b",
                "registry.example/a..b",
                "registry.example/../api",
                "registry.example/api:",
                "registry.example/api:-1",
                "registry.example/api:a/b:c:d",
                "registry.example/api@sha512:00",
                "registry.example/api@sha256:A1",
                "https://registry.example/api",
                "user:pass@registry.example/api",
                "registry.example/api?x",
                "registry.example/api#x",
                "registry.example/a pi",
                "registry.example:port/api",
                "-x.example/api",
                "reg_istry.example/api",
                "sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
                "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"
            })
    void whatIsNoReferenceIsNone(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry.example/Team/API | the repository takes lower case",
                "https://registry.example/b | without a scheme",
                "https://bob:hunter2@registry.example/b | without a scheme",
                "bob:hunter2@registry.example/a | user and password",
                "registry.example/a@sha256:00 | user and password",
                "not a ref | blanks and control characters",
                "registry.example/\u001b[2Ja | blanks and control characters",
                "'' | no reference to an image",
                "registry.example/ | no reference to an image"
            })
    void whyItIsNoneIsSaidWithoutRepeatingIt(String place, String why) {
        assertThat(ImageReference.placeFault(place + "@sha256:" + "a1".repeat(32)))
                .contains(why)
                .doesNotContain("hunter2", "\u001b");
    }

    @Test
    void whatIsAReferenceHasNoFault() {
        assertThat(ImageReference.placeFault("Registry.example/team/api:1.4_A@sha256:" + "a1".repeat(32)))
                .isEmpty();
        assertThat(ImageReference.placeFault("sha256:" + "a1".repeat(32))).isEmpty();
    }

    @Test
    void longNamesAreNone() {
        assertThat(ImageReference.parse("registry.example/" + "a".repeat(250))).isEmpty();
        assertThat(ImageReference.parse("registry.example/api:" + "a".repeat(129)))
                .isEmpty();
        assertThat(ImageReference.parse("registry.example/" + "a-".repeat(100_000)))
                .isEmpty();
    }
}

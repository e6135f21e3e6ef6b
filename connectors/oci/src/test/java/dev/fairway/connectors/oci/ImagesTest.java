package dev.fairway.connectors.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.ImageRegistries.Look;
import dev.fairway.connector.ImageRegistries.TagLook;
import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is seen of images, and that it is what was received.
final class ImagesTest {

    private static final String HOST = "registry.example";

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anImageIsItsManifestAndItsConfiguration() {
        var image = Image.single("amd64");
        stage.image(HOST, "team/api", image);

        assertThat(stage.look("registry.example/team/api:1"))
                .isEqualTo(seen(SeenArtifact.Kind.MANIFEST, image, "amd64"));
        assertThat(stage.look("registry.example/team/api@" + image.top().digest()))
                .isEqualTo(seen(SeenArtifact.Kind.MANIFEST, image, "amd64"));
    }

    @Test
    void anIndexIsAllOfItsPlatforms() {
        var image = Image.index("amd64", "arm64");
        stage.image(HOST, "api", image);

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(seen(SeenArtifact.Kind.INDEX, image, "amd64", "arm64"));
    }

    @Test
    void formsOfDockerAreReadAsThoseOfOci() {
        var config = Image.Part.of(
                "application/vnd.docker.container.image.v1+json",
                "{\"architecture\":\"arm\",\"variant\":\"v7\",\"os\":\"linux\"}");
        var manifest = Image.Part.of(
                Image.DOCKER_MANIFEST,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s}"
                        .formatted(Image.DOCKER_MANIFEST, config.descriptor("")));
        var list = Image.Part.of(
                Image.DOCKER_LIST,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
                        .formatted(Image.DOCKER_LIST, manifest.descriptor("")));
        stage.image(HOST, "api", new Image(list, List.of(manifest), List.of(config)));

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(new Look.Seen(new SeenArtifact(
                        SeenArtifact.Kind.INDEX,
                        list.digest(),
                        List.of(new SeenPlatform(
                                Optional.of("linux"),
                                Optional.of("arm"),
                                Optional.of("v7"),
                                manifest.digest(),
                                Optional.of(config.digest()))))));
    }

    @Test
    void whatAttestsAPlatformIsNone() {
        var image = Image.single("amd64");
        var index = Image.indexOf(List.of(
                image.top().descriptor(",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}"),
                Image.config("never").descriptor(",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}")));
        stage.image(HOST, "api", new Image(index, image.manifests(), image.configs()));

        assertThat(stage.look("registry.example/api:1"))
                .isInstanceOfSatisfying(
                        Look.Seen.class,
                        it -> assertThat(it.artifact().platforms()).hasSize(1));
    }

    @Test
    void anIndexWithinAnIndexIsWalkedAndOneThatNestsOnAndOnIsNot() {
        var image = Image.index("amd64");
        var outer = Image.indexOf(List.of(image.top().descriptor("")));
        stage.image(HOST, "api", image);
        stage.manifest(HOST, "api", "outer", outer);
        var deeper = outer;
        for (var i = 0; i < 3; i++) {
            deeper = Image.indexOf(List.of(deeper.descriptor("")));
            stage.manifest(HOST, "api", "deep", deeper);
        }

        assertThat(stage.look("registry.example/api:outer")).isInstanceOf(Look.Seen.class);
        assertThat(stage.look("registry.example/api:deep")).isInstanceOf(Look.Unseen.class);
    }

    @Test
    void whatTheRegistryDoesNotHaveIsAbsent() {
        var whole = Image.index("amd64", "arm64");
        stage.image(HOST, "api", whole);
        var lost = Image.index("amd64", "s390x");
        stage.manifest(HOST, "api", "lost", lost.top());

        assertThat(stage.look("registry.example/api:2"))
                .isEqualTo(new Look.Absent("registry.example/api:2: registry.example has no such image"));
        assertThat(stage.look("registry.example/api:lost"))
                .isEqualTo(new Look.Absent("registry.example/api:lost: its manifest %s is not in registry.example"
                        .formatted(lost.manifests().get(1).digest())));
    }

    /// Some registries say so in a form of their own.
    @Test
    void whoHadTheIndexIsARegistryAndABare404OfItIsAbsence() {
        var lost = Image.index("amd64", "s390x");
        stage.manifest(HOST, "api", "lost", lost.top());
        for (var manifest : lost.manifests()) {
            stage.on(
                    HOST,
                    "/v2/api/manifests/" + manifest.digest(),
                    404,
                    Map.of(),
                    "<html>not here".getBytes(StandardCharsets.UTF_8));
        }
        stage.on(HOST, "/v2/", 200, Map.of(), "<html>welcome".getBytes(StandardCharsets.UTF_8));

        assertThat(stage.look("registry.example/api:lost"))
                .isEqualTo(new Look.Absent("registry.example/api:lost: its manifest %s is not in registry.example"
                        .formatted(lost.manifests().getFirst().digest())));
    }

    @Test
    void aServerThatIsNoRegistryHasSaidNothing() {
        stage.on(HOST, "/v2/api/manifests/1", 404, Map.of(), "<html>not here".getBytes(StandardCharsets.UTF_8));
        stage.on(HOST, "/v2/", 200, Map.of(), "<html>welcome".getBytes(StandardCharsets.UTF_8));

        assertThat(stage.look("registry.example/api:1"))
                .isEqualTo(new Look.Unseen("registry.example/api:1: registry.example is no registry of images"));
    }

    @Test
    void otherBytesThanThoseOfTheDigestAreNotTheImage() {
        var image = Image.single("amd64");
        var other = Image.single("arm64");
        stage.image(HOST, "api", image);
        stage.on(
                HOST,
                "/v2/api/manifests/" + image.top().digest(),
                200,
                Map.of(
                        "Content-Type",
                        Image.MANIFEST,
                        "Docker-Content-Digest",
                        image.top().digest()),
                other.top().bytes());
        stage.on(
                HOST,
                "/v2/api/manifests/1",
                200,
                Map.of(
                        "Content-Type",
                        Image.MANIFEST,
                        "Docker-Content-Digest",
                        image.top().digest()),
                other.top().bytes());

        for (var name : List.of("@" + image.top().digest(), ":1")) {
            assertThat(stage.look("registry.example/api" + name))
                    .isInstanceOfSatisfying(
                            Look.Unseen.class, it -> assertThat(it.why()).contains("other bytes"));
        }
        assertThat(stage.tag("registry.example/api:1")).isInstanceOf(TagLook.Unseen.class);
    }

    @Test
    void aConfigurationWithOtherBytesIsNotTheImage() {
        var image = Image.single("amd64");
        stage.image(HOST, "api", image);
        stage.on(
                HOST,
                "/v2/api/blobs/" + image.configs().getFirst().digest(),
                200,
                Map.of(),
                Image.config("arm64").bytes());

        assertThat(stage.look("registry.example/api:1")).isInstanceOf(Look.Unseen.class);
    }

    @Test
    void aManifestOfAnotherSizeThanItsIndexSaysIsNotSeen() {
        var image = Image.single("amd64");
        var lying = image.top().descriptor("").replaceFirst("\"size\":[0-9]+", "\"size\":7");
        stage.image(HOST, "api", new Image(Image.indexOf(List.of(lying)), image.manifests(), image.configs()));

        assertThat(stage.look("registry.example/api:1"))
                .isInstanceOfSatisfying(
                        Look.Unseen.class, it -> assertThat(it.why()).contains("another size"));
    }

    @Test
    void whatCouldBeTwoThingsIsNeither() {
        var config = Image.config("amd64").descriptor("");
        var both = Image.Part.of(
                Image.MANIFEST, "{\"schemaVersion\":2,\"config\":%s,\"layers\":[],\"manifests\":[]}".formatted(config));
        var misnamed = Image.Part.of(
                Image.INDEX,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s}".formatted(Image.MANIFEST, config));
        var twice = Image.Part.of(
                Image.MANIFEST, "{\"schemaVersion\":2,\"config\":%s,\"config\":%s}".formatted(config, config));
        var first = Image.Part.of(
                "application/vnd.docker.distribution.manifest.v1+prettyjws", "{\"schemaVersion\":1,\"fsLayers\":[]}");
        var path = Image.Part.of(
                Image.INDEX, "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"sha256:../../x\",\"size\":2}]}");
        for (var part : List.of(both, misnamed, twice, first, path, Image.Part.of(Image.INDEX, "[]"))) {
            stage.manifest(HOST, "api", "odd", part);

            assertThat(stage.look("registry.example/api:odd")).isInstanceOf(Look.Unseen.class);
        }
    }

    @Test
    void aTagLeadsToTheDigestOfWhatIsReceived() {
        var image = Image.single("amd64");
        var moved = Image.single("arm64");
        stage.image(HOST, "api", image);
        var reference = "registry.example/api:1@" + image.top().digest();

        assertThat(stage.tag(reference)).isEqualTo(new TagLook.Leads(image.top().digest()));
        assertThat(stage.asked(HOST)).extracting(Stage.Asked::method).containsOnly("HEAD");
        stage.manifest(HOST, "api", "1", moved.top());
        assertThat(stage.tag(reference)).isEqualTo(new TagLook.Leads(moved.top().digest()));
        assertThat(stage.tag("registry.example/api:gone@" + image.top().digest()))
                .isEqualTo(new TagLook.Gone());
    }

    private static Look seen(SeenArtifact.Kind kind, Image image, String... architectures) {
        var platforms = new ArrayList<SeenPlatform>();
        for (var i = 0; i < architectures.length; i++) {
            platforms.add(new SeenPlatform(
                    Optional.of("linux"),
                    Optional.of(architectures[i]),
                    Optional.empty(),
                    image.manifests().get(i).digest(),
                    Optional.of(image.configs().get(i).digest())));
        }
        return new Look.Seen(new SeenArtifact(kind, image.top().digest(), platforms));
    }
}

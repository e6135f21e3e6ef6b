package dev.fairway.connectors.oci;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An image of the tests.
///
/// @param top what a tag leads to
/// @param manifests of its platforms; the top alone where it has no index
record Image(Part top, List<Part> manifests, List<Part> configs) {

    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    /// Some bytes of it.
    @SuppressWarnings("ArrayRecordComponent") // compared by their digest
    record Part(String mediaType, byte[] bytes) {

        static Part of(String mediaType, String text) {
            return new Part(mediaType, text.getBytes(StandardCharsets.UTF_8));
        }

        String digest() {
            return Digests.of(bytes);
        }

        /// As others refer to it.
        String descriptor(String more) {
            return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
                    .formatted(mediaType, digest(), bytes.length, more);
        }
    }

    static Part config(String architecture) {
        return Part.of(CONFIG, "{\"architecture\":\"%s\",\"os\":\"linux\",\"rootfs\":{}}".formatted(architecture));
    }

    static Part manifest(Part config) {
        return Part.of(
                MANIFEST,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[]}"
                        .formatted(MANIFEST, config.descriptor("")));
    }

    static Image single(String architecture) {
        var config = config(architecture);
        var manifest = manifest(config);
        return new Image(manifest, List.of(manifest), List.of(config));
    }

    static Image index(String... architectures) {
        var configs = Stream.of(architectures).map(Image::config).toList();
        var manifests = configs.stream().map(Image::manifest).toList();
        var children = IntStream.range(0, configs.size())
                .mapToObj(it -> manifests
                        .get(it)
                        .descriptor(",\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}"
                                .formatted(architectures[it])))
                .toList();
        return new Image(indexOf(children), manifests, configs);
    }

    static Part indexOf(List<String> descriptors) {
        return Part.of(
                INDEX,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
                        .formatted(INDEX, String.join(",", descriptors)));
    }
}

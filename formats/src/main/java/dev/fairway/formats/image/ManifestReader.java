package dev.fairway.formats.image;

import dev.fairway.formats.image.ManifestReading.Child;
import dev.fairway.formats.image.ManifestReading.Image;
import dev.fairway.formats.image.ManifestReading.Index;
import dev.fairway.formats.image.ManifestReading.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads manifests of images: OCI's and Docker's second form.
///
/// What could be taken for an index and for an image is refused: two readers would see two things under one digest.
public final class ManifestReader {

    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_LIST);
    private static final Set<String> MANIFESTS = Set.of(OCI_MANIFEST, DOCKER_MANIFEST);
    private static final String DOCKER_FIRST = "application/vnd.docker.distribution.manifest.v1";

    /// What to ask a registry for, best first.
    public static final List<String> MEDIA_TYPES = List.of(OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST);

    private static final Set<String> IMAGE_CONFIGS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    private ManifestReader() {}

    /// @param contentType as the registry calls it; may be empty
    public static ManifestReading read(byte[] bytes, String contentType) {
        var json = JsonValue.object(bytes);
        if (json.isEmpty()) {
            return new Unreadable("is no manifest that can be read");
        }
        var called = bare(contentType);
        var says = json.get().text("mediaType").map(ManifestReader::bare).orElse(called);
        if (says.startsWith(DOCKER_FIRST) || json.get().whole("schemaVersion").equals(Optional.of(1L))) {
            return new Unreadable("has Docker's first form of manifests, which names no configuration; build it anew");
        }
        if (isKnown(called) && isKnown(says) && !called.equals(says)) {
            return new Unreadable("calls itself something else than the registry does");
        }
        var lists = json.get().member("manifests").isPresent();
        var builds = json.get().member("config").isPresent()
                || json.get().member("layers").isPresent();
        if (lists && builds) {
            return new Unreadable("could be an index and an image at once");
        }
        if (lists && !MANIFESTS.contains(says)) {
            return index(json.get());
        }
        if (builds && !INDEXES.contains(says)) {
            return json.get()
                    .object("config")
                    .flatMap(Descriptor::of)
                    .<ManifestReading>map(Image::new)
                    .orElseGet(() -> new Unreadable("names no configuration by a SHA-256 digest"));
        }
        return new Unreadable("is neither an index nor an image");
    }

    private static boolean isKnown(String mediaType) {
        return INDEXES.contains(mediaType) || MANIFESTS.contains(mediaType);
    }

    private static String bare(String mediaType) {
        var end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static ManifestReading index(JsonValue.Members json) {
        var listed = json.objects("manifests");
        if (listed.isEmpty()) {
            return new Unreadable("lists its manifests in no way that can be read");
        }
        var children = new ArrayList<Child>();
        for (var one : listed.get()) {
            var descriptor = Descriptor.of(one);
            var named = one.object("platform");
            var platform = named.flatMap(PlatformName::of);
            if (descriptor.isEmpty()) {
                return new Unreadable("lists a manifest without a SHA-256 digest and a size");
            }
            if (named.isPresent() && platform.isEmpty()) {
                return new Unreadable("lists a platform whose name is none");
            }
            children.add(new Child(descriptor.get(), platform.filter(PlatformName::isThere)));
        }
        return new Index(children);
    }

    /// What the configuration of an image says that it is built for; nothing in that of anything else. Empty where it
    /// cannot be read.
    public static Optional<PlatformName> platform(Descriptor config, byte[] bytes) {
        return IMAGE_CONFIGS.contains(bare(config.mediaType()))
                ? JsonValue.object(bytes).flatMap(PlatformName::of)
                : Optional.of(PlatformName.NONE);
    }
}

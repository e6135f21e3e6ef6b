package dev.fairway.connectors.oci;

import dev.fairway.connector.ImageRegistries.Look;
import dev.fairway.connectors.oci.Reply.Answer;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.core.release.SeenArtifact;
import dev.fairway.core.release.SeenPlatform;
import dev.fairway.formats.image.Descriptor;
import dev.fairway.formats.image.ManifestReader;
import dev.fairway.formats.image.ManifestReading;
import dev.fairway.formats.image.PlatformName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at one image: its manifest, those of its platforms, and their configurations. What is told was received, and
/// its digest computed over what was received.
final class ImageWalk {

    private static final int LARGEST_MANIFEST = 4 << 20;
    private static final int LARGEST_CONFIG = 8 << 20;
    private static final int MOST_MANIFESTS = 100;
    private static final int DEEPEST = 3;
    private static final String ACCEPT = String.join(", ", ManifestReader.MEDIA_TYPES);

    private final Conversation conversation;
    private final Presence presence;
    private final Budget budget;
    private final ImageReference image;
    private final List<SeenPlatform> platforms = new ArrayList<>();
    private final Set<String> walked = new HashSet<>();

    ImageWalk(Conversation conversation, Presence presence, Budget budget, ImageReference image) {
        this.conversation = conversation;
        this.presence = presence;
        this.budget = budget;
        this.image = image;
    }

    /// Whether an answer of "not found" is one of a registry.
    interface Presence {
        boolean isSaid(Answer answer);
    }

    /// Bytes that were received, or why not.
    sealed interface Received {
        @SuppressWarnings("ArrayRecordComponent") // the bytes are handed over once, not compared
        record Bytes(byte[] bytes, String digest, String contentType) implements Received {}

        record Not(Look why) implements Received {}
    }

    Look look() {
        var wanted = image.digest();
        var name = wanted.orElseGet(image::tagOrDefault);
        return switch (manifest(name, wanted)) {
            case Received.Not(var why) -> why;
            case Received.Bytes(var bytes, var digest, var type) ->
                switch (ManifestReader.read(bytes, type)) {
                    case ManifestReading.Unreadable(var why) -> unseen("it " + why);
                    case ManifestReading.Image(var config) ->
                        configured(digest, Optional.empty(), config)
                                .orElseGet(() -> seen(SeenArtifact.Kind.MANIFEST, digest));
                    case ManifestReading.Index(var children) ->
                        children(children, 1).orElseGet(() -> seen(SeenArtifact.Kind.INDEX, digest));
                };
        };
    }

    private Look seen(SeenArtifact.Kind kind, String digest) {
        return new Look.Seen(new SeenArtifact(kind, digest, platforms));
    }

    /// Walks the manifests of an index; what was in the way, if anything.
    private Optional<Look> children(List<ManifestReading.Child> children, int depth) {
        for (var child : children) {
            var digest = child.manifest().digest();
            if (child.platform().filter(PlatformName::isOfNothing).isPresent() || !walked.add(digest)) {
                continue;
            }
            if (walked.size() > MOST_MANIFESTS || depth > DEEPEST) {
                return Optional.of(unseen("it has more manifests than are looked at (%d, %d within one another)"
                        .formatted(MOST_MANIFESTS, DEEPEST)));
            }
            var trouble = child(child, depth);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return Optional.empty();
    }

    private Optional<Look> child(ManifestReading.Child child, int depth) {
        var named = child.manifest();
        return switch (manifest(named.digest(), Optional.of(named.digest()))) {
            case Received.Not(var why) -> Optional.of(why);
            case Received.Bytes(var bytes, var _, var _)
            when bytes.length != named.size() ->
                Optional.of(unseen("its index gives %s another size".formatted(named.digest())));
            case Received.Bytes(var bytes, var digest, var type) ->
                switch (ManifestReader.read(bytes, named.mediaType().isEmpty() ? type : named.mediaType())) {
                    case ManifestReading.Unreadable(var why) ->
                        Optional.of(unseen("its manifest %s %s".formatted(digest, why)));
                    case ManifestReading.Image(var config) -> configured(digest, child.platform(), config);
                    case ManifestReading.Index(var children) -> children(children, depth + 1);
                };
        };
    }

    /// Takes in one manifest with its configuration; what was in the way, if anything.
    private Optional<Look> configured(String manifest, Optional<PlatformName> platform, Descriptor config) {
        if (config.size() > LARGEST_CONFIG) {
            return Optional.of(unseen("its configuration has more than %d bytes".formatted(LARGEST_CONFIG)));
        }
        var reply = conversation.ask("GET", "blobs/" + config.digest(), "*/*", LARGEST_CONFIG, budget);
        return switch (received(reply, "its configuration ", config.digest(), Optional.of(config.digest()))) {
            case Received.Not(var why) -> Optional.of(why);
            case Received.Bytes(var bytes, var digest, var _) -> {
                var says = ManifestReader.platform(config, bytes);
                if (says.isEmpty()) {
                    yield Optional.of(unseen("its configuration %s cannot be read".formatted(digest)));
                }
                var name = platform.orElse(says.get());
                platforms.add(new SeenPlatform(
                        name.os(), name.architecture(), name.variant(), manifest, Optional.of(digest)));
                yield Optional.empty();
            }
        };
    }

    /// @param name a tag, or a digest
    private Received manifest(String name, Optional<String> wanted) {
        var reply = conversation.ask("GET", "manifests/" + name, ACCEPT, LARGEST_MANIFEST, budget);
        var part = wanted.isEmpty() || wanted.equals(image.digest()) ? "" : "its manifest ";
        return received(reply, part, name, wanted);
    }

    /// Of whom a part is asked, what names that part was received: it is a registry, however it says "not found".
    ///
    /// @param part what it is, where it is not the image itself
    /// @param wanted the digest that it must have; where there is none, the one that the registry promises
    private Received received(Reply reply, String part, String name, Optional<String> wanted) {
        return switch (reply) {
            case Reply.Failed(var why) -> new Received.Not(unseen("%s %s".formatted(image.host(), why)));
            case Reply.TooLarge(var largest) ->
                new Received.Not(unseen("%s answers with more than %d bytes".formatted(image.host(), largest)));
            case Answer answer
            when answer.status() == 200 -> {
                var digest = Digests.of(answer.body());
                var promised = wanted.orElseGet(() -> answer.header("Docker-Content-Digest"));
                yield !ReleaseNames.isDigest(promised) || promised.equals(digest)
                        ? new Received.Bytes(answer.body(), digest, answer.header("Content-Type"))
                        : new Received.Not(unseen(
                                "%s answers with other bytes than those of %s".formatted(image.host(), promised)));
            }
            case Answer answer
            when answer.status() == 404 ->
                new Received.Not(
                        !part.isEmpty() || presence.isSaid(answer)
                                ? absent(part, name)
                                : unseen(image.host() + " is no registry of images"));
            case Answer answer
            when answer.status() == 401 || answer.status() == 403 ->
                new Received.Not(unseen("%s does not let it be read".formatted(image.host())));
            case Answer answer -> new Received.Not(unseen("%s answered %d".formatted(image.host(), answer.status())));
        };
    }

    private Look absent(String part, String name) {
        return new Look.Absent(
                part.isEmpty()
                        ? "%s: %s has no such image".formatted(image, image.host())
                        : "%s: %s%s is not in %s".formatted(image, part, name, image.host()));
    }

    private Look unseen(String why) {
        return new Look.Unseen("%s: %s".formatted(image, why));
    }
}

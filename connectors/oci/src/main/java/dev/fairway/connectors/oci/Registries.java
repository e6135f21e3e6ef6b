package dev.fairway.connectors.oci;

import dev.fairway.connector.ImageRegistries;
import dev.fairway.connectors.oci.Reply.Answer;
import dev.fairway.connectors.oci.Wire.Question;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.formats.image.ManifestReader;
import dev.fairway.formats.image.RegistryAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Looks into registries by the pull side of OCI's distribution specification.
final class Registries implements ImageRegistries {

    private static final String HUB = "registry-1.docker.io";
    private static final int LARGEST_MANIFEST = 4 << 20;
    private static final int LARGEST_GREETING = 64 << 10;

    private final Wire wire;
    private final Passage passage;
    private final Keyring keyring;
    private final Patience patience;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<String, Conversation> conversations = new HashMap<>();

    Registries(Wire wire, Passage passage, Keyring keyring, Patience patience) {
        this.wire = wire;
        this.passage = passage;
        this.keyring = keyring;
        this.patience = patience;
    }

    @Override
    public Look look(ImageReference image) {
        var budget = Budget.of(patience.image());
        var origin = origin(image, budget);
        return origin.isEmpty()
                ? new Look.Unseen("%s: %s is no host".formatted(image, image.host()))
                : new ImageWalk(
                                conversation(origin.get(), image),
                                answer -> isSaid(answer, origin.get(), budget),
                                budget,
                                image)
                        .look();
    }

    @Override
    public TagLook tag(ImageReference image) {
        var budget = Budget.of(patience.image());
        var origin = origin(image, budget);
        if (origin.isEmpty()) {
            return new TagLook.Unseen("%s: %s is no host".formatted(image, image.host()));
        }
        var conversation = conversation(origin.get(), image);
        var path = "manifests/" + image.tagOrDefault();
        var accept = String.join(", ", ManifestReader.MEDIA_TYPES);
        // Asking for the head costs the registry nothing, and none counts it. It is believed only where it says that
        // nothing has changed.
        var head = conversation.ask("HEAD", path, accept, LARGEST_GREETING, budget);
        if (head instanceof Answer answer
                && answer.status() == 200
                && image.digest().equals(Optional.of(answer.header("Docker-Content-Digest")))) {
            return new TagLook.Leads(image.digest().get());
        }
        var tagged = "%s:%s".formatted(image.name(), image.tagOrDefault());
        return switch (conversation.ask("GET", path, accept, LARGEST_MANIFEST, budget)) {
            case Answer answer
            when answer.status() == 200 -> {
                var digest = Digests.of(answer.body());
                var promised = answer.header("Docker-Content-Digest");
                yield ReleaseNames.isDigest(promised) && !promised.equals(digest)
                        ? new TagLook.Unseen(
                                "%s: %s answers with other bytes than it promises".formatted(tagged, image.host()))
                        : new TagLook.Leads(digest);
            }
            case Answer answer
            when answer.status() == 404 && isSaid(answer, origin.get(), budget) -> new TagLook.Gone();
            case Answer answer ->
                new TagLook.Unseen("%s: %s answered %d".formatted(tagged, image.host(), answer.status()));
            case Reply.TooLarge _ ->
                new TagLook.Unseen(
                        "%s: %s answers with more than %d bytes".formatted(tagged, image.host(), LARGEST_MANIFEST));
            case Reply.Failed(var why) -> new TagLook.Unseen("%s: %s %s".formatted(tagged, image.host(), why));
        };
    }

    private Conversation conversation(Origin origin, ImageReference image) {
        return conversations.computeIfAbsent(
                image.name(), _ -> new Conversation(wire, passage, new Opening(wire, passage, keyring, origin, image)));
    }

    /// Any web server answers "not found"; that something is missing is believed of a registry alone.
    private boolean isSaid(Answer answer, Origin origin, Budget budget) {
        if (RegistryAnswer.saysAbsent(answer.body())) {
            return true;
        }
        return greeting(origin, budget) instanceof Answer greeting
                && (greeting.status() == 200 || greeting.status() == 401)
                && !greeting.header("Docker-Distribution-API-Version").isEmpty();
    }

    private Reply greeting(Origin origin, Budget budget) {
        return wire.ask(greeting(origin), budget);
    }

    private static Question greeting(Origin origin) {
        return new Question("GET", origin.resolve("/v2/"), Map.of(), Optional.empty(), LARGEST_GREETING);
    }

    /// Where a registry is asked. On this machine alone it may be without TLS: whoever speaks it there answers a
    /// greeting without it by a complaint, or by pointing to it. Any other answer is one without TLS, however busy,
    /// lost or talkative: what it is to the question that is asked then is told.
    private Optional<Origin> origin(ImageReference image, Budget budget) {
        var there = Optional.ofNullable(origins.get(image.host()));
        if (there.isPresent()) {
            return there;
        }
        var named = image.host().equals(ImageReference.DOCKER_HUB) ? HUB : image.host();
        var secure = Origin.of("https", named);
        var open = Origin.of("http", named).filter(Origin::isLoopback).filter(it -> isAnswered(it, secure, budget));
        var found = open.or(() -> secure);
        found.ifPresent(it -> origins.put(image.host(), it));
        return found;
    }

    private boolean isAnswered(Origin open, Optional<Origin> secure, Budget budget) {
        return switch (wire.askOnce(greeting(open), budget)) {
            case Answer answer ->
                answer.status() != 400
                        && answer.status() != 426
                        && (answer.status() / 100 != 3 || !pointsTo(answer, open, secure));
            case Reply.TooLarge _ -> true;
            case Reply.Failed _ -> false;
        };
    }

    private static boolean pointsTo(Answer answer, Origin from, Optional<Origin> to) {
        return Origin.parsed(answer.header("Location"))
                .map(from.resolve("/v2/")::resolve)
                .flatMap(Origin::of)
                .equals(to);
    }
}

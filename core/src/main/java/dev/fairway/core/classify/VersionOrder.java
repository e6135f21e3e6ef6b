package dev.fairway.core.classify;

import dev.fairway.core.meaning.ImageReference;
import dev.fairway.core.meaning.SemanticVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What is to be said of versions, beyond that they differ: which one moves by itself, which one is older, which one
/// is named by its tag and which one by its digest.
final class VersionOrder {

    private static final Set<String> TAGS = Set.of("tag", "newtag", "imagetag");
    private static final String REF = "?ref=";

    private final Subject subject;
    /// What each environment holds that holds one.
    private final SequencedMap<String, String> single = new LinkedHashMap<>();

    private VersionOrder(Subject subject) {
        this.subject = subject;
        subject.texts().forEach((environment, texts) -> {
            if (texts.size() == 1) {
                single.put(environment, texts.getFirst());
            }
        });
    }

    static String say(Subject subject) {
        var order = new VersionOrder(subject);
        return order.moving().or(order::older).or(order::tagAgainstDigest).orElse("");
    }

    private Optional<String> moving() {
        for (var entry : subject.texts().entrySet()) {
            var text = entry.getValue().isEmpty() ? "" : entry.getValue().getFirst();
            if (moves(text)) {
                return Optional.of("%s runs a tag that moves without a commit".formatted(entry.getKey()));
            }
        }
        return Optional.empty();
    }

    private boolean moves(String text) {
        var ref = text.lastIndexOf(REF);
        if (ref >= 0) {
            return ImageReference.mutableTag(text.substring(ref + REF.length()));
        }
        var image = text.contains("/") || text.contains(":")
                ? ImageReference.parse(text)
                : Optional.<ImageReference>empty();
        return image.filter(ImageReference::mutable).isPresent()
                || (Words.any(subject.name(), TAGS)
                        && !text.contains("/")
                        && !text.isEmpty()
                        && ImageReference.mutableTag(text));
    }

    private Optional<String> older() {
        for (var left : single.entrySet()) {
            for (var right : single.entrySet()) {
                var compared = version(left.getValue())
                        .flatMap(one -> version(right.getValue()).map(other -> one.compare(other)));
                if (compared.isPresent()
                        && compared.get().isPresent()
                        && compared.get().getAsInt() < 0) {
                    return Optional.of("%s is behind %s".formatted(left.getKey(), right.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether a tag and a digest are the same image only their registry knows.
    private Optional<String> tagAgainstDigest() {
        var pinned = new ArrayList<String>();
        var tagged = new ArrayList<String>();
        single.forEach((environment, text) -> (text.contains("@") ? pinned : tagged).add(environment));
        return pinned.isEmpty() || tagged.isEmpty() || !single.values().stream().allMatch(VersionOrder::imageLike)
                ? Optional.empty()
                : Optional.of("%s by digest, %s by tag only: whether that is one image cannot be told from here"
                        .formatted(names(pinned), names(tagged)));
    }

    private static boolean imageLike(String text) {
        return text.contains("@sha256:") || Versions.image(text);
    }

    private static String names(List<String> environments) {
        return String.join(", ", environments);
    }

    private static Optional<SemanticVersion> version(String text) {
        var ref = text.lastIndexOf(REF);
        if (ref >= 0) {
            return SemanticVersion.parse(text.substring(ref + REF.length()));
        }
        var library = text.lastIndexOf("==");
        if (library >= 0) {
            return SemanticVersion.parse(text.substring(library + 2));
        }
        var digest = text.indexOf('@');
        var named = digest < 0 ? text : text.substring(0, digest);
        return SemanticVersion.parse(
                named.contains("/") || named.contains(":") ? named.substring(named.lastIndexOf(':') + 1) : named);
    }
}

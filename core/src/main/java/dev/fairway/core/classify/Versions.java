package dev.fairway.core.classify;

import dev.fairway.core.meaning.ImageReference;
import dev.fairway.core.meaning.SemanticVersion;
import dev.fairway.core.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What runs: images, tags, charts, module references, engines.
final class Versions {

    private static final Set<String> NAMES = Set.of(
            "version", "versions", "image", "tag", "revision", "ref", "digest", "sha", "newtag", "chart", "imagetag");
    private static final Pattern RANGE = Pattern.compile("[~^<>=v]{0,2}\\s*[0-9]+(?:\\.[0-9x*]+)*+.*");
    /// `POSTGRES_14`, `mysql8.0`, `aurora-postgresql15`
    private static final Pattern ENGINE = Pattern.compile(
            "(?i)(?:default\\.)?(?:aurora-?)?(?:postgres(?:ql)?|mysql|mariadb|sqlserver|oracle|redis|valkey|memcached"
                    + "|mongodb|docdb|elasticsearch|opensearch|kafka|neptune)[-_. ]?v?[0-9]+(?:[._][0-9x]+)*+");
    private static final Pattern IMAGE = Pattern.compile(
            "[a-z0-9][a-z0-9._-]*(?::[0-9]+)?(?:/[a-z0-9._-]+)*+(?::[A-Za-z0-9._-]+)?(?:@sha256:[0-9a-f]{64})?");

    private Versions() {}

    static boolean matches(Subject subject) {
        if (subject.name().stream().noneMatch(NAMES::contains)) {
            return subject.texts().size() > 1
                    && subject.everyText(text -> text.contains("@sha256:")
                            || text.contains("?ref=")
                            || image(text)
                            || ENGINE.matcher(text).matches());
        }
        return subject.everyText(
                        text -> !text.contains(" ") || RANGE.matcher(text).matches())
                && !subject.everyText(text -> text.equals("true") || text.equals("false"));
    }

    /// An image with a registry or repository and a tag: nothing else is written like it.
    private static boolean image(String text) {
        return text.contains("/")
                && text.lastIndexOf(':') > text.lastIndexOf('/')
                && IMAGE.matcher(text).matches()
                && !text.contains("://");
    }

    /// Whether all run images of one repository.
    static boolean oneRepository(Subject subject) {
        var names = new HashSet<String>();
        var images = subject.everyText(text -> {
            names.add(text.substring(0, text.length() - tag(text).length()));
            return image(text);
        });
        return images && names.size() == 1;
    }

    /// Of an image what stands behind its name.
    static String tag(String image) {
        var digest = image.indexOf('@');
        var end = digest < 0 ? image.length() : digest;
        var colon = image.lastIndexOf(':', end - 1);
        return image.substring(colon > image.lastIndexOf('/') ? colon : end);
    }

    /// What is to be said of the versions, beyond that they differ.
    static String say(Subject subject) {
        var present = subject.texts();
        for (var entry : present.entrySet()) {
            var text = entry.getValue().isEmpty() ? "" : entry.getValue().getFirst();
            var image = text.contains("/") || text.contains(":")
                    ? ImageReference.parse(text)
                    : Optional.<ImageReference>empty();
            if (image.filter(ImageReference::mutable).isPresent()
                    || (tagged(subject) && !text.contains("/") && !text.isEmpty() && ImageReference.mutableTag(text))) {
                return "%s runs a tag that moves without a commit".formatted(entry.getKey());
            }
        }
        return older(present.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .map(entry -> new At(entry.getKey(), entry.getValue().getFirst()))
                .toList());
    }

    private record At(String environment, String text) {}

    private static boolean tagged(Subject subject) {
        return Words.any(subject.name(), Set.of("tag", "newtag", "imagetag"));
    }

    private static String older(List<At> versions) {
        for (var left : versions) {
            for (var right : versions) {
                var compared = version(left.text())
                        .flatMap(one -> version(right.text()).map(other -> one.compare(other)));
                if (compared.isPresent()
                        && compared.get().isPresent()
                        && compared.get().getAsInt() < 0) {
                    return "%s is behind %s".formatted(left.environment(), right.environment());
                }
            }
        }
        return "";
    }

    private static Optional<SemanticVersion> version(String text) {
        var tag = text.contains("/") || text.contains(":") ? text.substring(text.lastIndexOf(':') + 1) : text;
        return SemanticVersion.parse(tag);
    }

    /// Whether a node looks like what runs, for presence rows.
    static boolean isImage(Node node) {
        return node instanceof Node.Scalar scalar && image(scalar.text());
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.formats.evidence.EvidenceSecrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the options of `release create` say of images: which are taken from a registry as their tag leads to them
/// today, and where those are that are named by a digest.
///
/// @param taken by the name of their component, each with a tag or a digest
/// @param placed those of `--artifact` that name a registry, without their digest
/// @param verified whether all artifacts are to be looked for
record ImageArguments(
        SortedMap<String, ImageReference> taken,
        SortedMap<String, ImageReference> placed,
        boolean verified,
        List<String> mistakes) {

    private static final String FORM =
            "--from-image takes REF or NAME=REF, as in api=registry.example/payments-api:1.4.2 (lower case, no"
                    + " https://, no password, a port up to 65535)";

    static ImageArguments of(Invocation invocation) {
        var mistakes = new ArrayList<String>();
        var taken = new TreeMap<String, ImageReference>();
        List<String> images = invocation.arguments().matchedOptionValue("--from-image", List.of());
        for (var text : images) {
            var reference = ImageReference.parse(text.substring(text.indexOf('=') + 1));
            var name = text.contains("=")
                    ? Optional.of(text.substring(0, text.indexOf('=')))
                    : reference.map(ImageReference::lastSegment);
            if (reference.isEmpty() || name.filter(ReleaseNames::isName).isEmpty()) {
                mistakes.add(FORM);
            } else if (taken.put(name.get(), tagged(reference.get())) != null) {
                mistakes.add("%s is there twice; give one of them another name, as in NAME=REF".formatted(name.get()));
            }
        }
        List<String> artifacts = invocation.arguments().matchedOptionValue("--artifact", List.of());
        return new ImageArguments(
                taken, placed(artifacts), invocation.arguments().hasMatchedOption("--verify"), mistakes);
    }

    /// Without tag and digest the tag is the one that Docker takes, and is remembered.
    private static ImageReference tagged(ImageReference reference) {
        return reference.digest().isPresent()
                ? reference
                : new ImageReference(
                        reference.host(),
                        reference.repository(),
                        Optional.of(reference.tagOrDefault()),
                        Optional.empty());
    }

    /// Those of `NAME=REF` whose REF names a registry.
    static SortedMap<String, ImageReference> placed(List<String> artifacts) {
        var placed = new TreeMap<String, ImageReference>();
        for (var text : FileArtifact.others(artifacts)) {
            ImageReference.parse(text.substring(text.indexOf('=') + 1))
                    .ifPresent(it -> placed.put(text.substring(0, Math.max(0, text.indexOf('='))), it.withoutDigest()));
        }
        return placed;
    }

    /// What is to be said of names in which a secret is recognised: where parts are is kept.
    static List<String> secrets(SortedMap<String, ImageReference> images) {
        return images.entrySet().stream()
                .filter(it -> !EvidenceSecrets.addresses(
                                it.getValue().withoutDigest().toString().getBytes(StandardCharsets.UTF_8))
                        .isEmpty())
                .map(it -> "%s: what is said of where it is looks like a secret".formatted(it.getKey()))
                .toList();
    }

    /// Where those are that are taken from a registry.
    PartPlaces takenPlaces(SortedMap<String, PartPlaces.Folder> folders) {
        var images = new TreeMap<String, ImageReference>();
        taken.forEach((name, image) -> images.put(name, image.withoutDigest()));
        return new PartPlaces(images, folders, new TreeMap<>());
    }

    /// Whether a registry is asked at all.
    boolean asksRegistries() {
        return verified || !taken.isEmpty();
    }
}

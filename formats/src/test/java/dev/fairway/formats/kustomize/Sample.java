package dev.fairway.formats.kustomize;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.tree.Node;
import dev.fairway.formats.read.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tree of files for tests.
final class Sample {

    private Sample() {}

    static KustomizeFiles of(Map<String, String> files) {
        return new ParsedFiles(
                path -> Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Sealing.withKey(new byte[32]));
    }

    static Node at(List<ManifestResource> resources, String address, String... keys) {
        Node found = resources.stream()
                .filter(resource -> resource.address().equals(address))
                .findFirst()
                .orElseThrow()
                .root();
        for (var key : keys) {
            found = ((Node.Mapping) found).get(key).orElseThrow();
        }
        return found;
    }
}

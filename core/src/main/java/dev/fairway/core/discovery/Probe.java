package dev.fairway.core.discovery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Looks into files where a name does not say enough, as rarely as it can.
///
/// @param head the first characters of a file; empty where it cannot be read
/// @param manifests what was seen so far, by folder: in a folder of thousands of manifests a few tell about the rest
record Probe(Function<String, Optional<String>> head, Map<String, Integer> manifests) {

    private static final int ENOUGH = 6;
    private static final Pattern YAML_VERSION = Pattern.compile("(?m)^apiVersion:");
    private static final Pattern COMPONENT = Pattern.compile("(?m)^kind:\\s*Component\\s*$");
    private static final Pattern SERVICES = Pattern.compile("(?m)^services:\\s*$");
    private static final Pattern OF_A_SERVICE =
            Pattern.compile("(?m)^\\s+(?:image|build|command|entrypoint|env_file|ports|volumes|depends_on):");
    private static final Pattern YAML_KIND = Pattern.compile("(?m)^kind:");

    static Probe of(Function<String, Optional<String>> head) {
        return new Probe(head, new HashMap<>());
    }

    /// Whether a file holds Kubernetes objects. `folder` is where alike files lie.
    boolean isManifest(String path, String folder) {
        var seen = manifests.getOrDefault(folder, 0);
        if (Math.abs(seen) >= ENOUGH) {
            return seen > 0;
        }
        var manifest = head.apply(path).map(Probe::looksLikeManifest).orElse(false);
        var step = manifest ? 1 : -1;
        manifests.put(folder, seen * step < 0 ? step : seen + step);
        return manifest;
    }

    /// Whether the kustomization of a folder is a component, to be included by overlays.
    boolean isComponent(String folder) {
        return Folder.KUSTOMIZATIONS.stream()
                .flatMap(name -> head.apply(folder + name).stream())
                .anyMatch(text -> COMPONENT.matcher(text).find());
    }

    /// Whether a file holds Compose's services.
    boolean isCompose(String path) {
        return head.apply(path)
                .filter(text -> SERVICES.matcher(text).find())
                .filter(text -> OF_A_SERVICE.matcher(text).find())
                .isPresent();
    }

    Optional<String> text(String path) {
        return head.apply(path);
    }

    private static boolean looksLikeManifest(String text) {
        if (text.contains("\"apiVersion\"") && text.contains("\"kind\"")) {
            return true;
        }
        return YAML_VERSION.matcher(text).find() && YAML_KIND.matcher(text).find();
    }
}

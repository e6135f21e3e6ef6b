package dev.fairway.core.discovery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Discovery over a few paths, and its answer as lines that a test can show.
final class Found {

    private Found() {}

    /// Files with a content are written `path` -> content; the others are empty.
    static Discovered in(Map<String, String> files) {
        return in(files, Options.standard());
    }

    static Discovered in(Map<String, String> files, Options options) {
        return Discovery.discover(
                List.copyOf(files.keySet()), path -> Optional.ofNullable(files.get(path)), Optional.empty(), options);
    }

    static Discovered in(String... paths) {
        var files = new LinkedHashMap<String, String>();
        Arrays.stream(paths).forEach(path -> files.put(path, ""));
        return in(files);
    }

    /// `values-{env}.yaml dev,prod < values.yaml`: every unit with its environments and bases.
    static List<String> units(Discovered discovered) {
        return discovered.families().stream()
                .flatMap(family -> family.units().stream())
                .map(unit -> unit.template()
                        + (unit.section().isEmpty() ? "" : "#" + unit.section())
                        + " " + String.join(",", unit.files().sequencedKeySet())
                        + (unit.bases().isEmpty() ? "" : " < " + String.join(" < ", unit.bases())))
                .toList();
    }

    static List<String> left(Discovered discovered) {
        return discovered.uncompared().stream()
                .map(left -> left.template() + " " + left.reason())
                .toList();
    }
}

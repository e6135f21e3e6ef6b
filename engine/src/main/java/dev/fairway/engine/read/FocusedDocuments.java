package dev.fairway.engine.read;

import dev.fairway.core.tree.Node;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.formats.read.DocumentStream;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// Files of which some resources are asked for: of a long file only the documents that mention one are read.
public final class FocusedDocuments implements Documents {

    private final Documents all;
    private final Sealing sealing;
    private final Set<String> names = new HashSet<>();
    private final Set<String> fragments = new HashSet<>();
    private final Map<String, Reading> readings = new HashMap<>();

    /// @param resources addresses of resources, `{env}` in place of an environment's own name
    public FocusedDocuments(Documents all, Collection<String> resources, Sealing sealing) {
        this.all = all;
        this.sealing = sealing;
        for (var resource : resources) {
            var name = resource.substring(resource.lastIndexOf('/') + 1);
            if (name.contains("{")) {
                fragments.add(longest(name.split("\\{env}")));
            } else {
                names.add(name);
            }
        }
    }

    private static String longest(String... parts) {
        var longest = "";
        for (var part : parts) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest;
    }

    @Override
    public Optional<Reading> read(String path, boolean base) {
        var known = readings.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        var stream = base ? Optional.<DocumentStream>empty() : all.stream(path);
        if (stream.isEmpty()) {
            return all.read(path, base);
        }
        var reading = stream.get().read(sealing, this::mentions);
        readings.put(path, reading);
        return Optional.of(reading);
    }

    private boolean mentions(String document) {
        var start = 0;
        for (var i = 0; i <= document.length(); i++) {
            if (i == document.length() || !inName(document.charAt(i))) {
                if (i > start && names.contains(document.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return fragments.stream().anyMatch(document::contains);
    }

    private static boolean inName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == ':';
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        return all.bytes(path);
    }

    @Override
    public Optional<String> blob(String path) {
        return all.blob(path);
    }

    @Override
    public Optional<EffectiveKustomize.Effective> overlay(String folder) {
        return all.overlay(folder);
    }

    @Override
    public Node expanded(Node object) {
        return all.expanded(object);
    }

    @Override
    public SortedSet<String> below(String folder) {
        return all.below(folder);
    }
}

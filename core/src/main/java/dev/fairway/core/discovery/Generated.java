package dev.fairway.core.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Files of which a kustomization makes a ConfigMap or Secret: they are compared as the object, whatever their form.
///
/// @param overlays folders on the way to a file that have a kustomization
record Generated(List<Folder> overlays, Probe probe) {

    /// `- configs/shop.conf`, and `- shop.conf=configs/shop.conf` with the key that it gets.
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\s*-\\s+[\"']?(?:[^=\\s]+=)?([^\\s\"'#=]+)[\"']?\\s*$");

    Generated {
        overlays = List.copyOf(overlays);
    }

    Generated(Probe probe) {
        this(List.of(), probe);
    }

    /// What counts for the files of this folder.
    Generated in(Folder folder) {
        if (!folder.hasKustomization()) {
            return this;
        }
        var more = new ArrayList<>(overlays);
        more.add(folder);
        return new Generated(more, probe);
    }

    boolean holds(String path) {
        return overlays.stream()
                .anyMatch(folder -> Folder.KUSTOMIZATIONS.stream()
                        .flatMap(name -> probe.text(folder.path() + name).stream())
                        .anyMatch(
                                text -> names(text, path.substring(folder.path().length()))));
    }

    private static boolean names(String kustomization, String file) {
        return ENTRY.matcher(kustomization)
                .results()
                .map(entry -> entry.group(1))
                .map(entry -> entry.startsWith("./") ? entry.substring(2) : entry)
                .anyMatch(file::equals);
    }
}

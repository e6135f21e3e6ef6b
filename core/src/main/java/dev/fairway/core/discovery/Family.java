package dev.fairway.core.discovery;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Sibling files or folders that state the same thing for several environments.
///
/// @param application which application of the repository; empty where there is one only
/// @param template `config/{env}.yaml`, or with a `/` at its end for folders: `deploy/overlays/{env}/`
/// @param environments the repository's names, in route order
/// @param tokens each environment's name as this family's paths spell it (`production` where the environment is
///     called `prod`); empty where production is the name without a suffix
public record Family(
        String application,
        String template,
        Layout layout,
        List<String> environments,
        SequencedMap<String, String> tokens,
        List<Unit> units,
        boolean runModes) {

    public Family {
        requireNonNull(application, "application");
        requireNonNull(template, "template");
        requireNonNull(layout, "layout");
        environments = List.copyOf(environments);
        tokens = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tokens));
        units = List.copyOf(units);
        if (environments.size() < 2) {
            throw new IllegalArgumentException("family %s has fewer than two environments".formatted(template));
        }
    }

    /// Whether each environment is a folder.
    public boolean folders() {
        return template.endsWith("/");
    }
}

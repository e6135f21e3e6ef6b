package dev.fairway.core.discovery;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One thing that each environment of a family states: a file, or for some layouts a folder.
///
/// @param template its path with `{env}` in place of the environment's name
/// @param files path by environment, in route order; a path that ends in `/` is a folder. An environment of the family
///     that is not among them lacks the whole file.
/// @param bases files that every environment inherits from, weakest first; none for Kustomize, whose
///     kustomization names them
/// @param tokens each environment's name as it is spelled here: in the path, as the profile, or as the section's name
/// @param section where in the file an environment is stated, for example `environments.{env}`; empty: the whole file
public record Unit(
        String template,
        Layout layout,
        SequencedMap<String, String> files,
        List<String> bases,
        SequencedMap<String, String> tokens,
        String section) {

    public Unit {
        requireNonNull(template, "template");
        requireNonNull(layout, "layout");
        requireNonNull(section, "section");
        files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
        bases = List.copyOf(bases);
        tokens = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tokens));
        if (files.isEmpty()) {
            throw new IllegalArgumentException("unit %s has no file".formatted(template));
        }
    }

    /// The environment's name as it is spelled here; its own where none is spelled.
    public String token(String environment) {
        var token = tokens.getOrDefault(environment, "");
        return token.isEmpty() ? environment : token;
    }
}

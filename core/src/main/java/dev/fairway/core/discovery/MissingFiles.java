package dev.fairway.core.discovery;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;

/// Where the file of an environment would stand that has none: there it stood, if it was deleted.
public final class MissingFiles {

    private MissingFiles() {}

    /// The unit with such a file for each environment that lacks it.
    ///
    /// @param stands whether there is a file of that name today, which then is something else
    public static Unit filled(Unit unit, Family family, Predicate<String> stands) {
        var files = new LinkedHashMap<>(unit.files());
        for (var environment : family.environments()) {
            if (!files.containsKey(environment)) {
                place(unit, family, environment)
                        .filter(path -> !stands.test(path))
                        .ifPresent(path -> files.put(environment, path));
            }
        }
        return new Unit(unit.template(), unit.layout(), files, unit.bases(), unit.tokens(), unit.section());
    }

    /// Nowhere for folders, and where the environment has what the base beside it says.
    private static Optional<String> place(Unit unit, Family family, String environment) {
        var template = unit.template();
        var inherits = template.contains("{env}/") && !unit.bases().isEmpty();
        var token = family.tokens().getOrDefault(environment, environment);
        var spelled = unit.section().isEmpty() && template.contains("{env}") && !token.isEmpty();
        return spelled && !inherits && !template.endsWith("/")
                ? Optional.of(template.replace("{env}", token))
                : Optional.empty();
    }
}

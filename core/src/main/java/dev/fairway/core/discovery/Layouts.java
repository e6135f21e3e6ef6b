package dev.fairway.core.discovery;

import java.util.Locale;
import java.util.regex.Pattern;

/// Tells a file's layout by its name, and by its content where the name is no help.
final class Layouts {

    private static final Pattern SPRING = Pattern.compile("(?:application|bootstrap)(?:-.+)?\\.(?:ya?ml|properties)");
    private static final Pattern APPSETTINGS = Pattern.compile("appsettings(?:[.-].+)?\\.json");
    private static final Pattern COMPOSE =
            Pattern.compile("(?:.*[._-])?(?:docker-)?compose(?:[._-].+)?\\.ya?ml(?:\\..+)?");
    private static final Pattern VALUES = Pattern.compile("(?:.*[._-])?values(?:[._-].+)?\\.ya?ml(?:\\..+)?");
    private static final Pattern DOTENV = Pattern.compile("\\.env(?:[._-].+)?|.*\\.env|env\\.[^.]+");
    private static final Pattern TFVARS = Pattern.compile(".*\\.tfvars(?:\\.json)?(?:\\..+)?");
    private static final Pattern YAML_OR_JSON =
            Pattern.compile(".*\\.(?:ya?ml|json)(?:\\..+)?|.*\\.tmpl|.*\\.tpl|.*\\.j2|.*\\.erb");

    private Layouts() {}

    /// @param path one environment's file
    /// @param folder where alike files lie
    static Layout of(String path, String folder, Probe probe) {
        var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (SPRING.matcher(name).matches()) {
            return Layout.SPRING;
        }
        if (APPSETTINGS.matcher(name).matches()) {
            return Layout.APPSETTINGS;
        }
        if (COMPOSE.matcher(name).matches()) {
            return Layout.COMPOSE;
        }
        if (VALUES.matcher(name).matches()) {
            return Layout.HELM_VALUES;
        }
        if (DOTENV.matcher(name).matches()) {
            return Layout.DOTENV;
        }
        if (TFVARS.matcher(name).matches()) {
            return Layout.TFVARS;
        }
        return YAML_OR_JSON.matcher(name).matches() && probe.isManifest(path, folder)
                ? Layout.KUBERNETES
                : Layout.PLAIN;
    }
}

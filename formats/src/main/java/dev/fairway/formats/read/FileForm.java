package dev.fairway.formats.read;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a file's name says about its text.
///
/// @param format null where only the content can tell
/// @param isTemplate whether a tool fills the text before anyone reads it
/// @param isVersion11 whether YAML in it is read as YAML 1.1
/// @param isDotted whether dots in the keys of properties are levels
record FileForm(@Nullable Format format, boolean isTemplate, boolean isVersion11, boolean isDotted) {

    private static final Set<String> TEMPLATE_SUFFIXES = Set.of("""
        tmpl tpl erb j2 jinja jinja2 gotmpl tftpl template mustache hbs ctmpl dist example sample default
        inc\
        """.split("\\s+"));

    /// Last parts of names that say for whom a file is, not what it is: `.env.production`, `settings.prod`.
    private static final Set<String> AUDIENCES = Set.of("""
        dev devel development test testing stage staging stg qa uat preprod prod production prd live local
        sandbox demo base common override ci defaults shared preview review canary integration int perf ithc
        training template eu us\
        """.split("\\s+"));

    private static final Set<String> NO_CONFIGURATION = Set.of("""
        makefile dockerfile license licence readme gemfile rakefile procfile jenkinsfile vagrantfile
        codeowners notice authors contributors changelog brewfile podfile fastfile guardfile capfile copying
        maintainers owners tiltfile justfile earthfile gradlew mvnw cname version containerfile\
        """.split("\\s+"));

    static final FileForm BY_CONTENT = new FileForm(null, false, false, false);

    /// Null where a name says that the file holds no settings that we read.
    static @Nullable FileForm of(String path) {
        var normal = path.replace('\\', '/');
        var name = normal.substring(normal.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var parts = List.of(name.split("\\.", -1));
        var isTemplate =
                (parts.size() > 1 && (TEMPLATE_SUFFIXES.contains(parts.getLast()) || parts.contains("template")))
                        || normal.contains("/templates/");
        var left = parts.size();
        while (left > 1 && TEMPLATE_SUFFIXES.contains(parts.get(left - 1))) {
            left--;
        }
        while (left > 1 && AUDIENCES.contains(parts.get(left - 1))) {
            left--;
        }
        return ofParts(parts.subList(0, left), name, isTemplate);
    }

    private static @Nullable FileForm ofParts(List<String> parts, String name, boolean isTemplate) {
        var extension = parts.size() > 1 ? parts.getLast() : "";
        if (extension.isEmpty() || (parts.size() == 2 && parts.getFirst().isEmpty() && extension.length() > 4)) {
            var isKnownOther =
                    NO_CONFIGURATION.contains(parts.getFirst()) || (name.startsWith(".") && !name.startsWith(".env"));
            return isKnownOther ? null : new FileForm(null, isTemplate, false, false);
        }
        if (parts.contains("env") && parts.getFirst().isEmpty()) {
            return extension.equals("env") || formatOf(extension) == null
                    ? new FileForm(Format.DOTENV, isTemplate, false, false)
                    : new FileForm(formatOf(extension), isTemplate, false, false);
        }
        var format = formatOf(extension);
        if (format == null) {
            return extension.equals("conf") ? new FileForm(null, isTemplate, false, false) : null;
        }
        return new FileForm(format, isTemplate, readsVersion11(name), isSpring(name));
    }

    private static @Nullable Format formatOf(String extension) {
        return switch (extension) {
            case "yaml", "yml" -> Format.YAML;
            case "json", "jsonc", "json5", "jsonl", "ndjson", "tfstate" -> Format.JSON;
            case "toml" -> Format.TOML;
            case "properties" -> Format.PROPERTIES;
            case "tfvars", "tf", "hcl", "nomad", "tfbackend" -> Format.HCL;
            case "env", "flaskenv" -> Format.DOTENV;
            case "ini", "cfg", "cnf" -> Format.INI;
            default -> null;
        };
    }

    static boolean isLines(String path) {
        var name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /// Whether a file of Terraform's may refer to nothing: it holds the values of variables.
    static boolean namesNothing(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".tfvars");
    }

    private static boolean readsVersion11(String name) {
        return name.contains("values")
                || name.equals("chart.yaml")
                || name.startsWith("kustomization")
                || name.startsWith("helmfile")
                || isSpring(name);
    }

    private static boolean isSpring(String name) {
        return name.startsWith("application") || name.startsWith("bootstrap");
    }
}

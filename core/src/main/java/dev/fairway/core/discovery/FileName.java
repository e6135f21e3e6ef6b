package dev.fairway.core.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The name of a file that may hold settings, in two parts.
///
/// @param extension with its dots (`.yaml`, `.tfvars.json`, `.yaml.tmpl`); empty for dotenv and other files without
record FileName(String stem, String extension) {

    private static final Set<String> TEMPLATES = Set.of(
            ".tmpl",
            ".tpl",
            ".j2",
            ".jinja",
            ".jinja2",
            ".erb",
            ".gotmpl",
            ".template",
            ".mustache",
            ".hbs",
            ".ctmpl",
            ".dist",
            ".default");
    private static final Set<String> SETTINGS = Set.of(
            ".yaml",
            ".yml",
            ".json",
            ".jsonc",
            ".json5",
            ".toml",
            ".properties",
            ".ini",
            ".cfg",
            ".cnf",
            ".tfvars",
            ".env",
            ".tf",
            ".hcl");
    private static final Set<String> INTERCHANGEABLE = Set.of(".yaml", ".yml", ".json", ".toml", ".properties");

    /// Files without extension that never hold settings, by the first part of their names.
    private static final Set<String> OTHER = Set.of(
            "dockerfile",
            "containerfile",
            "makefile",
            "jenkinsfile",
            "procfile",
            "gemfile",
            "rakefile",
            "vagrantfile",
            "tiltfile",
            "brewfile",
            "pipfile",
            "justfile",
            "caddyfile",
            "guardfile",
            "capfile",
            "berksfile",
            "build",
            "workspace",
            "gradlew",
            "mvnw",
            "license",
            "licence",
            "notice",
            "owners",
            "codeowners",
            "authors",
            "readme",
            "changelog",
            "copying",
            "contributing",
            "requirements");
    private static final List<String> LOCKS = List.of("-lock.json", ".lock.json", ".lock.hcl", "-lock.yaml", ".lock");

    /// How the names of files begin that say what a build service does.
    private static final List<String> PIPELINES = List.of(
            ".gitlab-ci",
            ".travis",
            ".drone",
            ".appveyor",
            "appveyor",
            "azure-pipelines",
            "bitbucket-pipelines",
            "buildspec",
            "cloudbuild",
            "codefresh");

    /// Empty for files that hold no settings that Fairway reads.
    static Optional<FileName> parse(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (PIPELINES.stream().anyMatch(pipeline -> begins(lower, pipeline))) {
            return Optional.empty();
        }
        if (lower.startsWith(".env") && (lower.length() == 4 || ".-_".indexOf(lower.charAt(4)) >= 0)) {
            return Optional.of(new FileName(name, ""));
        }
        var last = extension(lower);
        var template = TEMPLATES.contains(last) ? last : "";
        var rest = lower.substring(0, lower.length() - template.length());
        var extension = extension(rest);
        if (SETTINGS.contains(extension)) {
            var whole = rest.endsWith(".tfvars.json") ? ".tfvars.json" : extension;
            var cut = rest.length() - whole.length();
            var holdsSettings = cut > 0 && LOCKS.stream().noneMatch(lower::endsWith);
            return holdsSettings
                    ? Optional.of(new FileName(name.substring(0, cut), name.substring(cut)))
                    : Optional.empty();
        }
        if (!template.isEmpty() && !rest.isEmpty() && !rest.contains(".")) {
            return Optional.of(new FileName(name.substring(0, rest.length()), name.substring(rest.length())));
        }
        return template.isEmpty() ? withoutExtension(name, lower) : Optional.empty();
    }

    private static boolean begins(String name, String word) {
        return name.startsWith(word)
                && name.length() > word.length()
                && !Character.isLetterOrDigit(name.charAt(word.length()));
    }

    /// From the last dot on.
    private static String extension(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private static Optional<FileName> withoutExtension(String name, String lower) {
        var dot = lower.lastIndexOf('.');
        var first = dot > 0 ? lower.substring(0, lower.indexOf('.')) : lower;
        var dash = first.indexOf('-');
        if (first.isEmpty()
                || dot == 0
                || lower.endsWith(".lock")
                || OTHER.contains(dash > 0 ? first.substring(0, dash) : first)) {
            return Optional.empty();
        }
        if (dot < 0) {
            return Optional.of(new FileName(name, ""));
        }
        // `settings.production`: what follows the dot is no format but an environment
        var suffix = lower.substring(dot + 1);
        return Vocabulary.standard().find(suffix).map(_ -> new FileName(name, ""));
    }

    /// One word for extensions that can stand for one another: `dev.yaml` and `prod.json` may be siblings.
    static String format(String extension) {
        var lower = extension.toLowerCase(Locale.ROOT);
        for (var settings : INTERCHANGEABLE) {
            if (lower.startsWith(settings)) {
                return "settings";
            }
        }
        return lower.startsWith(".tfvars") ? "tfvars" : lower;
    }
}

package dev.fairway.engine.read;

import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.effective.SpringDocument;
import dev.fairway.core.effective.TerraformDefaults;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which documents of a file, or which part of one, speak of an environment.
final class Sections {

    private static final String MARK = "{env}";

    private Sections() {}

    /// What is stated for one environment alone.
    static List<Node> ofEnvironment(Unit unit, String environment, List<Node> documents) {
        return switch (unit.layout()) {
            case SPRING ->
                documents.stream()
                        .map(SpringDocument::nested)
                        .filter(document -> !sharesFile(unit, environment) || active(document, unit.token(environment)))
                        .toList();
            case SECTIONS ->
                documents.stream()
                        .map(document -> section(document, unit.section(), unit.token(environment)))
                        .flatMap(Optional::stream)
                        .toList();
            case PLAIN, HELM_VALUES, DOTENV, TFVARS, APPSETTINGS, COMPOSE, KUSTOMIZE, KUBERNETES, BRANCHES -> documents;
        };
    }

    /// What is stated for all, and in the same file for this environment.
    static List<Node> ofBase(Unit unit, String environment, List<Node> documents) {
        return unit.layout() == Layout.SPRING
                ? documents.stream()
                        .map(SpringDocument::nested)
                        .filter(document -> profiles(document).isEmpty()
                                || (!sharesFile(unit, environment) && active(document, unit.token(environment))))
                        .toList()
                : documents;
    }

    /// What stands beside the parts of a file, of all that one of the parts states too: their defaults.
    static List<Node> besides(Unit unit, List<Node> documents) {
        return documents.stream()
                .filter(Mapping.class::isInstance)
                .map(document -> defaults(unit, (Mapping) document))
                .toList();
    }

    private static Node defaults(Unit unit, Mapping document) {
        var parts = unit.files().keySet().stream().map(unit::token).toList();
        var stated = parts.stream()
                .flatMap(part -> document.get(part).stream())
                .filter(Mapping.class::isInstance)
                .flatMap(part -> ((Mapping) part).entries().stream())
                .map(Node.Entry::key)
                .collect(Collectors.toSet());
        var defaults = document.entries().stream()
                .filter(entry -> stated.contains(entry.key()) && !parts.contains(entry.key()))
                .toList();
        return new Mapping(defaults, document.place());
    }

    private static boolean sharesFile(Unit unit, String environment) {
        return unit.bases().contains(unit.files().get(environment));
    }

    private static boolean active(Node document, String profile) {
        return profiles(document).contains(profile.toLowerCase(Locale.ROOT));
    }

    /// The profiles a document is for (`spring.config.activate.on-profile`, formerly `spring.profiles`); none: for
    /// all.
    private static List<String> profiles(Node document) {
        return at(document, "spring", "config", "activate", "on-profile")
                .or(() -> at(document, "spring", "profiles").filter(node -> !(node instanceof Mapping)))
                .map(Sections::names)
                .orElse(List.of());
    }

    private static List<String> names(Node node) {
        return switch (node) {
            case Scalar(var _, var text, var _) ->
                List.of(text.toLowerCase(Locale.ROOT).split("[\\s,|]+"));
            case Listing(var items, var _) ->
                items.stream().flatMap(item -> names(item).stream()).toList();
            case Mapping _, Node.Secret _, Node.Encrypted _ -> List.of();
        };
    }

    private static Optional<Node> section(Node document, String section, String token) {
        var here = Optional.of(document);
        for (var name : section.split("\\.")) {
            var key = name.replace(MARK, token);
            here = here.filter(Mapping.class::isInstance).flatMap(node -> ((Mapping) node).get(key));
        }
        return here;
    }

    private static Optional<Node> at(Node node, String... keys) {
        var here = Optional.of(node);
        for (var key : keys) {
            here = here.filter(Mapping.class::isInstance).flatMap(found -> ((Mapping) found).get(key));
        }
        return here;
    }

    /// Terraform's variables with a default, as one document of names and values.
    static List<Node> terraformDefaults(List<Node> bases) {
        return TerraformDefaults.of(bases).map(List::<Node>of).orElse(List.of());
    }
}

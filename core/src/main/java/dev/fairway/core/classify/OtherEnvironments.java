package dev.fairway.core.classify;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Values that name another environment than the one that holds them.
///
/// Only single-line texts of which the whole, or a whole segment, is an environment's name. What looks like one and is
/// none is listed in docs/discovery.md (section "Values that name an environment").
public final class OtherEnvironments {

    private static final Pattern NOT_A_NAME =
            Pattern.compile("(?i).*(?:\\.dev(?:[:/].*)?$|@|-dev\\.git|/dev/|all-except-|\\bnode_modules\\b"
                    + "|://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1])[:/]).*"
                    + "|.*[-_.]dev\\.?[0-9]*\\+.*");
    /// A mode of a framework, not a place: RAILS_ENV=production is right everywhere. That production runs in the mode
    /// of what comes before it is not.
    private static final Set<String> MODES = Set.of(
            "rails",
            "node",
            "rack",
            "django",
            "flask",
            "hanami",
            "symfony",
            "mix",
            "aspnetcore",
            "dotnet",
            "babel",
            "nuxt",
            "next");
    /// Somebody else's environment: an authority for certificates has its own staging and production.
    private static final Pattern BORROWED = Pattern.compile(
            "(?i)(?:.*[^a-z0-9])?(?:lets?-?encrypt|zerossl|acme)[-_.](?:(?:http|dns)[-_.]?(?:01)?[-_.])?prod(?:uction)?"
                    + "(?:[^a-z0-9].*)?");
    /// What turns a name into its opposite, or into another one: `non-prod`, `pre-production`.
    private static final Set<String> OPPOSITES = Set.of("non", "not", "no");
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ITEMS = Pattern.compile("[,|()]+");
    private static final int LONGEST = 300;

    private final Map<String, Set<String>> words = new HashMap<>();
    private final List<String> all;
    private final Set<String> production = new HashSet<>();

    private OtherEnvironments(List<Environment> environments) {
        for (var environment : environments) {
            words.put(environment.name(), names(environment));
            if (environment.tier() == Tier.PROD) {
                production.add(environment.name());
            }
        }
        all = words.values().stream().flatMap(Set::stream).distinct().sorted().toList();
    }

    /// @param environments those of one group of sibling files
    public static OtherEnvironments among(List<Environment> environments) {
        return new OtherEnvironments(environments);
    }

    private static Set<String> names(Environment environment) {
        var names = new LinkedHashSet<String>();
        var own = environment.name().toLowerCase(Locale.ROOT);
        names.add(own);
        if (segments(own).equals(List.of("preprod")) || segments(own).equals(List.of("preproduction"))) {
            names.addAll(List.of("preprod", "preproduction"));
        }
        for (var pair :
                List.of(List.of("dev", "development"), List.of("stage", "staging"), List.of("prod", "production"))) {
            if (pair.contains(own)) {
                names.addAll(pair);
            }
        }
        environment.aliases().forEach(alias -> names.add(alias.toLowerCase(Locale.ROOT)));
        return names;
    }

    /// Whether any environment's name could stand in the text at all; cheap.
    public boolean mayName(String text) {
        if (text.length() > LONGEST || text.length() < 2) {
            return false;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        for (var name : all) {
            if (lower.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /// The environments that a value names although another one holds it.
    ///
    /// @param holder the environment that holds the value
    /// @param name words of the name of the value
    public List<String> named(String holder, String text, List<String> name) {
        if (!mayName(text) || text.indexOf('\n') >= 0 || text.indexOf(' ') >= 0) {
            return List.of();
        }
        var segments = segments(text);
        if (words.getOrDefault(holder, Set.of()).stream().anyMatch(own -> contains(segments, own))
                || NOT_A_NAME.matcher(text).matches()
                || BORROWED.matcher(text).matches()
                || (mode(name) && !production.contains(holder))) {
            return List.of();
        }
        var found = new ArrayList<String>();
        words.forEach((environment, names) -> {
            if (!environment.equals(holder)
                    && !(mode(name) && production.contains(environment))
                    && names.stream().anyMatch(other -> contains(segments, other))) {
                found.add(environment);
            }
        });
        found.sort(String::compareTo);
        return found;
    }

    /// Whether the value is a list, or a pattern with alternatives, of which only some name another environment.
    public boolean amongOthers(String holder, String text, List<String> name) {
        var items = ITEMS.splitAsStream(text).filter(item -> !item.isBlank()).toList();
        return items.size() > 1
                && items.stream().anyMatch(item -> named(holder, item, name).isEmpty());
    }

    private static boolean mode(List<String> name) {
        if (name.size() < 2) {
            return false;
        }
        return (name.getLast().startsWith("env") && Words.any(name, MODES))
                || name.getFirst().equals("django")
                || name.equals(List.of("spring", "profiles", "active"));
    }

    /// The words of a text, `non-prod` and `pre-prod` as one word each.
    private static List<String> segments(String text) {
        var segments = new ArrayList<String>();
        for (var word : BETWEEN.split(text.toLowerCase(Locale.ROOT))) {
            var before = segments.isEmpty() ? "" : segments.getLast();
            var qualified = OPPOSITES.contains(before) || (before.equals("pre") && word.startsWith("prod"));
            if (qualified) {
                segments.set(segments.size() - 1, before + word);
            } else {
                segments.add(word);
            }
        }
        return segments;
    }

    private static boolean contains(List<String> segments, String name) {
        if (segments.contains(name)) {
            return true;
        }
        var parts = segments(name);
        return parts.size() > 1 && java.util.Collections.indexOfSubList(segments, parts) >= 0;
    }
}

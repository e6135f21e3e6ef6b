package dev.fairway.core.compare;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Recognises the names of the environments of one family of files.
public final class OwnNames implements Naming {

    /// Words that are used for one another; each environment answers to all of its own set.
    private static final List<Set<String>> SYNONYMS = List.of(
            Set.of("dev", "development", "develop"),
            Set.of("stage", "staging", "stg"),
            Set.of("prod", "production", "prd"),
            Set.of("test", "tst"),
            Set.of("preprod", "preproduction", "pre-prod", "pre-production", "pre_prod", "pre_production"));

    /// What every environment but production may call itself, unless one of them is called so.
    private static final Set<String> NOT_PRODUCTION =
            Set.of("nonprod", "nonproduction", "non-prod", "non-production", "non_prod", "non_production");

    private final Map<String, List<String>> names;
    /// What clouds' naming conventions make of a name: `app-d-web` in dev, `app-p-web` in prod. Only where every
    /// environment has one of its own.
    private final Map<String, Character> initials;
    private final Map<String, Boolean> nameless;
    private final KeySpelling keys;
    private final boolean asksForTruth;

    /// @param tokens each environment's name as the family's paths spell it
    public OwnNames(List<Environment> environments, Map<String, String> tokens) {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>(), KeySpelling.EXACT, false);
        var one = environments.stream()
                .anyMatch(environment ->
                        NOT_PRODUCTION.contains(environment.name().toLowerCase(Locale.ROOT)));
        for (var environment : environments) {
            var own = new LinkedHashSet<String>();
            add(own, environment.name());
            add(own, tokens.getOrDefault(environment.name(), ""));
            environment.aliases().forEach(alias -> add(own, alias));
            if (!one && environment.tier() != Tier.PROD) {
                own.addAll(NOT_PRODUCTION);
            }
            names.put(
                    environment.name(),
                    own.stream()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .toList());
            nameless.put(environment.name(), environment.tier() == Tier.PROD);
            initials.put(
                    environment.name(), Character.toLowerCase(environment.name().charAt(0)));
        }
        if (new HashSet<>(initials.values()).size() < initials.size()) {
            initials.clear();
        }
    }

    private OwnNames(
            Map<String, List<String>> names,
            Map<String, Character> initials,
            Map<String, Boolean> nameless,
            KeySpelling keys,
            boolean asksForTruth) {
        this.names = names;
        this.initials = initials;
        this.nameless = nameless;
        this.keys = keys;
        this.asksForTruth = asksForTruth;
    }

    /// The same names, for files whose keys are read so.
    public OwnNames reading(KeySpelling spelling) {
        return new OwnNames(names, initials, nameless, spelling, asksForTruth);
    }

    /// The same names, for files whose values are asked for their truth.
    public OwnNames askingForTruth() {
        return new OwnNames(names, initials, nameless, keys, true);
    }

    /// The same names, where production has to have its own, too.
    public OwnNames allNamed() {
        return new OwnNames(names, initials, Map.of(), keys, asksForTruth);
    }

    private static void add(Set<String> own, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.length() < 2) {
            return;
        }
        own.add(lower);
        synonyms(own, lower);
        // Of a compound name (`engineering-dev`, `prod-eu`) the word that names an environment counts by itself, too.
        for (var part : lower.split("[^a-z0-9]+")) {
            if (Tier.ofWord(part) != Tier.UNKNOWN) {
                own.add(part);
                synonyms(own, part);
            }
        }
    }

    private static void synonyms(Set<String> own, String name) {
        SYNONYMS.stream().filter(set -> set.contains(name)).forEach(own::addAll);
    }

    @Override
    public String template(String environment, String text) {
        var initial = initials.get(environment);
        var named = replaced(environment, text, MARK, false);
        return initial == null ? named : withoutInitial(named, initial);
    }

    /// Replaces the letter where it stands alone between two equal hyphens or underscores.
    private static String withoutInitial(String text, char initial) {
        for (var i = 1; i < text.length() - 1; i++) {
            var before = text.charAt(i - 1);
            var alone = (before == '-' || before == '_') && before == text.charAt(i + 1);
            if (alone && Character.toLowerCase(text.charAt(i)) == initial) {
                return text.substring(0, i) + MARK + text.substring(i + 1);
            }
        }
        return text;
    }

    @Override
    public String elided(String environment, String text) {
        return replaced(environment, alone(text, MARK, "", true), "", true);
    }

    @Override
    public String loose(String environment, String text) {
        var bare = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .replace(MARK, "\u0001")
                .chars()
                .filter(letter -> Character.isLetterOrDigit(letter) || letter == 1)
                .forEach(letter -> bare.append((char) letter));
        var result = bare.toString();
        for (var name : names.getOrDefault(environment, List.of())) {
            var plain = name.replaceAll("[^a-z0-9]", "");
            if (plain.length() > 1) {
                result = result.replace(plain, "\u0001");
            }
        }
        return result.indexOf('\u0001') < 0 ? text : result.replace("\u0001", MARK);
    }

    @Override
    public boolean asksForTruth() {
        return asksForTruth;
    }

    @Override
    public String key(String name) {
        return keys.of(name);
    }

    @Override
    public boolean nameless(String environment) {
        return nameless.getOrDefault(environment, false);
    }

    /// The words that name an environment, longest first.
    public List<String> namesOf(String environment) {
        return names.getOrDefault(environment, List.of());
    }

    private String replaced(String environment, String text, String by, boolean withSeparator) {
        var result = text;
        for (var name : names.getOrDefault(environment, List.of())) {
            result = alone(result, name, by, withSeparator);
        }
        return result;
    }

    /// Replaces every occurrence that stands alone between characters that are no letters or digits.
    private static String alone(String text, String name, String by, boolean withSeparator) {
        var at = indexOf(text, name, 0);
        if (at < 0) {
            return text;
        }
        var result = new StringBuilder();
        var done = 0;
        while (at >= 0) {
            var end = at + name.length();
            if (alone(text, at, end)) {
                var from = at;
                var to = end;
                if (withSeparator && at > done && at > 0) {
                    from = at - 1;
                } else if (withSeparator && end < text.length()) {
                    to = end + 1;
                }
                result.append(text, done, from).append(by);
                done = to;
            }
            at = indexOf(text, name, Math.max(end, done));
        }
        return result.append(text, done, text.length()).toString();
    }

    private static boolean alone(String text, int from, int to) {
        return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
                && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
    }

    private static int indexOf(String text, String name, int from) {
        for (var i = from; i <= text.length() - name.length(); i++) {
            if (text.regionMatches(true, i, name, 0, name.length())) {
                return i;
            }
        }
        return -1;
    }
}

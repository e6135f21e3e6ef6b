package dev.fairway.core.classify;

import dev.fairway.core.compare.Naming;
import dev.fairway.core.environment.EnvironmentWords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Texts that name what somebody may do: a policy, a role. They look like identifiers, and none of their differences
/// is harmless but the account and the environment's own name.
public final class Grants {

    private static final Pattern GRANT = Pattern.compile("arn:[a-z0-9-]+:iam:[^:]*:[^:]*:(?<arn>[a-z-]+/.+)"
            + "|(?:(?:projects|organizations)/[^/]+/)?(?<role>roles/.+)"
            + "|/.*/(?<definition>roleDefinitions/.+)");
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])");

    private Grants() {}

    static boolean in(Subject subject) {
        return subject.texts().values().stream().flatMap(List::stream).anyMatch(Grants::named);
    }

    public static boolean named(String text) {
        return GRANT.matcher(text).matches();
    }

    /// Whether all environments name the same, but for the account, the environment and marks that a tool made up.
    static boolean same(Subject subject, Naming naming) {
        var granted = new HashSet<List<String>>();
        subject.texts()
                .forEach((environment, texts) -> granted.add(texts.stream()
                        .map(text -> granted(naming.template(environment, text)).orElse(text))
                        .sorted()
                        .distinct()
                        .toList()));
        return granted.size() == 1;
    }

    private static Optional<String> granted(String text) {
        var matcher = GRANT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (var group : List.of("arn", "role", "definition")) {
            var name = matcher.group(group);
            if (name != null) {
                return Optional.of(bare(name));
            }
        }
        return Optional.empty();
    }

    private static String bare(String name) {
        Predicate<String> telling = word -> !word.isEmpty()
                && word.chars().noneMatch(Character::isDigit)
                && EnvironmentWords.find(word).isEmpty();
        return String.join(
                " ",
                WORDS.splitAsStream(name.replace(Naming.MARK, "-"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(telling)
                        .toList());
    }
}

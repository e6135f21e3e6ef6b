package dev.fairway.core.classify;

import dev.fairway.core.compare.Naming;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.environment.Tier;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts that say by their form or by their name what they are.
final class Shapes {

    /// Words and what stands between them.
    private static final Pattern PARTS = Pattern.compile("(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])");
    private static final Pattern STAMP =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,15}(?:Z|[+-][0-9:]{4,6})?");
    private static final Set<String> STAMP_WORDS = Set.of("restarted", "checksum", "timestamp", "redeploy", "rollme");
    /// A date and time under such a name says when something was done; under any other it is a setting.
    private static final Set<String> MOMENT_WORDS = Set.of(
            "at",
            "updated",
            "deployed",
            "redeployed",
            "released",
            "generated",
            "created",
            "built",
            "modified",
            "synced",
            "refreshed",
            "rendered",
            "triggered",
            "applied");
    private static final List<String> PLACEHOLDER_WORDS =
            List.of("change", "replace", "defined", "<", "your", "insert", "todo", "tbd", "fixme", "xxx");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)change[-_ ]?me.*|.*[-_]to[-_]change\\b.*|replace[-_ ]?me.*|.*\\bto[-_ ]?be[-_"
                    + " ]?(?:changed|replaced|defined)\\b.*|<(?:your|insert|replace|my)[-_"
                    + " ][^>]*>|(?:your|insert)[-_](?:[a-z]+[-_]){1,20}here"
                    + "|todo|tbd|fixme|xxx+|.*\\bchangeit\\b.*|.*://(?:change-?me|your-)[^/]*.*");

    private Shapes() {}

    /// Texts that differ only in words that name environments, or single words under a key that says `environment`:
    /// what the same place is called by somebody else. A word that names another environment here was told before.
    static boolean environmentNames(Subject subject, Naming naming) {
        if (!subject.everyText(text -> !text.isEmpty())) {
            // nothing at all is no name
            return false;
        }
        if (productionNamedBefore(subject, naming)) {
            return false;
        }
        var rests = new HashSet<String>();
        subject.texts().forEach((environment, texts) -> {
            for (var text : texts) {
                rests.add(withoutEnvironments(naming.template(environment, text)));
            }
        });
        if (rests.size() == 1 && rests.iterator().next().contains(Naming.MARK)) {
            return true;
        }
        var name = subject.name();
        return !name.isEmpty()
                && (name.getLast().equals("environment")
                        || name.getLast().equals("env")
                        || name.equals(List.of("env", "short"))
                        || (name.contains("environment") && name.getLast().equals("name")))
                && subject.everyText(text -> text.matches("[A-Za-z0-9-]{1,20}") && !text.matches("[0-9]+"));
    }

    /// Whether production is called what only comes before it: nobody's name for the same place is `development`.
    private static boolean productionNamedBefore(Subject subject, Naming naming) {
        return subject.texts().entrySet().stream()
                .filter(entry -> subject.production(entry.getKey())
                        && subject.route().find(entry.getKey()).stream().anyMatch(Shapes::calledProduction))
                .flatMap(entry -> entry.getValue().stream().map(text -> naming.template(entry.getKey(), text)))
                .flatMap(PARTS::splitAsStream)
                .flatMap(part -> EnvironmentWords.find(part).stream())
                .anyMatch(word -> word.strong() && word.tier() != Tier.PROD);
    }

    /// The last ring or region is production as a rule, the first may be anything.
    private static boolean calledProduction(Environment environment) {
        return Stream.concat(Stream.of(environment.name()), environment.aliases().stream())
                .flatMap(name -> Words.of(name).stream())
                .flatMap(word -> EnvironmentWords.find(word).stream())
                .anyMatch(word -> word.strong() && word.tier() == Tier.PROD);
    }

    private static String withoutEnvironments(String text) {
        var result = new StringBuilder();
        for (var part : PARTS.split(text)) {
            result.append(EnvironmentWords.find(part).isPresent() ? Naming.MARK : part);
        }
        return result.toString();
    }

    /// Whether something is stamped, or checked, is a setting; the stamp itself is none.
    static boolean stamp(Subject subject) {
        return stampIn(subject.name())
                || subject.row().path().toString().contains("checksum/")
                || (Words.any(subject.words(), MOMENT_WORDS)
                        && subject.everyText(text -> STAMP.matcher(text).matches()));
    }

    /// `restartedAt`, `checksum`, `redeploy.timestamp`
    private static boolean stampIn(List<String> name) {
        return Head.of(name, STAMP_WORDS)
                || (name.size() > 1
                        && STAMP_WORDS.contains(name.get(name.size() - 2))
                        && name.getLast().equals("at"));
    }

    static boolean placeholder(String text) {
        return text.length() <= 300
                && mayBePlaceholder(text)
                && PLACEHOLDER.matcher(text).matches();
    }

    /// Cheap test before the expensive one: every placeholder has one of these words.
    private static boolean mayBePlaceholder(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var word : PLACEHOLDER_WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}

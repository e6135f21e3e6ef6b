package dev.fairway.core.classify;

import dev.fairway.core.compare.Naming;
import dev.fairway.core.environment.EnvironmentWords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Texts that say by their form or by their name what they are.
final class Shapes {

    private static final Set<String> LEVELS = Set.of(
            "trace",
            "debug",
            "info",
            "notice",
            "warn",
            "warning",
            "error",
            "err",
            "fatal",
            "critical",
            "off",
            "all",
            "verbose",
            "silent");
    private static final Set<String> LOG_WORDS =
            Set.of("log", "logs", "logging", "logger", "loggers", "loglevel", "verbosity", "log4j", "logback");
    private static final Set<String> SCHEDULE_WORDS = Set.of("cron", "crontab", "schedule", "schedules", "maintenance");
    private static final Pattern CRON = Pattern.compile("@(?:yearly|annually|monthly|weekly|daily|hourly|every \\S+)"
            + "|(?:[0-9*?LW#/,A-Za-z-]+\\s+){4,6}[0-9*?LW#/,A-Za-z-]+|(?:cron|rate)\\(.{1,60}\\)");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]+:.+|projects/[^/]+/.+|/subscriptions/.+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?[0-9][0-9 ()-]{6,20}");
    private static final Pattern CLOUD_ID = Pattern.compile(
            "(?:vpc|subnet|sg|ami|i|eni|rtb|igw|nat|vol|snap|eipalloc|acl|Z|UA|G|GTM|pk|ca)-?[0-9A-Z]{6,32}"
                    + "|(?:vpc|subnet|sg|ami|i|eni|rtb|igw|nat|vol|snap|eipalloc|acl)-[0-9a-f]{8,17}");
    private static final Set<String> IDENTIFIER_WORDS = Set.of(
            "account",
            "accounts",
            "project",
            "projects",
            "bucket",
            "buckets",
            "group",
            "groups",
            "client",
            "tenant",
            "subscription",
            "telephone",
            "phone",
            "uuid",
            "guid",
            "arn",
            "arns",
            "workspace",
            "principal",
            "org",
            "organisation",
            "organization");
    private static final Pattern PLAIN_IDENTIFIER = Pattern.compile("[A-Za-z0-9+][A-Za-z0-9_./:@+-]{2,200}");
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
                    + " ][^>]*>|(?:your|insert)[-_](?:[a-z]+[-_])+here"
                    + "|todo|tbd|fixme|xxx+|.*\\bchangeit\\b.*|.*://(?:change-?me|your-)[^/]*.*");

    private Shapes() {}

    static boolean logLevel(Subject subject) {
        var words = subject.words();
        var named = Words.any(words, LOG_WORDS);
        if (named && subject.everyText(text -> LEVELS.contains(text.toLowerCase(Locale.ROOT)))) {
            return true;
        }
        var level = Words.any(words, Set.of("level", "levels", "loglevel", "verbosity"));
        return level
                && subject.everyText(
                        text -> named ? text.length() <= 12 : LEVELS.contains(text.toLowerCase(Locale.ROOT)));
    }

    static boolean schedule(Subject subject) {
        return (Words.any(subject.words(), SCHEDULE_WORDS) && !subject.words().contains("enabled"))
                || subject.everyText(text -> CRON.matcher(text).matches() && text.matches(".*[0-9*@(].*"));
    }

    static boolean identifier(Subject subject) {
        if (subject.everyText(Shapes::identifierShape)) {
            return true;
        }
        var name = subject.name();
        var named = Words.any(name, IDENTIFIER_WORDS)
                || (!name.isEmpty() && Set.of("id", "ids", "sid").contains(name.getLast()))
                || (name.contains("number") && Words.any(name, Set.of("phone", "free", "mobile", "sms", "fax")));
        return named && subject.everyText(Shapes::plainIdentifier);
    }

    private static boolean identifierShape(String text) {
        return UUID.matcher(text).matches()
                || ARN.matcher(text).matches()
                || (text.startsWith("+") && LONG_NUMBER.matcher(text).matches())
                || text.matches("[0-9]{12}")
                || CLOUD_ID.matcher(text).matches();
    }

    private static boolean plainIdentifier(String text) {
        return PLAIN_IDENTIFIER.matcher(text).matches()
                && !text.matches("[0-9]{1,5}(?:\\.[0-9]+)?")
                && !text.equalsIgnoreCase("true")
                && !text.equalsIgnoreCase("false");
    }

    /// Texts that differ only in words that name environments, or single words under a key that says `environment`:
    /// what the same place is called by somebody else. A word that names another environment here was told before.
    static boolean environmentNames(Subject subject, Naming naming) {
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
                && subject.everyText(text -> text.matches("[A-Za-z0-9-]{1,20}"));
    }

    private static String withoutEnvironments(String text) {
        var result = new StringBuilder();
        for (var part : text.split("(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])")) {
            result.append(EnvironmentWords.find(part).isPresent() ? Naming.MARK : part);
        }
        return result.toString();
    }

    static boolean stamp(Subject subject) {
        return Words.any(subject.words(), STAMP_WORDS)
                || subject.row().path().toString().contains("checksum/")
                || (Words.any(subject.words(), MOMENT_WORDS)
                        && subject.everyText(text -> STAMP.matcher(text).matches()));
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

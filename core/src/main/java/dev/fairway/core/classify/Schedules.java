package dev.fairway.core.classify;

import dev.fairway.core.meaning.Switch;
import dev.fairway.core.tree.Node.Scalar;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// When something is done: a cron expression or a window of time (`sun:03:00-sun:04:00`) anywhere, or a text that says
/// when below a key that speaks of schedules. Whether something is done, and how often it is tried, is no schedule.
final class Schedules {

    private static final Set<String> WORDS = Set.of("cron", "crontab", "schedule", "schedules", "maintenance");
    /// Of what a schedule consists, where it is no text.
    private static final Set<String> PARTS = Set.of(
            "hour",
            "hours",
            "minute",
            "minutes",
            "second",
            "day",
            "days",
            "weekday",
            "dow",
            "dom",
            "month",
            "months",
            "week",
            "start",
            "end",
            "from",
            "to",
            "time",
            "window",
            "timezone",
            "tz",
            "zone",
            "utc",
            "expression");
    private static final String DAY = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r?s?(?:day)?)?|fri(?:day)?"
            + "|sat(?:urday)?|sun(?:day)?";
    private static final String MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private static final String FIELD = "(?:[0-9*?/,#LWH()-]|" + DAY + "|" + MONTH + "){1,200}";
    private static final Pattern CRON = Pattern.compile(
            "@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every \\S+)|(?:cron|rate)\\(.{1,60}\\)"
                    + "|(?:(?:" + DAY + "):)?[0-2][0-9]:[0-5][0-9]-(?:(?:" + DAY + "):)?[0-2][0-9]:[0-5][0-9]"
                    + "|(?:(?:CRON_)?TZ=\\S+\\s+)?(?=.*[0-9*])(?:" + FIELD + "\\s+){4,6}" + FIELD,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WHEN = Pattern.compile(
            ".*(?:[0-9]{1,2}:[0-9]{2}|\\b(?:" + DAY + ")\\b|\\b(?:daily|hourly|weekly|monthly|yearly|nightly|midnight"
                    + "|noon|every|weekdays|weekends?)\\b|[0-9]{4}-[0-9]{2}-[0-9]{2}|FREQ=).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("[0-9*/,-]{1,20}|[A-Za-z]+/[A-Za-z_]+|[A-Z]{3,4}");
    private static final Pattern SPAN = Pattern.compile("(?:[0-9]+(?:ms|s|m|h|d|w|y))++|P(?:T?[0-9.]+[DHMSWY])++");
    private static final int LONGEST = 100;

    private Schedules() {}

    static boolean matches(Subject subject) {
        if (subject.everyText(Schedules::cron)) {
            return true;
        }
        if (!Words.any(subject.words(), WORDS)) {
            return false;
        }
        return subject.everyText(text -> says(subject.name(), text)) || wholes(subject);
    }

    private static boolean cron(String text) {
        return text.length() <= LONGEST && CRON.matcher(text).matches();
    }

    private static boolean says(List<String> name, String text) {
        if (text.length() > LONGEST || Switch.is(text)) {
            return false;
        }
        return WHEN.matcher(text).matches()
                || cron(text)
                || (Head.of(name, WORDS) && SPAN.matcher(text).matches())
                || (Head.of(name, PARTS) && PART.matcher(text).matches());
    }

    /// A schedule of several parts, as a whole.
    private static boolean wholes(Subject subject) {
        var name = subject.name();
        return (Head.of(name, WORDS) || (Words.any(name, WORDS) && Head.of(name, PARTS)))
                && subject.present().values().stream().noneMatch(Scalar.class::isInstance)
                && subject.scalars().findAny().isPresent()
                && subject.scalars().noneMatch(scalar -> Switch.is(scalar.text()));
    }
}

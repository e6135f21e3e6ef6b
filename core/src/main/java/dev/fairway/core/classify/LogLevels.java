package dev.fairway.core.classify;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How much a program writes into its log. What it writes there, and how, is another matter.
final class LogLevels {

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
            "verbose",
            "silent");
    /// Levels where the key says level; otherwise they turn something on or off.
    private static final Set<String> ENDS = Set.of("off", "all", "none");
    private static final Set<String> LOGS =
            Set.of("log", "logs", "logging", "logger", "loggers", "loglevel", "verbosity", "log4j", "logback");
    private static final Set<String> LOGGERS = Set.of("logging", "logger", "loggers", "log4j", "logback");
    private static final Set<String> SAYING_LEVEL = Set.of("level", "levels", "loglevel", "verbosity", "severity");
    private static final int LONGEST = 12;

    private LogLevels() {}

    static boolean matches(Subject subject) {
        var words = subject.words();
        var logs = Words.any(words, LOGS);
        var level = Words.any(words, SAYING_LEVEL) && !Words.any(words, Set.of("enabled"));
        if (level && logs) {
            return subject.everyText(text -> isLevel(text) || isEnd(text))
                    || (Head.of(subject.name(), SAYING_LEVEL)
                            && subject.everyText(text -> text.length() <= LONGEST && !Choices.is(text)));
        }
        if (level) {
            return subject.everyText(text -> isLevel(text) || isEnd(text)) && !subject.everyText(LogLevels::isEnd);
        }
        return (Head.of(subject.name(), LOGS) || below(words, subject.name())) && subject.everyText(LogLevels::isLevel);
    }

    /// `logging.org.example: warn`
    private static boolean below(List<String> words, List<String> name) {
        return Words.any(words.subList(0, words.size() - name.size()), LOGGERS);
    }

    private static boolean isLevel(String text) {
        return LEVELS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isEnd(String text) {
        return ENDS.contains(text.toLowerCase(Locale.ROOT));
    }
}

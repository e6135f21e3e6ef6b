package dev.fairway.cli.command;

import dev.fairway.engine.journey.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// One line on the terminal that tells how far long work has come, and is gone when it is over.
public final class ProgressLine implements Progress {

    /// What takes less is not worth a line.
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int BAR = 24;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final InstantSource clock;
    private final Instant started;
    private @Nullable Instant shown;

    private ProgressLine(PrintWriter err, InstantSource clock) {
        this.err = err;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// A line where somebody looks at a terminal; silence everywhere else.
    public static Progress of(Invocation invocation) {
        var surroundings = invocation.surroundings();
        var seen = surroundings.terminal().progressIsSeen()
                && !invocation.options().quiet()
                && !"dumb".equals(surroundings.environment().get("TERM"));
        return seen ? new ProgressLine(surroundings.err(), surroundings.clock()) : Progress.silent();
    }

    @Override
    public void at(String what, int done, int of) {
        var now = clock.instant();
        var last = shown;
        if (Duration.between(started, now).compareTo(PATIENCE) < 0
                || (last != null && Duration.between(last, now).compareTo(PAUSE) < 0)) {
            return;
        }
        shown = now;
        err.print(CLEAR + (of > 0 ? bar(done, of) + " " : "") + what);
        err.flush();
    }

    private static String bar(int done, int of) {
        var full = (int) (BAR * (long) Math.min(done, of) / of);
        return "[%s%s] %d/%d".formatted("#".repeat(full), "-".repeat(BAR - full), done, of);
    }

    @Override
    public void over() {
        if (shown != null) {
            err.print(CLEAR);
            err.flush();
        }
    }
}

package dev.fairway.cli.command;

/// What the exit code tells the caller. Where several apply, findings beat what was unseen, and that beats clean.
public enum Exit {
    /// Nothing is wrong.
    CLEAN(0),
    /// There are findings, or something is not allowed.
    FINDINGS(1),
    /// The arguments or the configuration are mistaken.
    MISTAKE(2),
    /// Too little could be seen to say.
    UNSEEN(3),
    /// We are mistaken.
    BUG(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

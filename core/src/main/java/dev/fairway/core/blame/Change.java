package dev.fairway.core.blame;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.secret.SecretRule;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// A commit, as far as blame needs it. Author and subject are those of the change itself, not of the merge that
/// brought it; `time` is when the mainline received it (committer's date).
///
/// @param commit full object id
/// @param age how many changes the mainline has received after it, those counted that are looked at: clocks of
///     committers do not always agree with the order in which their commits follow one another
public record Change(String commit, String author, Instant time, String subject, int age) {

    private static final String NONE = "0".repeat(40);

    /// What stands in the working tree and in no commit yet: under the id and author that `git blame` gives it.
    public static Change uncommitted(Instant now) {
        return new Change(NONE, "Not Committed Yet", now, "not committed yet", 0);
    }

    public Change {
        requireNonNull(commit, "commit");
        requireNonNull(author, "author");
        requireNonNull(time, "time");
        // People paste tokens into messages, too.
        subject = SecretRule.withoutSecrets(requireNonNull(subject, "subject"));
    }

    /// The same, with its subject in other words.
    public Change wording(UnaryOperator<String> words) {
        return new Change(commit, author, time, words.apply(subject), age);
    }

    public boolean committed() {
        return !commit.equals(NONE);
    }
}

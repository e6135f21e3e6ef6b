package dev.fairway.connectors.git;

import dev.fairway.connector.Branch;
import java.util.Optional;

/// What the names of references say.
final class References {

    private static final String LOCAL = "refs/heads/";
    private static final String REMOTE = "refs/remotes/";
    private static final int MAX_NAME = 1_000;

    private References() {}

    /// The branch a reference is, unless it is none, or only points to another.
    static Optional<Branch> branch(String reference, String commit) {
        if (reference.startsWith(LOCAL)) {
            return Optional.of(new Branch("", reference.substring(LOCAL.length()), commit));
        }
        if (!reference.startsWith(REMOTE)) {
            return Optional.empty();
        }
        var rest = reference.substring(REMOTE.length());
        var slash = rest.indexOf('/');
        var name = rest.substring(slash + 1);
        return slash < 0 || name.equals("HEAD")
                ? Optional.empty()
                : Optional.of(new Branch(rest.substring(0, slash), name, commit));
    }

    /// The local branch that the content of `HEAD` names; empty when it names a commit.
    static String checkedOut(String head) {
        var prefix = "ref: " + LOCAL;
        return head.startsWith(prefix) ? head.substring(prefix.length()) : "";
    }

    /// Whether a name typed by a person may be looked up at all: it is no option and has nothing unprintable in it.
    static boolean askable(String name) {
        return !name.isBlank()
                && name.length() <= MAX_NAME
                && !name.startsWith("-")
                && name.chars().noneMatch(Character::isISOControl);
    }
}

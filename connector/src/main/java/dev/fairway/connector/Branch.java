package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

/// A branch and the commit it points to. A remote-tracking branch `origin/prod` has the remote `origin` and the name
/// `prod`; a local one has no remote (empty).
public record Branch(String remote, String name, String commit) {

    public Branch {
        requireNonNull(remote, "remote");
        requireNonNull(commit, "commit");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a branch without a name");
        }
    }
}

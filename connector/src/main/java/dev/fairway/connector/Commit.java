package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/// One commit. `committed` is when the history it is part of received it; `parents` are ids, the first being the
/// mainline's.
public record Commit(
        String id,
        String authorName,
        String authorEmail,
        Instant authored,
        Instant committed,
        String subject,
        List<String> parents) {

    public Commit {
        requireNonNull(authorName, "authorName");
        requireNonNull(authorEmail, "authorEmail");
        requireNonNull(authored, "authored");
        requireNonNull(committed, "committed");
        requireNonNull(subject, "subject");
        parents = List.copyOf(parents);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a commit without an id");
        }
    }

    /// Whether it joins a side branch to the mainline.
    public boolean merge() {
        return parents.size() > 1;
    }
}

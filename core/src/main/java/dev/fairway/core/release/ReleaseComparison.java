package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Report.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What differs between two releases of one application, by meaning as far as their content is known.
///
/// @param gaps what could not be looked into: there silence proves nothing
public record ReleaseComparison(Side from, Side to, List<Part> parts, List<Gap> gaps) {

    public ReleaseComparison {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
    }

    /// @param name as people say it
    /// @param recalled nothing where it is not
    public record Side(String id, String name, Optional<String> commit, Optional<Recalled> recalled) {
        public Side {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
            requireNonNull(recalled, "recalled");
        }
    }

    /// That nobody should run it any more.
    ///
    /// @param reason nothing where it is not there
    /// @param erased the entry that erased the reason
    public record Recalled(Instant since, Optional<String> reason, Optional<Long> erased) {
        public Recalled {
            requireNonNull(since, "since");
        }
    }

    /// One part that is not the same, and what is known of its inside.
    public record Part(PartChange change, Inside inside) {
        public Part {
            requireNonNull(change, "change");
            requireNonNull(inside, "inside");
        }
    }

    /// What differs inside a part.
    public sealed interface Inside {

        /// Nothing but the digest is known of it, or it is in one of the releases only.
        record Closed() implements Inside {}

        /// It was to be opened, and could not: a gap says why.
        record Unread() implements Inside {}

        /// Values of a file.
        ///
        /// @param differences in the order of the file
        /// @param equal how many addresses hold the same
        record Settings(List<SettingChange> differences, long equal) implements Inside {
            public Settings {
                differences = List.copyOf(differences);
            }
        }

        /// @param tools of both; one where it is the same
        /// @param before on which versions of the database the first release can run, where that was stated
        /// @param after the same of the second
        record MigrationFiles(
                List<String> tools,
                List<MigrationChange> changes,
                Optional<Compatible> before,
                Optional<Compatible> after)
                implements Inside {
            public MigrationFiles {
                requireNonNull(before, "before");
                requireNonNull(after, "after");
                tools = List.copyOf(tools);
                changes = List.copyOf(changes);
            }
        }

        /// Files of a module.
        record Files(List<FileChange> changes) implements Inside {
            public Files {
                changes = List.copyOf(changes);
            }
        }
    }

    /// One address of a file. Secrets are fingerprints.
    public record SettingChange(Address address, Held from, Held to) {
        public SettingChange {
            requireNonNull(address, "address");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }
    }

    /// One file of a module.
    public record FileChange(String file, What what) {

        /// What became of it.
        public enum What {
            ADDED("added"),
            CHANGED("changed"),
            /// The same bytes, which can be run now.
            MADE_EXECUTABLE("made executable"),
            /// The same bytes, which cannot be run any more.
            MADE_PLAIN("made not executable"),
            REMOVED("removed");

            private final String word;

            What(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }

        public FileChange {
            requireNonNull(file, "file");
            requireNonNull(what, "what");
        }
    }

    /// Migrations that rewrite what whoever runs the first release has behind him.
    public List<MigrationChange> rewritten() {
        return parts.stream()
                .flatMap(part -> switch (part.inside()) {
                    case Inside.MigrationFiles migrations -> migrations.changes().stream();
                    case Inside.Closed _, Inside.Unread _, Inside.Settings _, Inside.Files _ ->
                        Stream.<MigrationChange>empty();
                })
                .filter(MigrationChange::rewritesThePast)
                .toList();
    }
}

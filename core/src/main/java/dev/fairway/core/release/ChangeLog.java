package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What one of Liquibase's change logs asks for, in its order.
public record ChangeLog(List<Step> steps) {

    public ChangeLog {
        steps = List.copyOf(steps);
    }

    /// One of the things that a change log asks for.
    public sealed interface Step {

        /// Changes of its own.
        record ChangeSet() implements Step {}

        /// Another file.
        ///
        /// @param relative to the change log's own folder; else to where the tool looks for files
        /// @param needed whether it is a mistake where there is none
        record Include(String path, boolean relative, boolean needed, int line) implements Step {
            public Include {
                requireNonNull(path, "path");
            }
        }

        /// All files of a folder.
        ///
        /// @param least how deep below the folder files are taken: 1 is the folder itself
        /// @param most as `least`
        /// @param ending of the names of those that are taken, in any case
        record IncludeAll(String path, boolean relative, boolean needed, int least, int most, String ending, int line)
                implements Step {
            public IncludeAll {
                requireNonNull(path, "path");
                requireNonNull(ending, "ending");
            }
        }
    }

    /// What came of reading a file as a change log.
    public sealed interface Reading {

        record Read(ChangeLog log) implements Reading {
            public Read {
                requireNonNull(log, "log");
            }
        }

        /// It is a file of another kind.
        record Other() implements Reading {}

        /// @param line 0 where the fault is at none
        record Faulty(int line, String what) implements Reading {
            public Faulty {
                requireNonNull(what, "what");
            }
        }
    }

    /// Whether it has changes of its own, and does not only include others.
    boolean changes() {
        return steps.stream().anyMatch(Step.ChangeSet.class::isInstance);
    }
}

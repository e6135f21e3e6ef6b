package dev.fairway.formats.report;

import java.util.List;

/// What became of reading an earlier report.
public sealed interface BaselineReading {

    /// @param entries findings and their members, in the order of the report
    record Baseline(List<BaselineEntry> entries) implements BaselineReading {
        public Baseline {
            entries = List.copyOf(entries);
        }
    }

    /// @param reason one sentence for the person who named the file
    /// @param line where, from 1; 0 where the document as a whole is meant
    record Unreadable(String reason, int line) implements BaselineReading {}
}

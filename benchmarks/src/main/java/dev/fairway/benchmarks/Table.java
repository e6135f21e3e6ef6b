package dev.fairway.benchmarks;

import dev.fairway.benchmarks.Stopwatch.Measurement;

/// The measurements as a table in Markdown.
final class Table {

    private final StringBuilder rows = new StringBuilder();

    void row(String what, String goal, Measurement measured) {
        append(
                what,
                Benchmarks.seconds(measured.median()),
                Benchmarks.seconds(measured.least()),
                measured.peakMegabytes() == 0 ? "" : measured.peakMegabytes() + " MB",
                goal);
    }

    void absent(String what, String why) {
        append(what, why, "", "", "");
    }

    String markdown() {
        return "| What | Median | Least | Most memory | Goal |\n| --- | --- | --- | --- | --- |\n" + rows;
    }

    private void append(String... cells) {
        rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}

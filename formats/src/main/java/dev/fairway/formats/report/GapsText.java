package dev.fairway.formats.report;

import dev.fairway.core.report.Report.Gap;
import dev.fairway.formats.report.Style.Ink;
import java.util.ArrayList;
import java.util.List;

/// What was not checked, why, and what to do about it.
final class GapsText {

    private GapsText() {}

    /// Nothing where there are none; else a blank line, a heading and a paragraph for each.
    static List<String> lines(List<Gap> gaps, TextOptions options) {
        var lines = new ArrayList<String>();
        if (!gaps.isEmpty()) {
            lines.add("");
            lines.add(options.style().paint(Ink.STRONG, "Not checked"));
        }
        for (var gap : gaps) {
            var text = SafeText.visible(gap.what()) + ": " + SafeText.visible(gap.reason())
                    + (gap.remedy().isEmpty() ? "" : "; " + SafeText.visible(gap.remedy()));
            for (var line : Columns.fold(text, options.width() - 2)) {
                lines.add("  " + line);
            }
        }
        return lines;
    }
}

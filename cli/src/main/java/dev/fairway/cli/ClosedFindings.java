package dev.fairway.cli;

import dev.fairway.core.report.Report;
import dev.fairway.formats.report.SafeText;
import java.util.List;

/// Names what a change has put right.
final class ClosedFindings {

    private static final int SHOWN = 10;
    private static final int LONGEST = 160;

    private ClosedFindings() {}

    /// In text and Markdown only: the other formats are read by programs, which know findings by their fingerprints.
    static void tell(List<Report.Closed> closed, Invocation invocation) {
        var markdown = invocation.options().format().equals("markdown");
        if (!markdown && !invocation.options().format().equals("text")) {
            return;
        }
        var out = invocation.report();
        out.println();
        out.println((markdown ? "### " : "") + "Closed since then: " + closed.size());
        if (markdown) {
            out.println();
        }
        // A comment on a pull request has an end.
        var all = invocation.arguments().hasMatchedOption("--all") && !markdown;
        var shown = all ? closed.size() : SHOWN;
        for (var one : closed.stream().limit(shown).toList()) {
            var address = SafeText.visible(one.address().toString());
            out.println(markdown ? "- `%s`".formatted(cut(address.replace("`", "'"))) : "  " + address);
        }
        if (closed.size() > shown) {
            out.println((markdown ? "- " : "  ") + "and %d more".formatted(closed.size() - shown));
        }
    }

    private static String cut(String address) {
        return address.length() <= LONGEST
                ? address
                : address.substring(0, LONGEST / 2) + "…" + address.substring(address.length() - LONGEST / 2);
    }
}

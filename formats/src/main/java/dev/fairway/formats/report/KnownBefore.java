package dev.fairway.formats.report;

import dev.fairway.core.report.Report;
import java.util.List;

/// What became of differences that were known before, in the order and the words of every format.
final class KnownBefore {

    private KnownBefore() {}

    /// @param name one word for places of a document
    /// @param title `Closed since main`
    record Part(String name, String title, List<Report.Mentioned> all) {

        /// `Closed since main: 3`
        String heading() {
            return title + ": " + ValueText.number(all.size());
        }
    }

    /// Those of which there is something to tell.
    static List<Part> parts(Report report) {
        return report.before().map(KnownBefore::parts).orElse(List.of());
    }

    static List<Part> parts(Report.Before before) {
        var since = " since " + SafeText.visible(before.what());
        return List.of(
                        new Part("closed", "Closed" + since, before.closed()),
                        new Part("narrowed", "Fewer apart" + since, before.narrowed()),
                        new Part("travelling", "Further along the route" + since, before.travelling()))
                .stream()
                .filter(part -> !part.all().isEmpty())
                .toList();
    }
}

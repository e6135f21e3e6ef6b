package dev.fairway.engine.journey;

import dev.fairway.core.report.Report.Gap;
import java.util.List;

/// Says that nothing of production was looked at where a contract speaks of it.
final class UnstatedGap {

    /// So many patterns of a contract say which are meant.
    private static final int NAMED = 3;

    private UnstatedGap() {}

    /// @param blind whether something could not be read: then nobody can tell that a file is gone
    static Gap of(List<String> production, String contract, List<String> matches, boolean blind) {
        return new Gap(
                String.join(", ", production),
                "%s says what it holds at %s, and no file that is compared there states it"
                        .formatted(contract, named(matches)),
                blind
                        ? "mend what could not be read there"
                        : "put the file back that is gone or has another name, or take this out of the contract");
    }

    private static String named(List<String> matches) {
        var shown = String.join(", ", matches.subList(0, Math.min(NAMED, matches.size())));
        return matches.size() > NAMED ? "%s and %d more".formatted(shown, matches.size() - NAMED) : shown;
    }
}

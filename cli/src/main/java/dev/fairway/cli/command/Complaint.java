package dev.fairway.cli.command;

import dev.fairway.core.secret.SecretRule;
import dev.fairway.formats.report.SafeText;
import java.io.PrintWriter;
import java.util.List;

/// One sentence on standard error. It may repeat what somebody typed or what a file is called, so nothing in it may
/// steer the terminal or begin a line of its own, and a key that was pasted in the wrong place is not repeated:
/// logs of CI are read by many.
public final class Complaint {

    private static final String BEFORE = "fairway: ";

    private Complaint() {}

    /// The sentences that were told on standard error.
    public static List<String> in(String told) {
        return told.lines()
                .filter(line -> line.startsWith(BEFORE))
                .map(line -> line.substring(BEFORE.length()))
                .toList();
    }

    public static void tell(PrintWriter err, String sentence) {
        err.println(BEFORE + SafeText.visible(SecretRule.withoutTokens(sentence)));
    }
}

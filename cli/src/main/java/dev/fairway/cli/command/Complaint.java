package dev.fairway.cli.command;

import dev.fairway.formats.report.SafeText;
import java.io.PrintWriter;

/// One sentence on standard error. It may repeat what somebody typed or what a file is called, so nothing in it may
/// steer the terminal or begin a line of its own.
public final class Complaint {

    private Complaint() {}

    public static void tell(PrintWriter err, String sentence) {
        err.println("fairway: " + SafeText.visible(sentence));
    }
}

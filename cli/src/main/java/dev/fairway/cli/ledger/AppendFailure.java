package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.journal.AppendResult;

/// Why something was not recorded, as people read it and as the exit code tells it.
final class AppendFailure {

    private AppendFailure() {}

    static String sentence(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended _, AppendResult.Repeated _ -> "it is recorded";
            case AppendResult.Overtaken _ -> "somebody else was faster; nothing was recorded";
            case AppendResult.Refused(var why) -> why + "; nothing was recorded";
            case AppendResult.Contradicted(var why) -> why + "; nothing was recorded";
            case AppendResult.Unavailable(var why) -> why + "; nothing was recorded";
            case AppendResult.Unknown(var why) -> why + "; nobody knows whether it was recorded: try again";
        };
    }

    /// Without what becomes of it.
    static String reason(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended _, AppendResult.Repeated _ -> "it is recorded";
            case AppendResult.Overtaken _ -> "somebody else was faster";
            case AppendResult.Refused(var why) -> why;
            case AppendResult.Contradicted(var why) -> why;
            case AppendResult.Unavailable(var why) -> why;
            case AppendResult.Unknown(var why) -> why + "; nobody knows whether it was recorded";
        };
    }

    static Exit exit(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended _, AppendResult.Repeated _ -> Exit.CLEAN;
            case AppendResult.Overtaken _, AppendResult.Refused _, AppendResult.Contradicted _ -> Exit.FINDINGS;
            case AppendResult.Unavailable _, AppendResult.Unknown _ -> Exit.UNSEEN;
        };
    }
}

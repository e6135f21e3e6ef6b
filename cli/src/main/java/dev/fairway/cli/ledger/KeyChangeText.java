package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.KeyChanges.Outcome;
import dev.fairway.formats.report.LedgerKeysJson;
import java.util.List;

/// What became of a change of keys, for people and for programs.
///
/// @param command that was given
/// @param now a sentence with places for the key and the entry
/// @param before as that, where it was recorded before
record KeyChangeText(String command, String now, String before) {

    Exit tell(Invocation invocation, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> {
                tell(invocation, done);
                yield Exit.CLEAN;
            }
            case Outcome.Unknown() ->
                invocation.mistakes(
                        List.of("the ledger has no such key; fairway ledger key list shows those that it has"));
            case Outcome.Refused(var why) -> {
                Complaint.tell(invocation.surroundings().err(), why + "; nothing was recorded");
                yield Exit.FINDINGS;
            }
            case Outcome.Failed(var result) -> {
                Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
                yield AppendFailure.exit(result);
            }
        };
    }

    private void tell(Invocation invocation, Outcome.Done done) {
        var fingerprint = done.key().fingerprint();
        if (invocation.options().format().equals("json")) {
            var changed = new LedgerKeysJson.Changed(fingerprint, done.actor(), done.now(), done.index(), done.time());
            invocation.report().println(ReportOutput.text(sink -> LedgerKeysJson.changed(command, changed, sink)));
        } else if (!invocation.options().quiet()) {
            invocation.report().println((done.now() ? now : before).formatted(fingerprint, done.index()));
        }
    }
}

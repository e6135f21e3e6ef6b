package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.KeyChanges;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger key revoke FINGERPRINT`: ends a key.
public final class LedgerKeyRevokeCommand implements Command {

    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final KeyChangeText TEXT = new KeyChangeText(
            "ledger key revoke",
            "%s is revoked (entry %d): it signs nothing any more, and what it signed before stands",
            "%s was revoked before (entry %d)");

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Ends a key: what it signs later is refused, what it signed before stands. It is one of"
                        + " whoever signs here; the machine on which the ledger was begun ends anybody's. Exit codes:"
                        + " 0 recorded, 1 refused, 2 there is no such key, 3 the store could not be had.")
                .footer(
                        "",
                        "Example:",
                        "  fairway ledger key revoke SHA256:ICWTIMFqIa1seHwfScxOpzmnnS/35sGRnuqEN5d9eOM");
        spec.addPositional(Arguments.parameter(
                0, "FINGERPRINT", true, "SHA256: and 43 characters, as ssh-keygen -l and ledger key list print it."));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String fingerprint = invocation.arguments().matchedPositionalValue(0, "");
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            return invocation.mistakes(
                    List.of("FINGERPRINT is SHA256: and 43 characters, as ledger key list prints it"));
        }
        return LedgerPlace.of(invocation.surroundings())
                .changing(writer -> TEXT.tell(invocation, new KeyChanges(writer.ledger()).revoke(fingerprint)));
    }
}

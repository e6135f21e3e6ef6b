package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.KeyChanges;
import dev.fairway.engine.ledger.KeyChanges.Outcome;
import dev.fairway.ledger.keys.SshIdentity;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger key rotate`: hands the key that signs here over to a new one.
public final class LedgerKeyRotateCommand implements Command {

    private static final KeyChangeText TEXT = new KeyChangeText(
            "ledger key rotate",
            "%s signs here from now on (entry %d); the key before it is ended",
            "%s signs here already (entry %d)");

    private static final String NO_MACHINE =
            "; it is no machine's, so it does not say where streams end: for that, the machine on which the ledger was"
                    + " begun lets a new key in (ledger key add KEY --machine), and revokes this one";

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Hands the key that signs here over to a new one, and ends it; both sign. This machine's"
                        + " own key is made anew, for this ledger alone, and taken once that is recorded. The key"
                        + " that FAIRWAY_SIGNING_KEY names is handed over to the one of --to. Exit codes: 0"
                        + " recorded, 1 refused, 3 a key does not sign, or the store could not be had.")
                .footer("", "Example:", "  fairway ledger key rotate");
        spec.addOption(Arguments.value(
                "KEY",
                "The new SSH key of a person: a file with a private or public key, or key:: and a public key that is in"
                        + " the agent.",
                "--to"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String named = invocation.arguments().matchedOptionValue("--to", "");
        var surroundings = invocation.surroundings();
        var person = GivenKeys.isSignerGiven(surroundings);
        if (person == named.isEmpty()) {
            return invocation.mistakes(List.of(
                    person
                            ? "--to is needed: the SSH key that is to follow the one of " + GivenKeys.SIGNER
                            : "--to is for SSH keys that %s names; this machine's own key is made anew"
                                    .formatted(GivenKeys.SIGNER)));
        }
        if (!person) {
            return LedgerPlace.of(surroundings).changing(writer -> ofMachine(invocation, writer));
        }
        return switch (GivenKeys.identity(named, surroundings)) {
            case SshIdentity.Answer.Mistaken(var why) -> invocation.mistakes(List.of("--to " + why));
            case SshIdentity.Answer.Found(var identity) ->
                LedgerPlace.of(surroundings).changing(writer -> ofPerson(invocation, writer, identity));
        };
    }

    private static Exit ofMachine(Invocation invocation, LedgerPlace.Writer writer) {
        var changes = new KeyChanges(writer.ledger());
        // Where it cannot be, no key is made for it.
        var outcome = changes.refusal()
                .orElseGet(() -> LedgerPlace.of(invocation.surroundings())
                        .keys()
                        .handOver(writer.log().name(), changes::rotate, writer.isKnown()));
        return TEXT.tell(invocation, outcome);
    }

    private static Exit ofPerson(Invocation invocation, LedgerPlace.Writer writer, SshIdentity to) {
        var surroundings = invocation.surroundings();
        var changes = new KeyChanges(writer.ledger());
        var machine = changes.signsAsMachine();
        var outcome = changes.rotate(GivenKeys.signer(to, surroundings));
        var exit = TEXT.tell(invocation, outcome);
        Optional.of(outcome)
                .filter(Outcome.Done.class::isInstance)
                .filter(_ -> !invocation.options().format().equals("json"))
                .ifPresent(_ -> Complaint.tell(
                        surroundings.err(),
                        "set %s to the new key: the old one signs nothing%s"
                                .formatted(GivenKeys.SIGNER, machine ? NO_MACHINE : "")));
        return exit;
    }
}

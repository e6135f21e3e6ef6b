package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.KeyChanges;
import dev.fairway.ledger.keys.SshIdentity;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger key add KEY`: gives whoever signs here one key more.
public final class LedgerKeyAddCommand implements Command {

    private static final KeyChangeText TEXT = new KeyChangeText(
            "ledger key add", "%s signs as well from now on (entry %d)", "%s signs as well already (entry %d)");

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Gives whoever signs here one SSH key more; both keys sign. Who signs is this machine, or"
                        + " whom FAIRWAY_SIGNING_KEY names. Exit codes: 0 recorded, 1 refused, 3 the key does not"
                        + " sign, or the store could not be had.")
                .footer("", "Example:", "  fairway ledger key add ~/.ssh/fairway-laptop.pub");
        spec.addPositional(Arguments.parameter(
                0,
                "KEY",
                true,
                "A file with a private or public SSH key, or key:: and a public key that is in the agent."));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String named = invocation.arguments().matchedPositionalValue(0, "");
        var surroundings = invocation.surroundings();
        return switch (GivenKeys.identity(named, surroundings)) {
            case SshIdentity.Answer.Mistaken(var why) -> invocation.mistakes(List.of("KEY " + why));
            case SshIdentity.Answer.Found(var identity) ->
                LedgerPlace.of(surroundings).changing(writer -> {
                    var added = GivenKeys.keygen(surroundings).signer(identity);
                    return TEXT.tell(invocation, new KeyChanges(writer.ledger()).add(added));
                });
        };
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.KeyChanges;
import dev.fairway.ledger.keys.SshIdentity;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger key add KEY`: gives whoever signs here one key more, or lets in a machine with a key of its own.
public final class LedgerKeyAddCommand implements Command {

    private static final KeyChangeText TEXT = new KeyChangeText(
            "ledger key add",
            "%s signs as well from now on (entry %d)",
            "%s was added before (entry %d), and signs as well");
    private static final KeyChangeText MACHINE = new KeyChangeText(
            "ledger key add",
            "%s signs as a machine from now on (entry %d): it also says where streams end",
            "%s signs as a machine already (entry %d)");

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Gives whoever signs here one key more; both keys sign. Who signs is this machine, or"
                        + " whom FAIRWAY_SIGNING_KEY names. With --machine the key is one of its own, of a machine such"
                        + " as CI. Exit codes: 0 recorded, 1 refused, 3 the key does not sign, or the store could not"
                        + " be had.")
                .footer(
                        "",
                        "Examples:",
                        "  fairway ledger key add ~/.ssh/fairway-laptop.pub",
                        "  fairway ledger key add ci.pem --machine");
        spec.addPositional(Arguments.parameter(
                0,
                "KEY",
                true,
                "A file with a private or public SSH key, or with an Ed25519 key in PEM; or key:: and a public key that"
                        + " is in the agent."));
        spec.addOption(CommonOptions.flag(
                "Let in a machine: somebody new, who may also say where streams end, so that a log to which only CI"
                        + " appends need not be read from its beginning. Only for whoever began the ledger.",
                "--machine"));
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
                    var added = GivenKeys.signer(identity, surroundings);
                    var changes = new KeyChanges(writer.ledger());
                    return invocation.arguments().hasMatchedOption("--machine")
                            ? MACHINE.tell(invocation, changes.admit(added))
                            : TEXT.tell(invocation, changes.add(added));
                });
        };
    }
}

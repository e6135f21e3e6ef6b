package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.trust.Policy;
import dev.fairway.ledger.trust.PolicyReader;
import dev.fairway.ledger.trust.PolicyReading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// Whom to believe, as the command line says it: `--key` and `--policy`.
final class VerifyArguments {

    private final Invocation invocation;
    private final List<String> mistakes = new ArrayList<>();

    VerifyArguments(Invocation invocation) {
        this.invocation = invocation;
    }

    static OptionSpec keys() {
        return OptionSpec.builder("--key")
                .paramLabel("VKEY")
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The log's public key, as fairway ledger key prints it. Can be given several times.")
                .build();
    }

    /// What is wrong with them.
    List<String> mistakes() {
        return mistakes;
    }

    /// Whom to believe; not to be relied on where there are mistakes.
    Trust trust(LedgerPlace place) {
        return new Trust(keysGiven(), policy(), place, () -> ProjectKeys.of(place.surroundings()));
    }

    private List<VerifierKey> keysGiven() {
        List<String> given = invocation.arguments().matchedOptionValue("--key", List.of());
        var keys = new ArrayList<VerifierKey>();
        for (var text : given) {
            VerifierKey.parse(text.strip())
                    .filter(key -> key.type() == VerifierKey.Type.NOTE)
                    .ifPresentOrElse(keys::add, () -> mistakes.add("--key takes NAME+ID+KEY, as ledger key prints it"));
        }
        return keys;
    }

    private Optional<Policy> policy() {
        String name = invocation.arguments().matchedOptionValue("--policy", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var file = invocation.surroundings().directory().resolve(name);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > PolicyReader.LONGEST) {
                mistakes.add("%s: there is no such file, or it is too large for a policy".formatted(name));
                return Optional.empty();
            }
            switch (PolicyReader.read(Bytes.of(Files.readAllBytes(file)))) {
                case PolicyReading.Read(var policy) -> {
                    return Optional.of(policy);
                }
                case PolicyReading.Mistaken(var sentences) ->
                    sentences.forEach(sentence -> mistakes.add("%s: %s".formatted(name, sentence)));
            }
        } catch (IOException e) {
            mistakes.add("%s: cannot be read: %s".formatted(name, Disk.why(e)));
        }
        return Optional.empty();
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.trust.Policy;
import dev.fairway.ledger.trust.PolicyReader;
import dev.fairway.ledger.trust.PolicyReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// Whom to believe, as the command line says it: `--key` and `--policy`; and what was verified before.
final class VerifyArguments {

    private static final int LARGEST_KEY = 1 << 12;

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
                .description(
                        "The log's public key, as fairway ledger key prints it, or a file that holds it. Can be given"
                                + " several times.")
                .build();
    }

    static OptionSpec witness() {
        return OptionSpec.builder("--witness")
                .paramLabel("VKEY")
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                        "A witness that must have cosigned, as fairway ledger witness --new-key prints its key, or a"
                                + " file that holds it. Can be given several times; --policy says more.")
                .build();
    }

    /// What is wrong with them.
    List<String> mistakes() {
        return mistakes;
    }

    /// Whom to believe; not to be relied on where there are mistakes.
    Trust trust(LedgerPlace place) {
        var keys = keysGiven();
        var policy = policy();
        if (policy.isPresent() && policy.get().logs().isEmpty() && keys.isEmpty() && mistakes.isEmpty()) {
            mistakes.add("--policy names no log, so nobody says which one is meant: write a line 'log VKEY' into it, or"
                    + " name the log with --key");
        }
        if (invocation.arguments().hasMatchedOption("--policy")
                && invocation.arguments().hasMatchedOption("--witness")) {
            mistakes.add("--witness goes without --policy, which names the witnesses itself");
        }
        return new Trust(keys, policy.or(this::witnesses), place, () -> ProjectKeys.of(place.surroundings()));
    }

    /// That all witnesses who were named one by one have to have cosigned.
    private Optional<Policy> witnesses() {
        List<String> given = invocation.arguments().matchedOptionValue("--witness", List.of());
        var members = new ArrayList<Policy.Member>();
        for (var text : given) {
            key(invocation, "--witness", text, VerifierKey.Type.COSIGNATURE, mistakes)
                    .ifPresent(key -> members.add(new Policy.Member.Witness(key.name(), key)));
        }
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new Policy(
                        List.of(),
                        members.stream()
                                .map(Policy.Member.Witness.class::cast)
                                .map(Policy.Member.Witness::key)
                                .toList(),
                        Optional.of(
                                members.size() == 1
                                        ? members.getFirst()
                                        : new Policy.Member.Group("--witness", members.size(), members))));
    }

    /// What the file of `--since` says: a checkpoint, alone or in a receipt.
    Optional<Note> since() {
        String name = invocation.arguments().matchedOptionValue("--since", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var bytes = bytes(name);
        var note = bytes.flatMap(
                        it -> Receipt.parse(it).map(Receipt::checkpoint).or(() -> Note.parse(it)))
                .filter(it -> Checkpoint.parse(it.text())
                        .filter(checkpoint -> checkpoint.size() > 0)
                        .isPresent());
        if (bytes.isPresent() && note.isEmpty()) {
            mistakes.add("%s: --since takes a checkpoint, or a receipt".formatted(name));
        }
        return note;
    }

    private List<VerifierKey> keysGiven() {
        List<String> given = invocation.arguments().matchedOptionValue("--key", List.of());
        var keys = new ArrayList<VerifierKey>();
        for (var text : given) {
            key(invocation, "--key", text, mistakes).ifPresent(keys::add);
        }
        return keys;
    }

    /// The key of a log that somebody named, or named a file of.
    static Optional<VerifierKey> key(Invocation invocation, String option, String text, List<String> mistakes) {
        return key(invocation, option, text, VerifierKey.Type.NOTE, mistakes);
    }

    private static Optional<VerifierKey> key(
            Invocation invocation, String option, String text, VerifierKey.Type type, List<String> mistakes) {
        var key = of(type, text);
        if (key.isPresent()) {
            return key;
        }
        var file = file(invocation, text);
        if (file.isEmpty()) {
            mistakes.add("%s takes NAME+ID+KEY, as %s prints it, or the name of a file that holds nothing else"
                    .formatted(option, printer(type)));
            return Optional.empty();
        }
        try {
            var held = Files.size(file.get()) > LARGEST_KEY
                    ? Optional.<VerifierKey>empty()
                    : Bytes.of(Files.readAllBytes(file.get())).text().flatMap(it -> of(type, it));
            if (held.isEmpty()) {
                mistakes.add("%s: %s takes a file that holds one NAME+ID+KEY, as %s prints it"
                        .formatted(text, option, printer(type)));
            }
            return held;
        } catch (IOException e) {
            mistakes.add("%s: cannot be read: %s".formatted(text, Disk.why(e)));
            return Optional.empty();
        }
    }

    private static Optional<VerifierKey> of(VerifierKey.Type type, String text) {
        return VerifierKey.parse(text.strip()).filter(key -> key.type() == type);
    }

    private static String printer(VerifierKey.Type type) {
        return switch (type) {
            case NOTE -> "ledger key";
            case COSIGNATURE -> "ledger witness --new-key";
        };
    }

    private static Optional<Path> file(Invocation invocation, String text) {
        try {
            var file = invocation.surroundings().directory().resolve(text);
            return !text.isEmpty() && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<Policy> policy() {
        String name = invocation.arguments().matchedOptionValue("--policy", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return bytes(name).flatMap(bytes -> switch (PolicyReader.read(bytes)) {
            case PolicyReading.Read(var policy) -> Optional.of(policy);
            case PolicyReading.Mistaken(var sentences) -> {
                sentences.forEach(sentence -> mistakes.add("%s: %s".formatted(name, sentence)));
                yield Optional.empty();
            }
        });
    }

    private Optional<Bytes> bytes(String name) {
        var file = invocation.surroundings().directory().resolve(name);
        try {
            var none = Typed.noFile(file);
            if (none.isEmpty() && Files.size(file) <= PolicyReader.LONGEST) {
                return Optional.of(Bytes.of(Files.readAllBytes(file)));
            }
            mistakes.add("%s: %s".formatted(name, none.orElse("it is too large")));
        } catch (IOException e) {
            mistakes.add("%s: cannot be read: %s".formatted(name, Disk.why(e)));
        }
        return Optional.empty();
    }
}

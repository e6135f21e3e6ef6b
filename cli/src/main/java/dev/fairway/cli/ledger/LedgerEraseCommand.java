package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.ledger.Erasure;
import dev.fairway.engine.release.EvidenceDigests;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway ledger erase DIGEST`: takes a file's bytes out of the store for good.
public final class LedgerEraseCommand implements Command {

    private static final int LONGEST = 4_000;
    private static final String ALGORITHM = "sha256:";

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Takes the bytes of a file out of the store for good, and records that they went, when"
                        + " and why. What they proved stays: the entry, the digest, the summary. What the"
                        + " ledger itself is judged by (manifests, plans, migrations, modules) is never"
                        + " erased. Exit codes: 0 erased, 1 refused, 3 the store could not be had.")
                .footer("", "Example:", "  fairway ledger erase sha256:9ca9… --reason 'names a customer'");
        spec.addPositional(Arguments.parameter(
                0,
                "DIGEST",
                true,
                "Of the file's own bytes, or of what is kept: sha256: and 64 hex digits, or 8 or more of those that"
                        + " evidence list tells."));
        spec.addOption(Arguments.value("TEXT", "Why, for people. Needed; it can be erased as well.", "--reason"));
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        String reason = invocation.arguments().matchedOptionValue("--reason", "");
        var digits = text.startsWith(ALGORITHM) ? text.substring(ALGORITHM.length()) : text;
        var whole = Digest.parse(ALGORITHM + digits);
        var mistakes = new ArrayList<String>();
        if (whole.isEmpty() && !EvidenceDigests.isBeginning(digits)) {
            mistakes.add("DIGEST is sha256: and 64 hex digits, or 8 or more of those that fairway evidence list tells"
                    + Typed.instead(text));
        }
        Reason.mistake(reason, LONGEST).ifPresent(mistakes::add);
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var place = LedgerPlace.of(invocation.surroundings());
        return place.writing(false, writer -> {
            var meant = whole.map(List::of)
                    .orElseGet(() -> writer.ledger().proving(log -> List.copyOf(EvidenceDigests.meant(log, digits))));
            if (meant.size() != 1) {
                return invocation.mistakes(List.of(notOne(text, meant)));
            }
            var digests = SpooledBytes.digests(writer, meant.getFirst());
            var outcome = Erasure.erase(writer.ledger(), meant.getFirst(), reason, new SecureRandom());
            return tell(invocation, meant.getFirst(), outcome, spooled(place, digests));
        });
    }

    private static String notOne(String text, List<Digest> meant) {
        return meant.isEmpty()
                ? "no file of evidence is known by a digest that begins with %s; fairway evidence list tells them, and"
                                .formatted(text)
                        + " whatever else can be erased is named by all 64 digits"
                : "%d digests begin with %s; write more of the one that is meant: %s"
                        .formatted(
                                meant.size(),
                                text,
                                String.join(
                                        ", ", meant.stream().map(Digest::text).toList()));
    }

    /// The orders in the spool that hold the same bytes.
    private static List<String> spooled(LedgerPlace place, Set<Digest> digests) {
        try {
            var waiting = SpooledBytes.waiting(place, digests);
            waiting.unfit()
                    .forEach(id -> Complaint.tell(
                            place.surroundings().err(),
                            ("%s in the spool of this ledger is not what was put there, so nobody knows whether it"
                                            + " holds the same bytes: fairway evidence spool drop %s takes it out")
                                    .formatted(id, id)));
            return waiting.holding();
        } catch (IOException _) {
            Complaint.tell(
                    place.surroundings().err(),
                    "%s: cannot be read, so nobody knows whether what waits there holds the same bytes"
                            .formatted(Spool.of(place).folder()));
            return List.of();
        }
    }

    /// @param spooled ids of the orders that hold the same bytes
    private static Exit tell(Invocation invocation, Digest digest, Erasure.Outcome outcome, List<String> spooled) {
        return switch (outcome) {
            case Erasure.Outcome.Gone gone -> {
                tellGone(invocation, gone, spooled);
                yield Exit.CLEAN;
            }
            case Erasure.Outcome.Unknown() -> {
                var sentences = new ArrayList<String>();
                sentences.add(("nothing in the ledger is known by %s; of a file that was kept with salt and is erased"
                    + " nobody can tell its own digest any more: fairway ledger verify says which blobs were erased,"
                    + " and fairway ledger show --type erasure why")
                        .formatted(digest));
                sentences.addAll(waiting(spooled));
                yield invocation.mistakes(sentences);
            }
            case Erasure.Outcome.Lasting(var what, var index) ->
                refused(invocation, "%s is what entry %d is judged by: it is never erased".formatted(what, index));
            case Erasure.Outcome.NotAllowed() ->
                refused(invocation, "only the machine on which the ledger was begun erases; nothing was erased");
            case Erasure.Outcome.Failed(var result) -> {
                Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
                yield AppendFailure.exit(result);
            }
        };
    }

    private static Exit refused(Invocation invocation, String sentence) {
        Complaint.tell(invocation.surroundings().err(), sentence);
        return Exit.FINDINGS;
    }

    /// How to be rid of what waits with the same bytes.
    private static List<String> waiting(List<String> spooled) {
        return spooled.stream()
                .map(
                        "the spool of this ledger holds the same bytes: fairway evidence spool drop %s takes them out"
                                ::formatted)
                .toList();
    }

    private static void tellGone(Invocation invocation, Erasure.Outcome.Gone gone, List<String> spooled) {
        var out = invocation.report();
        var digests = gone.digests().stream().map(Digest::text).toList();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(
                    sink -> LedgerJson.erased(digests, gone.now(), gone.index(), gone.time(), spooled, sink)));
        } else if (!invocation.options().quiet()) {
            out.println(
                    gone.now()
                            ? "erased %s (entry %d)".formatted(String.join(", ", digests), gone.index())
                            : "%s was erased before (entry %d)".formatted(String.join(", ", digests), gone.index()));
            waiting(spooled).forEach(out::println);
            out.println("Exports, packages and copies of the store that were made before still have it, and spools of"
                    + " other machines may: they are out of reach.");
        }
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.EvidenceAdding;
import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.store.LedgerStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway evidence spool flush`: records what waits for a ledger that could not be reached.
public final class EvidenceSpoolFlushCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Records the evidence that was put into the spool while the ledger could not be reached,"
                        + " oldest first, each once, however often this is broken off. Each is signed by the"
                        + " key with which it was added, or stays where it is, as what is refused does. Exit"
                        + " codes: 0 nothing waits any more, 1 something was refused and is kept, 3 the"
                        + " ledger cannot be reached, or its disk is too full for some of it.")
                .footer("", "Example:", "  fairway evidence spool flush");
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    /// What came of all that waited.
    private static final class Tally {
        private final List<EvidenceJson.Evidence> recorded = new ArrayList<>();
        private final List<EvidenceJson.Waiting> kept = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private boolean unreachable;

        private void keep(Path file, String why) {
            var name = Spool.name(file);
            kept.add(new EvidenceJson.Waiting(name, why));
            lines.add("kept %s: %s".formatted(SafeText.visible(name), SafeText.visible(why)));
        }

        private Exit exit() {
            if (unreachable) {
                return Exit.UNSEEN;
            }
            return kept.isEmpty() ? Exit.CLEAN : Exit.FINDINGS;
        }
    }

    @Override
    public Exit run(Invocation invocation) {
        var place = LedgerPlace.of(invocation.surroundings());
        var spool = Spool.of(place);
        try {
            if (spool.isOpenToOthers()) {
                Complaint.tell(
                        invocation.surroundings().err(),
                        ("%s: others can write to it, and what they put there would be signed here: look at fairway"
                                        + " evidence spool list, and run chmod 700 on it")
                                .formatted(spool.folder()));
                return Exit.FINDINGS;
            }
            return spool.alone(() -> flush(invocation, place));
        } catch (IOException e) {
            Complaint.tell(
                    invocation.surroundings().err(),
                    String.valueOf(Disk.failure("%s: cannot be read".formatted(spool.folder()), e)
                            .getMessage()));
            return Exit.UNSEEN;
        }
    }

    private static Exit flush(Invocation invocation, LedgerPlace place) {
        var tally = new Tally();
        var files = files(place, tally);
        if (files.isEmpty()) {
            return tell(invocation, tally);
        }
        return Appending.to(
                place,
                writer -> {
                    flush(place, writer, files, tally);
                    return tell(invocation, tally);
                },
                failure -> unreachable(invocation, place, files.size(), failure));
    }

    /// What is too large for a full disk keeps nothing else from it; where one had to wait for others, the next one
    /// would wait as long again.
    private static void flush(LedgerPlace place, LedgerPlace.Writer writer, List<Path> files, Tally tally) {
        var adding = new EvidenceAdding(writer.ledger());
        var clock = place.surroundings().clock();
        var waited = false;
        for (var file : files) {
            if (waited) {
                tally.keep(file, "it was not tried, as others hold the ledger");
                continue;
            }
            var begun = clock.instant();
            flush(place, writer, adding, file, tally);
            var took = Duration.between(begun, clock.instant());
            waited = tally.unreachable && took.compareTo(LedgerPlace.PATIENCE) >= 0;
        }
    }

    private static List<Path> files(LedgerPlace place, Tally tally) {
        try {
            return Spool.of(place).files();
        } catch (IOException _) {
            tally.unreachable = true;
            tally.lines.add("%s: cannot be read".formatted(Spool.of(place).folder()));
            return List.of();
        }
    }

    private static Exit unreachable(
            Invocation invocation, LedgerPlace place, int waiting, LedgerStoreException failure) {
        Complaint.tell(
                invocation.surroundings().err(),
                "%s: %s; %d go on waiting in the spool".formatted(place.folder(), failure.getMessage(), waiting));
        return Exit.UNSEEN;
    }

    /// Why it is not for this ledger, or not for who signs here.
    private static Optional<String> refusal(LedgerPlace.Writer writer, SpooledOrder waiting) {
        return waiting.foreignTo(writer.log().name())
                .or(() -> waiting.notBy(
                        writer.ledger().key().fingerprint(),
                        adder -> writer.ledger()
                                .proving(log -> log.holder(adder))
                                .filter(it -> !it.inForce())
                                .isPresent()));
    }

    private static void flush(
            LedgerPlace place, LedgerPlace.Writer writer, EvidenceAdding adding, Path file, Tally tally) {
        try {
            var read = Spool.read(file);
            var unfit = read.unfit().or(() -> read.whole().flatMap(it -> refusal(writer, it)));
            if (unfit.isPresent()) {
                tally.keep(file, unfit.get());
                return;
            }
            var order = read.whole().orElseThrow().toCarryOut();
            switch (adding.carryOut(order)) {
                case EvidenceAdding.Outcome.Bound bound -> {
                    tally.recorded.add(EvidenceText.json(order.type(), bound));
                    tally.lines.addAll(EvidenceText.lines(
                            order.type(), bound, bound.summary().signing()));
                    EvidenceText.again(bound)
                            .ifPresent(why -> Complaint.tell(
                                    place.surroundings().err(), "%s: %s".formatted(Spool.name(file), why)));
                    Spool.of(place).remove(file);
                }
                case EvidenceAdding.Outcome.Mistaken(var why) -> tally.keep(file, why);
                case EvidenceAdding.Outcome.Failed(var result) -> {
                    tally.unreachable = AppendFailure.exit(result) == Exit.UNSEEN;
                    tally.keep(file, AppendFailure.reason(result));
                }
            }
        } catch (IOException _) {
            tally.unreachable = true;
            tally.keep(file, "it cannot be read, or not be taken out");
        } catch (LedgerStoreException e) {
            tally.unreachable = e.code() != LedgerStoreException.Code.MALFORMED;
            tally.keep(file, e.getMessage());
        }
    }

    private static Exit tell(Invocation invocation, Tally tally) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> EvidenceJson.flushed(tally.recorded, tally.kept, sink)));
        } else if (!invocation.options().quiet()) {
            if (tally.lines.isEmpty()) {
                out.println("nothing waits in the spool");
            }
            tally.lines.forEach(out::println);
            if (!tally.kept.isEmpty()) {
                out.println("what is kept goes on waiting; fairway evidence spool drop ID takes out what will never be"
                        + " recorded");
            }
        }
        return tally.exit();
    }
}

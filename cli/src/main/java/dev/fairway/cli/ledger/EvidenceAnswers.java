package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.EvidenceAdding;
import dev.fairway.engine.release.EvidenceOrder;
import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.formats.report.EvidenceJson.Answer;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Binds the files of `evidence add`, each in an entry of its own, or keeps them in the spool, and tells what
/// became of them.
final class EvidenceAnswers {

    private final Invocation invocation;
    private final LedgerPlace place;
    private final List<Asked> asked;
    private final boolean several;
    private final List<EvidenceJson.OfFile> answers = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /// @param several whether the answer is a list, however many files there are: its form does not change with what a
    /// folder holds
    EvidenceAnswers(Invocation invocation, LedgerPlace place, List<Asked> asked, boolean several) {
        this.invocation = invocation;
        this.place = place;
        this.asked = List.copyOf(asked);
        this.several = several;
    }

    /// One file, and what it is to become.
    record Asked(EvidenceFiles.Given file, EvidenceOrder order) {}

    /// Nothing is recorded where one of the files cannot be bound.
    Exit add(LedgerPlace.Writer writer) {
        var adding = new EvidenceAdding(writer.ledger());
        var mistakes = asked.stream()
                .flatMap(it -> adding.mistake(it.order()).stream().map(why -> named(it, why)))
                .distinct()
                .toList();
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(
                    several
                            ? Stream.concat(mistakes.stream(), Stream.of(EvidenceArguments.NOTHING))
                                    .toList()
                            : mistakes);
        }
        for (var i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            switch (adding.carryOut(one.order())) {
                case EvidenceAdding.Outcome.Bound bound -> bound(one, bound);
                case EvidenceAdding.Outcome.Mistaken(var why) -> {
                    Complaint.tell(invocation.surroundings().err(), named(one, why));
                    return told(Exit.MISTAKE);
                }
                case EvidenceAdding.Outcome.Failed(var result) -> {
                    if (AppendFailure.exit(result) == Exit.UNSEEN) {
                        return spool(asked.subList(i, asked.size()), AppendFailure.reason(result));
                    }
                    // The ledger failed, not the file: which one it was matters only among several.
                    var sentence = AppendFailure.sentence(result);
                    Complaint.tell(invocation.surroundings().err(), isOne() ? sentence : named(one, sentence));
                    return told(AppendFailure.exit(result));
                }
            }
        }
        EvidenceText.waiting(place)
                .ifPresent(line -> Complaint.tell(invocation.surroundings().err(), line));
        return told(Exit.CLEAN);
    }

    /// Whoever reads has to know which file is meant; what is said of the release is said of all.
    private String named(Asked one, String sentence) {
        return sentence.contains(one.order().release())
                ? sentence
                : "%s: %s".formatted(one.file().name(), sentence);
    }

    private boolean isOne() {
        return asked.size() == 1;
    }

    private void bound(Asked one, EvidenceAdding.Outcome.Bound bound) {
        var signing = one.file().summary().signing();
        answers.add(new EvidenceJson.OfFile(
                one.file().name(),
                given(one.order()),
                new Answer.Added(
                        EvidenceText.json(one.order().type(), bound),
                        signing,
                        EvidenceText.elsewhere(bound.elsewhere()))));
        var told = EvidenceText.lines(one.order().type(), bound, signing);
        lines.add(isOne() ? told.getFirst() : "%s: %s".formatted(one.file().name(), told.getFirst()));
        lines.addAll(told.subList(1, told.size()));
        EvidenceText.again(bound)
                .ifPresent(why -> Complaint.tell(
                        invocation.surroundings().err(),
                        "%s: %s".formatted(one.file().name(), why)));
    }

    private static EvidenceJson.Given given(EvidenceOrder order) {
        return new EvidenceJson.Given(
                Digest.of(order.file()).text(),
                order.environment(),
                order.snapshot(),
                order.flags().map(it -> Digest.of(it).text()));
    }

    /// Keeps what is asked until the ledger can be reached.
    Exit spool(String why) {
        return spool(asked, why);
    }

    private Exit spool(List<Asked> rest, String why) {
        var err = invocation.surroundings().err();
        var mistake = GivenKeys.signerMistake(invocation.surroundings());
        if (mistake.isPresent()) {
            // Nobody could say later who has added it.
            return invocation.mistakes(List.of(mistake.get()));
        }
        var intended = Intended.of(place, asked.getFirst().order().release());
        for (var one : rest) {
            try {
                Spool.of(place)
                        .put(new SpooledOrder(
                                one.order(),
                                intended.log(),
                                intended.release(),
                                Optional.of(intended.adder(place).fingerprint())));
            } catch (IOException | UncheckedIOException _) {
                Complaint.tell(
                        err,
                        "%s: %s; %s could not be put into the spool either: it was not recorded"
                                .formatted(place.folder(), why, one.file().name()));
                return answers.isEmpty() ? Exit.UNSEEN : told(Exit.UNSEEN);
            }
            var summary = one.file().summary();
            answers.add(new EvidenceJson.OfFile(
                    one.file().name(),
                    given(one.order()),
                    new Answer.Waits(
                            new EvidenceJson.Spooled(
                                    intended.release(),
                                    one.order().release(),
                                    one.order().artifact().orElse(one.order().release()),
                                    one.order().type(),
                                    summary.result().name(),
                                    summary.counts()),
                            summary.signing())));
            lines.add("%s%s for %s waits in the spool"
                    .formatted(
                            isOne() ? "" : one.file().name() + ": ",
                            one.order().type(),
                            one.order().release()));
        }
        Complaint.tell(
                err,
                "%s: %s; it waits in the spool, and fairway evidence spool flush records it"
                        .formatted(place.folder(), why));
        return told(invocation.arguments().hasMatchedOption("--require-receipt") ? Exit.UNSEEN : Exit.CLEAN);
    }

    private Exit told(Exit exit) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            if (several) {
                out.println(ReportOutput.text(sink -> EvidenceJson.added(answers, sink)));
            } else {
                answers.forEach(one -> out.println(ReportOutput.text(sink -> EvidenceJson.added(one, sink))));
            }
        } else if (!invocation.options().quiet()) {
            lines.forEach(out::println);
        }
        return exit;
    }
}

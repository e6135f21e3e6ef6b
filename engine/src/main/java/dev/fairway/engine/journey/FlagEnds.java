package dev.fairway.engine.journey;

import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.judge.Flags;
import dev.fairway.core.report.Flag;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.history.Resources;
import dev.fairway.engine.journey.Assessment.Wrong;
import dev.fairway.engine.read.Documents;
import dev.fairway.engine.read.FocusedDocuments;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.Sealing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads beside feature flags when they are to end.
final class FlagEnds {

    private FlagEnds() {}

    /// What is known of one flag's life; nothing of what is no flag.
    static Optional<Flag> life(Found found, Optional<Account> account, Documents documents, Sealing sealing) {
        var difference = Difference.found(
                found.unit().template(),
                found.scope().route(),
                found.address(),
                found.row(),
                Suspicious.difference(FindingKind.VALUE),
                Optional.empty());
        var told = declared(new Wrong(found, difference), documents, sealing).difference();
        return Flags.of(account.map(told::withAccount).orElse(told));
    }

    static List<Wrong> declared(List<Wrong> wrong, Documents documents, Sealing sealing) {
        return wrong.stream().map(one -> declared(one, documents, sealing)).toList();
    }

    private static Wrong declared(Wrong one, Documents documents, Sealing sealing) {
        Difference difference = one.difference();
        if (difference.category() != Category.FLAG) {
            return one;
        }
        return new Wrong(one.found(), difference.withEnd(end(one, documents, sealing)));
    }

    /// The latest day that any environment declares: until then the flag may be somewhere.
    private static Optional<LocalDate> end(Wrong one, Documents documents, Sealing sealing) {
        var found = one.found();
        var resource = found.address().resource();
        var naming = found.scope().naming(found.unit());
        var focused = new FocusedDocuments(documents, Set.of(resource), sealing);
        return found.row().values().keySet().stream()
                .flatMap(environment -> UnitReader.read(found.unit(), environment, focused)
                        .flatMap(statement -> Resources.find(statement.resources(), resource, environment, naming))
                        .flatMap(document -> Flags.end(document, found.row().path(), environment, naming))
                        .stream())
                .max(LocalDate::compareTo);
    }
}

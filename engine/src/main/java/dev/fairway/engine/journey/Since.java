package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Workspace;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.journey.Contracts.Agreed;
import dev.fairway.formats.contract.ContractReader;
import java.util.Optional;
import java.util.TreeMap;

/// Looks at the commit from which a change started, as the contract of that time would have judged it.
final class Since {

    private static final long LARGEST_CONTRACT = 4_000_000;

    private Since() {}

    /// What was wrong then; nothing where there is no such commit.
    static Optional<Earlier> of(Workspace workspace, Audit.Request request) {
        return workspace
                .history()
                .flatMap(history -> start(history, request.since()).map(commit -> {
                    var tree = history.at(commit.id());
                    var assessed = Assessed.of(tree, Optional.empty(), request, then(request.contracts(), tree));
                    return Earlier.moment(assessed.assessment().wrong().stream()
                            .map(Assessment.Wrong::difference)
                            .toList());
                }));
    }

    /// Where the change left the branch that it will go back to: what happened there since is not its doing.
    private static Optional<Commit> start(History history, String name) {
        return history.resolve(name)
                .map(commit -> history.mergeBase(commit.id()).orElse(commit));
    }

    /// The contracts of that time, where they are part of the tree; one that cannot be read then is taken from today.
    private static Contracts then(Contracts today, SourceTree tree) {
        var then = new TreeMap<String, Agreed>();
        today.byApplication().forEach((application, agreed) -> {
            if (!agreed.scope().isEmpty()) {
                then.put(application, agreed);
            } else if (tree.read(agreed.file(), LARGEST_CONTRACT) instanceof ReadResult.Content(var bytes)) {
                var reading = ContractReader.read(Source.of(agreed.file()), bytes);
                then.put(
                        application,
                        reading.mistakes().isEmpty() ? new Agreed(reading.contract(), agreed.file(), "") : agreed);
            }
        });
        return new Contracts(then);
    }
}

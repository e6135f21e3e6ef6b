package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Workspace;
import dev.fairway.core.compare.Row;
import dev.fairway.core.contract.Contract;
import dev.fairway.core.contract.ContractEdit;
import dev.fairway.core.finding.Address;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.judge.Move;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.journey.Assessment.Wrong;
import dev.fairway.engine.journey.Contracts.Agreed;
import dev.fairway.formats.contract.ContractReader;
import dev.fairway.formats.project.ProjectFileReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The commit from which a change started, as the contract of that time would have judged it.
///
/// What goes by another name today is called by that.
///
/// @param earlier what was wrong then
/// @param rows what differed then, or was named by a contract, by its address
/// @param renamings what the change gave another name
/// @param survey what was there then; empty where everything is new
/// @param gaps why that may not be the whole truth
record Since(Earlier earlier, Map<Address, Row> rows, Renamings renamings, Optional<Survey> survey, List<Gap> gaps) {

    private static final long LARGEST_CONTRACT = 4_000_000;
    private static final int MOST_EDITS = 5;

    /// Everything is new.
    static final Since ALWAYS = new Since(Earlier.nothing(), Map.of(), Renamings.NONE, Optional.empty(), List.of());

    Since {
        gaps = List.copyOf(gaps);
    }

    /// With what the change did there; what was the same everywhere and is not here tells that by its history.
    Wrong told(Wrong wrong, String since) {
        var then = rows.get(renamings.before(wrong.difference().address()));
        return then == null
                ? wrong
                : new Wrong(wrong.found(), wrong.difference().withMoves(Move.of(since, then, wrong.difference())));
    }

    /// What was the same everywhere when the change began, with what the change did to it.
    List<Difference> brought(List<Difference> told, String since) {
        return survey.isEmpty()
                ? told
                : told.stream()
                        .map(difference -> differed(difference) ? difference : difference.broughtSince(since))
                        .toList();
    }

    /// Whether something is compared now that was not when the change began, though the change touched none of its
    /// files: it took away what came before them.
    boolean uncovers(Wrong wrong, Survey now) {
        return survey.filter(then -> {
                    var unit = wrong.found().unit();
                    return then.discovered().families().stream()
                                    .flatMap(family -> family.units().stream())
                                    .noneMatch(before -> before.template().equals(unit.template()))
                            && Stream.concat(unit.files().values().stream(), unit.bases().stream())
                                    .distinct()
                                    .allMatch(path -> then.documents()
                                            .bytes(path)
                                            .map(ByteBuffer::wrap)
                                            .equals(now.documents().bytes(path).map(ByteBuffer::wrap)));
                })
                .isPresent();
    }

    private boolean differed(Difference difference) {
        return rows.containsKey(difference.address())
                && rows.get(difference.address()).sameness() != Row.Sameness.EQUAL;
    }

    /// Nothing where there is no such commit.
    static Optional<Since> of(Workspace workspace, Audit.Request request, Survey today) {
        return workspace
                .history()
                .flatMap(history -> history.resolve(request.since())
                        .map(commit -> of(workspace, history, commit, history.mergeBase(commit.id()), request, today)));
    }

    /// Where the change left the branch that it will go back to: what happened there since is not its doing.
    private static Since of(
            Workspace workspace,
            History history,
            Commit named,
            Optional<Commit> base,
            Audit.Request request,
            Survey today) {
        var tree = history.at(base.orElse(named).id());
        var declared = declared(tree, workspace.tree(), request);
        var contracts = then(request.contracts(), tree);
        var assessed = Assessed.of(tree, Optional.empty(), request.declaring(declared), contracts);
        var gaps = new ArrayList<>(edited(contracts, request.contracts()));
        if (base.isEmpty()) {
            gaps.add(noBase(history, request.since()));
        }
        var renamings = Renamings.of(assessed.survey(), today);
        var wrong = assessed.assessment().wrong().stream()
                .map(Wrong::difference)
                .map(one -> one.calling(renamings.called(one.unit())))
                .toList();
        var excepted = assessed.assessment().excepted().stream()
                .map(one -> one.calling(renamings.called(one.unit())))
                .toList();
        var rows = new HashMap<Address, Row>();
        for (var found : assessed.survey().found()) {
            var called = renamings.called(found.unit().template());
            rows.putIfAbsent(found.address(), found.row().calling(called));
        }
        return new Since(Earlier.moment(wrong, excepted), rows, renamings, Optional.of(assessed.survey()), gaps);
    }

    /// What `fairway.yaml` said then: a change of it must not hide what was compared before. One not in the
    /// tree, or not to be read then, is taken from today.
    private static Optional<ProjectFile> declared(SourceTree then, SourceTree now, Audit.Request request) {
        if (then.read(ProjectFile.NAME, LARGEST_CONTRACT) instanceof ReadResult.Content(var bytes)) {
            var reading = ProjectFileReader.read(
                    Source.of(ProjectFile.NAME), bytes, request.means().sealing());
            return reading.mistakes().isEmpty() ? Optional.of(reading.project()) : request.declared();
        }
        return now.read(ProjectFile.NAME, LARGEST_CONTRACT) instanceof ReadResult.Content
                ? Optional.empty()
                : request.declared();
    }

    private static Gap noBase(History history, String name) {
        return new Gap(
                "where the change left " + name,
                history.shallow() ? "this clone is shallow" : "the two share no commit",
                "compared with %s as it is now%s"
                        .formatted(name, history.shallow() ? "; fetch the whole history" : ""));
    }

    /// One sentence for a person who named a commit that is not there.
    static String unknown(Workspace workspace, String name) {
        var shallow = workspace.history().filter(History::shallow).isPresent();
        return "there is no commit '%s'%s"
                .formatted(name, shallow ? " in this clone, which is shallow: fetch the whole history" : "");
    }

    /// What the change does to the contracts by which it is judged itself.
    private static List<Gap> edited(Contracts then, Contracts now) {
        var gaps = new ArrayList<Gap>();
        then.byApplication().forEach((application, agreed) -> {
            var today = Optional.ofNullable(now.byApplication().get(application))
                    .map(Agreed::contract)
                    .orElse(Contract.EMPTY);
            ContractEdit.sentence(ContractEdit.between(agreed.contract(), today), MOST_EDITS)
                    .ifPresent(edit -> gaps.add(new Gap(
                            agreed.file(), "the change edits the contract: " + edit, "review it with the change")));
        });
        return gaps;
    }

    /// The contracts of that time, where they are part of the tree; one that cannot be read then is taken from today.
    /// One that is gone today stands where it is expected.
    private static Contracts then(Contracts today, SourceTree tree) {
        var then = new TreeMap<String, Agreed>();
        if (today.isEmpty()
                && tree.read(Contracts.STANDARD, LARGEST_CONTRACT) instanceof ReadResult.Content(var bytes)) {
            var reading = ContractReader.read(Source.of(Contracts.STANDARD), bytes);
            if (reading.mistakes().isEmpty()) {
                then.put("", new Agreed(reading.contract(), Contracts.STANDARD, ""));
            }
        }
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

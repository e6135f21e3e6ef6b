package dev.fairway.cli.project;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.Past;
import dev.fairway.connector.Workspace;
import dev.fairway.connectors.git.GitConnector;
import dev.fairway.connectors.kustomize.KustomizeConnector;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.engine.journey.ContractReview;
import dev.fairway.engine.journey.Contracts;
import dev.fairway.engine.read.Means;
import dev.fairway.formats.read.Sealing;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A folder that was opened, with what it says about itself.
///
/// @param contract where the contract is, or would be written
/// @param mistakes what a person has to correct in those files, each with its place
public record Opened(
        Workspace workspace,
        Optional<ProjectFile> project,
        Contracts contracts,
        ContractPlace contract,
        Sealing sealing,
        List<String> mistakes)
        implements AutoCloseable {

    public Opened {
        mistakes = List.copyOf(mistakes);
    }

    /// What came of opening a folder.
    public sealed interface Outcome {
        record Open(Opened opened) implements Outcome {}

        /// There is nothing that could be opened.
        record Closed(String reason) implements Outcome {}
    }

    /// What reading needs: Kustomize itself only where a program outside of the opened repository is it.
    public Means means() {
        return new Means(sealing, KustomizeConnector.find(System.getenv(), workspace.root()));
    }

    /// @param contractNeeded whether a contract that `fairway.yaml` names has to be there
    public static Outcome open(Surroundings surroundings, String path, boolean contractNeeded) {
        try {
            var workspace = GitConnector.open(surroundings.directory().resolve(path));
            return new Outcome.Open(new SelfDescription(workspace, contractNeeded).opened());
        } catch (InvalidPathException _) {
            return new Outcome.Closed("this is no path: " + path);
        } catch (ConnectorException e) {
            return new Outcome.Closed(String.valueOf(e.getMessage()));
        }
    }

    /// Opens the whole repository that the current folder is in, else the current folder.
    public static Outcome top(Surroundings surroundings) {
        return switch (open(surroundings, ".", false)) {
            case Outcome.Open(var opened)
            when !opened.workspace().scope().isEmpty() -> {
                try (opened) {
                    yield open(surroundings, opened.workspace().root().toString(), false);
                }
            }
            case Outcome other -> other;
        };
    }

    /// Opens the folder for as long as the work takes; why it could not be opened is told as a mistake.
    public static Exit run(Invocation invocation, String path, boolean contractNeeded, Function<Opened, Exit> work) {
        return switch (open(invocation.surroundings(), path, contractNeeded)) {
            case Outcome.Closed(var reason) -> invocation.mistakes(List.of(reason));
            case Outcome.Open(var opened) -> {
                try (opened) {
                    yield work.apply(opened.withAllMistakes());
                } catch (ConnectorException e) {
                    Complaint.tell(invocation.surroundings().err(), String.valueOf(e.getMessage()));
                    yield Exit.UNSEEN;
                }
            }
        };
    }

    /// A contract with mistakes is not judged by, so what else is wrong with it is told now and not in the next run.
    private Opened withAllMistakes() {
        if (mistakes.isEmpty() || !mistakes.stream().allMatch(one -> one.startsWith(contract.shown() + ":"))) {
            return this;
        }
        var all = new ArrayList<>(mistakes);
        all.addAll(ContractReview.unknownEnvironments(workspace, contracts, project, means()));
        return new Opened(workspace, project, contracts, contract, sealing, all);
    }

    /// Why nothing is known of the past; empty where something is.
    public String noHistory() {
        return switch (workspace.past()) {
            case Past.Unknown(var reason) -> reason;
            case Past.Known _ -> "";
        };
    }

    @Override
    public void close() {
        workspace.close();
    }
}

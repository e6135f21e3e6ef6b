package dev.fairway.cli.project;

import dev.fairway.connector.ReadResult;
import dev.fairway.connector.Workspace;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.journey.Contracts;
import dev.fairway.engine.journey.Contracts.Agreed;
import dev.fairway.formats.contract.ContractReader;
import dev.fairway.formats.project.ProjectFileReader;
import dev.fairway.formats.read.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads `fairway.yaml` and the contract: those of the folder that is looked at, else those of the repository's root.
public final class SelfDescription {

    private static final int LARGEST = 4_000_000;

    private final Workspace workspace;
    private final Sealing sealing = Sealing.random();
    private final String scope;
    private final boolean contractNeeded;
    private final List<String> mistakes = new ArrayList<>();

    /// @param contractNeeded whether a contract that `fairway.yaml` names has to be there
    public SelfDescription(Workspace workspace, boolean contractNeeded) {
        this.workspace = workspace;
        this.contractNeeded = contractNeeded;
        this.scope = workspace.scope().isEmpty() ? "" : workspace.scope() + "/";
    }

    public Opened opened() {
        var project = project();
        var contracts = new TreeMap<String, Agreed>();
        var applications = project.map(ProjectFile::applications).orElse(List.of());
        for (var application : applications) {
            var name = applications.size() > 1 ? application.name() : "";
            application.contract().ifPresent(path -> declared(name, path, contracts));
        }
        var place = place(project);
        if (contracts.isEmpty() && place.exists()) {
            content(place).ifPresent(bytes -> agree("", place, bytes, contracts));
        }
        return new Opened(workspace, project, new Contracts(contracts), place, sealing, mistakes);
    }

    private Optional<ProjectFile> project() {
        var own = inScope(ProjectFile.NAME);
        if (own.isPresent()) {
            return Optional.of(project(ProjectFile.NAME, own.get()));
        }
        return atRoot(ProjectFile.NAME).map(bytes -> ProjectScope.within(project(up(ProjectFile.NAME), bytes), scope));
    }

    private ProjectFile project(String shown, byte[] bytes) {
        var reading = ProjectFileReader.read(Source.of(shown), bytes, sealing);
        reading.mistakes().stream().map(Mistake::toString).forEach(mistakes::add);
        return reading.project();
    }

    /// A contract that `fairway.yaml` names has to be there.
    private void declared(String application, String path, SortedMap<String, Agreed> contracts) {
        var place = place(path, inScope(ProjectFile.NAME).isEmpty() && !scope.isEmpty());
        var bytes = content(place);
        if (bytes.isPresent()) {
            agree(application, place, bytes.get(), contracts);
        } else if (contractNeeded && !path.equals(Contracts.STANDARD)) {
            mistakes.add("%s: the contract that fairway.yaml names is not there: make it with fairway contract init"
                    .formatted(place.shown()));
        }
    }

    private void agree(String application, ContractPlace place, byte[] bytes, SortedMap<String, Agreed> contracts) {
        var reading = ContractReader.read(Source.of(place.shown()), bytes);
        reading.mistakes().stream().map(Mistake::toString).forEach(mistakes::add);
        contracts.put(application, new Agreed(reading.contract(), place.shown(), place.scope()));
    }

    /// The contract of all, or of the first application that names one.
    private ContractPlace place(Optional<ProjectFile> project) {
        var named = project.stream()
                .flatMap(file -> file.applications().stream())
                .flatMap(application -> application.contract().stream())
                .findFirst();
        var path = named.orElse(Contracts.STANDARD);
        var own = place(path, false);
        if (own.exists() || scope.isEmpty()) {
            return own;
        }
        var root = place(path, true);
        return root.exists() || (named.isPresent() && inScope(ProjectFile.NAME).isEmpty()) ? root : own;
    }

    private ContractPlace place(String path, boolean root) {
        var folder = root ? workspace.root() : workspace.root().resolve(workspace.scope());
        var exists = root ? atRoot(path).isPresent() : inScope(path).isPresent();
        return new ContractPlace(folder.resolve(path), root ? up(path) : path, root ? scope : "", exists);
    }

    private Optional<byte[]> content(ContractPlace place) {
        return place.scope().isEmpty()
                ? inScope(place.shown())
                : atRoot(place.shown().replaceFirst("^(\\.\\./)++", ""));
    }

    /// A path from the root, as the folder that is looked at sees it.
    private String up(String path) {
        return "../".repeat((int) scope.chars().filter(letter -> letter == '/').count()) + path;
    }

    private Optional<byte[]> inScope(String path) {
        return switch (workspace.tree().read(path, LARGEST)) {
            case ReadResult.Content(var bytes) -> Optional.of(bytes);
            case ReadResult.TooLarge _ -> {
                mistake("%s: this file is larger than %d bytes".formatted(path, LARGEST));
                yield Optional.empty();
            }
            case ReadResult.Unreadable(var reason) -> {
                refuse(workspace.root().resolve(workspace.scope()).resolve(path), path, reason);
                yield Optional.empty();
            }
        };
    }

    /// A file that is there and cannot be read says something else than one that is not there.
    private void refuse(Path file, String shown, String reason) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            mistake("%s: this file cannot be read: %s".formatted(shown, reason));
        }
    }

    private void mistake(String text) {
        if (!mistakes.contains(text)) {
            mistakes.add(text);
        }
    }

    /// Of a folder in a repository: a file beside its top, never one outside of it.
    private Optional<byte[]> atRoot(String path) {
        if (scope.isEmpty()) {
            return inScope(path);
        }
        var file = workspace.root().resolve(path).normalize();
        try {
            var inside = file.toRealPath().startsWith(workspace.root().toRealPath());
            if (!inside || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                refuse(file, up(path), "it is no file of this repository, or too large");
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException _) {
            refuse(file, up(path), "the system refuses it");
            return Optional.empty();
        }
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Surroundings;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.project.ProjectFileReader;
import dev.fairway.formats.read.Sealing;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The keys of logs that a repository pins: `ledger: {keys: [VKEY]}` of the `fairway.yaml` of the working directory,
/// else of the repository's root.
///
/// @param mistakes with any of them the keys must not be relied on
record ProjectKeys(List<VerifierKey> keys, List<String> mistakes) {

    private static final int LARGEST = 4_000_000;

    ProjectKeys {
        keys = List.copyOf(keys);
        mistakes = List.copyOf(mistakes);
    }

    static ProjectKeys of(Surroundings surroundings) {
        var own = surroundings.directory().resolve(ProjectFile.NAME);
        var root = LedgerPlace.top(surroundings.directory()).resolve(ProjectFile.NAME);
        return Files.exists(own) ? read(own) : Files.exists(root) ? read(root) : new ProjectKeys(List.of(), List.of());
    }

    private static ProjectKeys read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return new ProjectKeys(List.of(), List.of("%s is no file, or too large".formatted(file)));
            }
            var reading =
                    ProjectFileReader.read(Source.of(ProjectFile.NAME), Files.readAllBytes(file), Sealing.random());
            var mistakes = new ArrayList<>(
                    reading.mistakes().stream().map(Mistake::toString).toList());
            var keys = new ArrayList<VerifierKey>();
            for (var text : reading.project().ledgerKeys()) {
                VerifierKey.parse(text)
                        .filter(key -> key.type() == VerifierKey.Type.NOTE)
                        .ifPresentOrElse(
                                keys::add,
                                () -> mistakes.add("%s: '%s' is no key of a ledger: copy what fairway ledger key prints"
                                        .formatted(ProjectFile.NAME, text)));
            }
            return new ProjectKeys(keys, mistakes);
        } catch (IOException e) {
            throw Disk.failure("%s cannot be read".formatted(file), e);
        }
    }
}

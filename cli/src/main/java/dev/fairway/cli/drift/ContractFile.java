package dev.fairway.cli.drift;

import dev.fairway.cli.project.ContractPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Writes a contract: whole or not at all, and nowhere but inside the repository.
final class ContractFile {

    private ContractFile() {}

    static Optional<String> text(ContractPlace place) {
        if (!place.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(place.file()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Why it could not be written; empty when it was.
    static Optional<String> write(ContractPlace place, Path root, String text) {
        if (Files.isRegularFile(root.resolve("HEAD")) && Files.isDirectory(root.resolve("objects"))) {
            return Optional.of("a bare repository has no folder to write into; do this in a clone");
        }
        try {
            var file = place.file().normalize();
            var folder = Optional.ofNullable(file.getParent()).orElse(root);
            Files.createDirectories(folder);
            if (!folder.toRealPath().startsWith(root.toRealPath()) || Files.isSymbolicLink(file)) {
                return Optional.of("%s: this path leads out of the repository".formatted(place.shown()));
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of("%s: this is no file".formatted(place.shown()));
            }
            var draft = folder.resolve(
                    ".fairway-%d.tmp".formatted(ProcessHandle.current().pid()));
            try {
                Files.write(
                        draft,
                        text.getBytes(StandardCharsets.UTF_8),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.of("%s: this file cannot be written".formatted(place.shown()));
        }
    }
}

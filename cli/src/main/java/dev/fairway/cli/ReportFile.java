package dev.fairway.cli;

import dev.fairway.cli.command.Shutdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The file that a report goes to. It holds the whole report or nothing of it.
final class ReportFile {

    private ReportFile() {}

    /// Why a report cannot be written to a file, as far as that is seen before there is one.
    static Optional<String> refusal(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return Optional.of(cannot(file, "it is a folder"));
        }
        if (folder != null && !Files.isDirectory(folder)) {
            return Optional.of(cannot(file, "there is no such folder"));
        }
        var written = Files.exists(file) || folder == null ? file : folder;
        return Files.isWritable(written) ? Optional.empty() : Optional.of(cannot(file, "no permission"));
    }

    private static String cannot(Path file, String why) {
        return "cannot write to %s: %s".formatted(file, why);
    }

    /// Writes the report; what is wrong where that cannot be done.
    static Optional<String> write(Path file, String report) {
        Shutdown.holdWhenBegun();
        var opened = false;
        try (var stream = Files.newOutputStream(file)) {
            opened = true;
            stream.write(report.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException e) {
            if (opened) {
                discard(file);
            }
            return Optional.of(cannot(file, reason(file, e)));
        }
    }

    /// Half a report would be taken for a short one.
    private static void discard(Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        } catch (IOException _) {
            // What is left was told to be of no use.
        }
    }

    private static String reason(Path file, IOException failure) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such folder";
            case AccessDeniedException _ -> "no permission";
            default -> "the disk may be full";
        };
    }
}

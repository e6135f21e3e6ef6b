package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.release.ReleaseNames;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Artifacts that are files: known by the SHA-256 of their bytes, and looked at where they lie.
public final class ArtifactFile {

    private static final int BUFFER = 1 << 16;

    private ArtifactFile() {}

    /// What is there.
    public sealed interface Look {

        /// @param of its bytes
        record Seen(Digest of) implements Look {
            public Seen {
                requireNonNull(of, "of");
            }
        }

        /// There is no such file; something else may be there.
        ///
        /// @param why as the rest of a sentence
        record Absent(String why) implements Look {
            public Absent {
                requireNonNull(why, "why");
            }
        }

        /// Nobody knows what is in it.
        record Unseen(String why) implements Look {
            public Unseen {
                requireNonNull(why, "why");
            }
        }
    }

    /// Reads a file through, however large it is. A symbolic link is not followed: what it leads to can change while
    /// it stays.
    public static Look look(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return new Look.Absent("it is a symbolic link; name the file that it leads to");
            }
            if (attributes.isDirectory()) {
                return new Look.Absent("it is a folder, and an artifact is one file");
            }
            if (!attributes.isRegularFile()) {
                return new Look.Absent("it is a pipe, a socket or a device, and an artifact is a regular file");
            }
            return new Look.Seen(digest(file));
        } catch (NoSuchFileException _) {
            return new Look.Absent("there is no such file");
        } catch (AccessDeniedException _) {
            return new Look.Unseen("it may not be read");
        } catch (FileSystemException e) {
            return "Not a directory".equals(e.getReason())
                    ? new Look.Absent("there is no such file")
                    : new Look.Unseen("it cannot be read");
        } catch (IOException _) {
            return new Look.Unseen("it cannot be read");
        }
    }

    private static Digest digest(Path file) throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new Digest("sha256:" + HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Where a file is, as it is remembered: from the top where it lies below it, else from the root of the machine.
    ///
    /// @param root the repository's top folder, else the working directory
    public static String place(Path root, Path file) {
        var name = ReleaseFiles.name(root, file);
        return ReleaseNames.isFile(name)
                ? name
                : file.toAbsolutePath().normalize().toString();
    }
}

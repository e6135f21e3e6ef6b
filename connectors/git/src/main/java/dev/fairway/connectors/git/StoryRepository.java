package dev.fairway.connectors.git;

import static dev.fairway.connector.ConnectorException.Code.UNREACHABLE;
import static java.util.Objects.requireNonNull;

import dev.fairway.connector.ConnectorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/// Makes a repository whose history is told in advance, for demonstrations.
///
/// It needs no installed git, and nobody's configuration or hooks have a say in it.
public final class StoryRepository {

    private StoryRepository() {}

    /// One commit.
    ///
    /// @param files new content by path; what is not among them stays as it is
    public record Chapter(
            String author, String email, Instant time, String message, SequencedMap<String, String> files) {
        public Chapter {
            requireNonNull(author, "author");
            requireNonNull(email, "email");
            requireNonNull(time, "time");
            requireNonNull(message, "message");
            files = new LinkedHashMap<>(files);
        }
    }

    /// Tells the chapters, oldest first, in an empty folder.
    public static void tell(Path folder, List<Chapter> chapters) {
        JGitSurroundings.install();
        try (var git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            for (var chapter : chapters) {
                for (var file : chapter.files().entrySet()) {
                    var path = folder.resolve(file.getKey());
                    Files.createDirectories(path.resolveSibling(""));
                    Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
                }
                git.add().addFilepattern(".").call();
                git.add().setUpdate(true).addFilepattern(".").call(); // what is gone
                var person = new PersonIdent(chapter.author(), chapter.email(), chapter.time(), ZoneOffset.UTC);
                git.commit()
                        .setAuthor(person)
                        .setCommitter(person)
                        .setMessage(chapter.message())
                        .setSign(false)
                        .setNoVerify(true)
                        .call();
            }
        } catch (IOException | GitAPIException e) {
            throw new ConnectorException(UNREACHABLE, "cannot make a repository in %s".formatted(folder), e);
        }
    }
}

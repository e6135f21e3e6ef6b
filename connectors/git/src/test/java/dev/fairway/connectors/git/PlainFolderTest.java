package dev.fairway.connectors.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.FileEntry;
import dev.fairway.connector.Past;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.TreeProblem;
import dev.fairway.connector.testkit.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFolderTest {

    @Test
    void folderWithoutGitHasFilesAndAReasonForNoHistory(@TempDir Path temp) throws IOException {
        Files.createDirectories(temp.resolve("config"));
        Files.writeString(temp.resolve("config/prod.yaml"), "a: 1\n");
        Files.createSymbolicLink(temp.resolve("config/link.yaml"), Path.of("prod.yaml"));
        Files.createSymbolicLink(temp.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(temp.resolve("out"), Path.of("/etc/passwd"));

        try (var workspace = GitConnector.open(temp)) {
            var listing = workspace.tree().list();

            assertThat(listing.files())
                    .extracting(FileEntry::path)
                    .containsExactly("config/link.yaml", "config/prod.yaml");
            assertThat(listing.problems()).extracting(TreeProblem::path).containsExactly("loop", "out");
            assertThat(workspace.past()).isEqualTo(new Past.Unknown("not inside a Git repository"));
            assertThat(workspace.history()).isEmpty();
            var content = (ReadResult.Content) workspace.tree().read("config/prod.yaml", 100);
            assertThat(new String(content.bytes(), UTF_8)).isEqualTo("a: 1\n");
            assertThat(workspace.tree().read("../" + temp.getFileName() + "/config/prod.yaml", 100))
                    .isInstanceOf(ReadResult.Unreadable.class);
        }
    }

    @Test
    void gitFileThatLeadsNowhereIsSaidToDoSo(@TempDir Path temp) throws IOException {
        Files.writeString(temp.resolve(".git"), "gitdir: /nowhere/at/all\n");
        Files.writeString(temp.resolve("prod.yaml"), "a: 1\n");

        try (var workspace = GitConnector.open(temp)) {
            assertThat(workspace.past()).isEqualTo(new Past.Unknown(".git names a folder that is no Git repository"));
            assertThat(workspace.tree().list().files())
                    .extracting(FileEntry::path)
                    .containsExactly("prod.yaml");
        }
    }

    @Test
    void emptyGitFolderIsNoRepository(@TempDir Path temp) throws IOException {
        Files.createDirectories(temp.resolve(".git"));

        try (var workspace = GitConnector.open(temp)) {
            assertThat(workspace.history()).isEmpty();
        }
    }

    @Test
    void referencesInAReftableAreSaidNotToBeRead(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample")).write("prod.yaml", "x");
        sample.commit("First");
        sample.git("config", "extensions.refStorage", "reftable");

        try (var workspace = GitConnector.open(sample.folder())) {
            assertThat(workspace.past()).isInstanceOf(Past.Unknown.class);
            assertThat(workspace.tree().list().files())
                    .extracting(FileEntry::path)
                    .containsExactly("prod.yaml");
        }
    }

    @Test
    void folderThatIsNotThereIsRefusedByName(@TempDir Path temp) throws IOException {
        Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> GitConnector.open(temp.resolve("absent")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> GitConnector.open(temp.resolve("file")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not a folder");
    }
}

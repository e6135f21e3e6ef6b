package dev.fairway.connector.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.FolderContent;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.TreeProblem;
import dev.fairway.connector.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the files of a Git working tree promise, whatever reads the index.
public interface WorkingTreeConformance {

    /// Opens a folder with the implementation under test.
    Workspace open(Path folder);

    private static String text(ReadResult result) {
        return result instanceof ReadResult.Content(var bytes) ? new String(bytes, UTF_8) : result.toString();
    }

    private List<String> paths(Path folder) {
        try (var workspace = open(folder)) {
            return workspace.tree().list().files().stream().map(FileEntry::path).toList();
        }
    }

    private List<TreeProblem> problems(Path folder) {
        try (var workspace = open(folder)) {
            return workspace.tree().list().problems();
        }
    }

    @Test
    default void trackedAndNewFilesAreListedIgnoredAndDeletedOnesAreNot(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("config/prod.yaml", "a: 1\n").write("gone.yaml", "x").write("tracked.log", "x");
        sample.commit("First");
        sample.write(".gitignore", "*.log\n/build/\n!keep.log\n").write("config/.gitignore", "secret.*\n");
        sample.write("new.yaml", "n: 1\n")
                .write("noise.log", "x")
                .write("keep.log", "x")
                .write("build/o.yaml", "x");
        sample.write("config/secret.yaml", "x").write(".git/info/exclude", "excluded.yaml\n");
        sample.write("excluded.yaml", "x").delete("gone.yaml");

        assertThat(paths(sample.folder()))
                .containsExactly(
                        ".gitignore", "config/.gitignore", "config/prod.yaml", "keep.log", "new.yaml", "tracked.log");
    }

    @Test
    default void aFolderToTheLetterIsWhatTheTreeSaysAndNothingThatThisMachineSays(@TempDir Path temp)
            throws IOException {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("m/main.tf", "a")
                .write("m/gone.tf", "x")
                .write("m/run.sh", "b")
                .write("other.tf", "x");
        sample.commit("First");
        sample.write(".gitignore", "*.log\n").write("m/.gitignore", "/cache/\n");
        sample.write("m/a.log", "x")
                .write("m/cache/x", "x")
                .write("m/.terraform/y", "y")
                .write("m/new.tf", "c");
        sample.delete("m/gone.tf").link("m/l.tf", "main.tf");
        Files.setPosixFilePermissions(
                sample.folder().resolve("m/run.sh"), PosixFilePermissions.fromString("rwxr--r--"));

        try (var workspace = open(sample.folder())) {
            var content = workspace.tree().exactly("m");

            assertThat(content.files())
                    .containsExactly(
                            new FolderContent.Item(".gitignore", false),
                            new FolderContent.Item(".terraform/y", false),
                            new FolderContent.Item("main.tf", false),
                            new FolderContent.Item("new.tf", false),
                            new FolderContent.Item("run.sh", true));
            assertThat(content.problems()).extracting(TreeProblem::path).containsExactly("gone.tf", "l.tf");
            assertThat(workspace.tree().exactly("absent").problems()).hasSize(1);
            assertThat(workspace.tree().exactly("../m").problems()).hasSize(1);
            assertThat(workspace.tree().exactly("").files())
                    .extracting(FolderContent.Item::path)
                    .contains("m/main.tf", "m/new.tf")
                    .noneMatch(path -> path.startsWith(".git/"));
        }
        sample.write(".git/info/exclude", "new.tf\n");
        try (var workspace = open(sample.folder())) {
            var content = workspace.tree().exactly("m");

            // Seen all the same, or not known: never left out.
            assertThat(content.files().contains(new FolderContent.Item("new.tf", false))
                            || content.problems().stream()
                                    .anyMatch(problem -> problem.path().isEmpty()))
                    .isTrue();
        }
    }

    @Test
    default void contentIsThatOfTheDiskAndSizeThatOfTheFile(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.write("prod.yaml", "a: 22\n");

        try (var workspace = open(sample.folder())) {
            var tree = workspace.tree();

            assertThat(tree.list().files()).containsExactly(new FileEntry("prod.yaml", 6, FileEntry.Kind.FILE));
            assertThat(text(tree.read("prod.yaml", 6))).isEqualTo("a: 22\n");
            assertThat(tree.read("prod.yaml", 5)).isEqualTo(new ReadResult.TooLarge(6));
            assertThat(tree.read("absent.yaml", 5)).isInstanceOf(ReadResult.Unreadable.class);
        }
    }

    @Test
    default void folderOfARepositoryIsAScope(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("apps/pay/prod.yaml", "x").write("apps/other.yaml", "o").write("top.yaml", "t");
        sample.commit("First");
        sample.write("apps/pay/new.yaml", "x")
                .write(".gitignore", "ignored.yaml\n")
                .write("apps/pay/ignored.yaml", "x");

        try (var workspace = open(sample.folder().resolve("apps/pay"))) {
            assertThat(workspace.scope()).isEqualTo("apps/pay");
            assertThat(workspace.tree().list().files())
                    .extracting(FileEntry::path)
                    .containsExactly("new.yaml", "prod.yaml");
            assertThat(text(workspace.tree().read("../other.yaml", 10))).isEqualTo("o");
            assertThat(text(workspace.tree().read("../../top.yaml", 10))).isEqualTo("t");
            assertThat(workspace.tree().read("../../../outside", 10)).isInstanceOf(ReadResult.Unreadable.class);
        }
    }

    @Test
    default void linksInsideAreFollowedAndAllOthersAreProblems(@TempDir Path temp) throws IOException {
        Files.writeString(temp.resolve("outside.yaml"), "secret: 1\n");
        Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(temp.resolve("elsewhere/prod.yaml"), "secret: 2\n");
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("stage.yaml", "a: 1\n").write("folder/x.yaml", "x").write("was/prod.yaml", "x");
        sample.link("prod.yaml", "stage.yaml")
                .link("out.yaml", "../outside.yaml")
                .link("etc.yaml", "/etc/passwd");
        sample.link("loop-a", "loop-b").link("loop-b", "loop-a").link("dangling", "nothing");
        sample.link("to-folder", "folder").link("into-git", ".git/config");
        sample.commit("First");
        sample.delete("was/prod.yaml").delete("was").link("was", "../elsewhere");

        try (var workspace = open(sample.folder())) {
            var listing = workspace.tree().list();

            assertThat(listing.files())
                    .contains(new FileEntry("prod.yaml", 5, FileEntry.Kind.LINK))
                    .extracting(FileEntry::path)
                    .containsExactly("folder/x.yaml", "prod.yaml", "stage.yaml");
            assertThat(listing.problems())
                    .extracting(TreeProblem::path)
                    .contains("dangling", "etc.yaml", "into-git", "loop-a", "loop-b", "out.yaml", "to-folder", "was");
            assertThat(text(workspace.tree().read("prod.yaml", 100))).isEqualTo("a: 1\n");
            for (var path : List.of("out.yaml", "etc.yaml", "loop-a", "into-git", "was/prod.yaml", ".git/config")) {
                assertThat(workspace.tree().read(path, 100)).as(path).isInstanceOf(ReadResult.Unreadable.class);
            }
        }
    }

    @Test
    default void pipesAreProblemsAndNobodyWaitsForThem(@TempDir Path temp) throws Exception {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "x").commit("First");
        sample.delete("prod.yaml");
        var made = new ProcessBuilder(
                        "mkfifo", sample.folder().resolve("prod.yaml").toString())
                .start()
                .waitFor();
        assumeTrue(made == 0, "this system has no named pipes");

        assertThat(problems(sample.folder())).extracting(TreeProblem::path).containsExactly("prod.yaml");
        try (var workspace = open(sample.folder())) {
            assertThat(workspace.tree().read("prod.yaml", 10)).isInstanceOf(ReadResult.Unreadable.class);
        }
    }

    @Test
    default void unreadableFileIsAProblem(@TempDir Path temp) throws IOException {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "x").commit("First");
        Files.setPosixFilePermissions(
                sample.folder().resolve("prod.yaml"), PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(sample.folder().resolve("prod.yaml")), "this user may read everything");

        assertThat(problems(sample.folder())).extracting(TreeProblem::path).containsExactly("prod.yaml");
    }

    @Test
    default void folderThatNobodyMayLookIntoIsAProblem(@TempDir Path temp) throws IOException {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "x").commit("First");
        sample.write("closed/stage.yaml", "x");
        var closed = sample.folder().resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "this user may read everything");

            assertThat(problems(sample.folder())).extracting(TreeProblem::path).containsExactly("closed");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    default void filesWhoseNamesAreNoTextAreProblems(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.commitNameThatIsNoText();
        sample.git("reset", "--quiet", "--hard");

        assertThat(paths(sample.folder())).containsExactly("good.yaml");
        assertThat(problems(sample.folder()))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem.path()).startsWith("bad"));
    }

    @Test
    default void oddNamesAreFilesLikeAnyOther(@TempDir Path temp) {
        var names =
                List.of(" lead.yaml", "*.yaml", "-x.yaml", "? a.yaml", "new\nline.yaml", "q\"uote'.yaml", "tab\t.yaml");
        var sample = SampleRepository.in(temp.resolve("sample"));
        names.forEach(name -> sample.write(name, "x"));

        assertThat(paths(sample.folder())).containsExactlyElementsOf(names);
        sample.commit("First");
        assertThat(paths(sample.folder())).containsExactlyElementsOf(names);
    }

    @Test
    default void submodulesAndRepositoriesInsideAreProblems(@TempDir Path temp) {
        var library = SampleRepository.in(temp.resolve("library"));
        library.write("values.yaml", "x").commit("First");
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.git("submodule", "--quiet", "add", "../library", "charts/library");
        sample.write("prod.yaml", "x").commit("First");
        SampleRepository.in(temp.resolve("sample/nested"))
                .write("values.yaml", "x")
                .commit("First");

        assertThat(paths(sample.folder())).containsExactly(".gitmodules", "prod.yaml");
        assertThat(problems(sample.folder())).extracting(TreeProblem::path).containsExactly("charts/library", "nested");
        assertThat(paths(temp.resolve("sample/charts/library"))).containsExactly("values.yaml");
    }

    @Test
    default void secondWorktreeHasItsOwnFilesAndHead(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "x").commit("First");
        sample.git("worktree", "add", "--quiet", "-b", "second", "../second");
        SampleRepository.existing(temp.resolve("second"))
                .write("more.yaml", "y")
                .commit("More");

        try (var workspace = open(temp.resolve("second"))) {
            assertThat(workspace.tree().list().files())
                    .extracting(FileEntry::path)
                    .containsExactly("more.yaml", "prod.yaml");
            assertThat(workspace.history().orElseThrow().branch()).isEqualTo("second");
            assertThat(workspace.history().orElseThrow().headBlobs()).containsOnlyKeys("more.yaml", "prod.yaml");
        }
        assertThat(paths(sample.folder())).containsExactly("prod.yaml");
    }

    @Test
    default void brokenIndexStillGivesFilesAndSaysSo(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "x").commit("First");
        sample.write(".git/index", "not an index");

        assertThat(paths(sample.folder())).containsExactly("prod.yaml");
        assertThat(problems(sample.folder())).hasSize(1);
    }

    @Test
    default void conflictIsOneFile(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.git("checkout", "--quiet", "-b", "side");
        sample.write("prod.yaml", "a: 2\n").commit("Side");
        sample.git("checkout", "--quiet", "main");
        sample.write("prod.yaml", "a: 3\n").commit("Main");
        sample.attempt("merge", "side");

        assertThat(paths(sample.folder())).containsExactly("prod.yaml");
    }
}

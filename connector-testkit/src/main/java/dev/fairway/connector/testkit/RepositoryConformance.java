package dev.fairway.connector.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.Branch;
import dev.fairway.connector.Commit;
import dev.fairway.connector.FileEntry;
import dev.fairway.connector.FolderContent;
import dev.fairway.connector.History;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.TreeProblem;
import dev.fairway.connector.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a history promises about names, moments, trees and contents, whatever reads it.
public interface RepositoryConformance {

    /// Opens a folder with the implementation under test.
    Workspace open(Path folder);

    private History history(Path folder) {
        return open(folder).history().orElseThrow();
    }

    private static String text(ReadResult result) {
        return result instanceof ReadResult.Content(var bytes) ? new String(bytes, UTF_8) : result.toString();
    }

    @Test
    default void headTellsWhoWhenAndWhat(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        var id = sample.as("Zoë").write("a", "x").commit("Raise the timeout\nfor the gateway\n\nBecause.");

        try (var history = history(sample.folder())) {
            var time = SampleRepository.START.plus(Duration.ofHours(1));
            assertThat(history.head())
                    .contains(new Commit(
                            id, "Zoë", "zoë@example.com", time, time, "Raise the timeout for the gateway", List.of()));
            assertThat(history.branch()).isEqualTo("main");
            assertThat(history.shallow()).isFalse();
        }
    }

    @Test
    default void repositoryWithoutCommitsHasNoHead(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample")).write("a.yaml", "x");

        try (var workspace = open(sample.folder())) {
            var history = workspace.history().orElseThrow();
            assertThat(history.head()).isEmpty();
            assertThat(history.branch()).isEqualTo("main");
            assertThat(history.headBlobs()).isEmpty();
            assertThat(history.mainline(List.of("a.yaml"), HistoryConformance.ALL)
                            .commits())
                    .isEmpty();
            assertThat(history.commitAt(SampleRepository.START)).isEmpty();
            assertThat(workspace.tree().list().files())
                    .extracting(FileEntry::path)
                    .containsExactly("a.yaml");
        }
    }

    @Test
    default void detachedHeadHasNoBranch(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        var id = sample.write("a", "x").commit("First");
        sample.git("checkout", "--quiet", "--detach");

        try (var history = history(sample.folder())) {
            assertThat(history.branch()).isEmpty();
            assertThat(history.head()).map(Commit::id).contains(id);
        }
    }

    @Test
    default void namesResolveAndOptionsAreNotNames(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        var first = sample.write("a", "x").commit("First");
        sample.git("tag", "--annotate", "--message", "One", "v1");
        var second = sample.write("a", "y").commit("Second");

        try (var history = history(sample.folder())) {
            for (var name : List.of("v1", "HEAD~1", "main^", first, first.substring(0, 10), "refs/tags/v1")) {
                assertThat(history.resolve(name)).as(name).map(Commit::id).contains(first);
            }
            assertThat(history.resolve("main")).map(Commit::id).contains(second);
            for (var name : List.of("--all", "-1", "", "nowhere", "HEAD:a", "a\nb", "0".repeat(40))) {
                assertThat(history.resolve(name)).as(name).isEmpty();
            }
        }
    }

    @Test
    default void branchesAreLocalAndRemoteTracking(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        var first = sample.write("a", "x").commit("First");
        sample.git("branch", "release/prod");
        sample.git("clone", "--quiet", "--no-local", sample.folder().toString(), "../clone");
        SampleRepository.existing(temp.resolve("clone")).git("pack-refs", "--all");

        try (var history = history(temp.resolve("clone"))) {
            assertThat(history.branches())
                    .containsExactly(
                            new Branch("", "main", first),
                            new Branch("origin", "main", first),
                            new Branch("origin", "release/prod", first));
        }
    }

    @Test
    default void commitAtIsTheMainlineOfThatMoment(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        var first = sample.write("a", "1").commit("First");
        var second = sample.write("a", "2").commit("Second");
        sample.merged("side", () -> sample.write("b", "1").commit("Aside"));

        try (var history = history(sample.folder())) {
            assertThat(history.commitAt(SampleRepository.START)).isEmpty();
            assertThat(history.commitAt(SampleRepository.START.plus(Duration.ofMinutes(100))))
                    .map(Commit::id)
                    .contains(first);
            assertThat(history.commitAt(SampleRepository.START.plus(Duration.ofHours(3))))
                    .map(Commit::id)
                    .contains(second);
        }
    }

    @Test
    default void blobsArriveInOrderAndEachExactlyOnce(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("small", "x")
                .write("large", "y".repeat(5_000))
                .write("empty", "")
                .commit("First");
        var small = sample.git("rev-parse", "HEAD:small");
        var large = sample.git("rev-parse", "HEAD:large");
        var empty = sample.git("rev-parse", "HEAD:empty");
        var missing = "1".repeat(40);

        try (var history = history(sample.folder())) {
            var ids = new ArrayList<String>();
            var results = new ArrayList<ReadResult>();
            history.blobs()
                    .read(List.of(small, large, missing, empty, small), 100, Duration.ofSeconds(30), (id, it) -> {
                        ids.add(id);
                        results.add(it);
                    });

            assertThat(ids).containsExactly(small, large, missing, empty, small);
            assertThat(text(results.get(0))).isEqualTo("x");
            assertThat(results.get(1)).isEqualTo(new ReadResult.TooLarge(5_000));
            assertThat(results.get(2)).isInstanceOf(ReadResult.Unreadable.class);
            assertThat(text(results.get(3))).isEmpty();
            assertThat(text(results.get(4))).isEqualTo("x");
        }
    }

    @Test
    default void treeOfACommitIsWhatItWasThen(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("apps/prod.yaml", "a: 1\n").write("shared.yaml", "s: 1\n").link("apps/l.yaml", "prod.yaml");
        sample.link("apps/up.yaml", "../shared.yaml")
                .link("apps/out.yaml", "/etc/passwd")
                .link("apps/loop", "loop");
        var first = sample.commit("First");
        sample.write("apps/prod.yaml", "a: 22\n").commit("Second");

        try (var history = history(sample.folder().resolve("apps"))) {
            var tree = history.at(first);
            var listing = tree.list();

            assertThat(listing.files())
                    .containsExactly(
                            new FileEntry("l.yaml", 5, FileEntry.Kind.LINK),
                            new FileEntry("prod.yaml", 5, FileEntry.Kind.FILE),
                            new FileEntry("up.yaml", 5, FileEntry.Kind.LINK));
            assertThat(listing.problems()).extracting(TreeProblem::path).containsExactly("loop", "out.yaml");
            assertThat(text(tree.read("l.yaml", 100))).isEqualTo("a: 1\n");
            assertThat(text(tree.read("up.yaml", 100))).isEqualTo("s: 1\n");
            assertThat(text(tree.read("../shared.yaml", 100))).isEqualTo("s: 1\n");
            assertThat(tree.read("prod.yaml", 2)).isEqualTo(new ReadResult.TooLarge(5));
            assertThat(tree.read("absent", 2)).isInstanceOf(ReadResult.Unreadable.class);
            assertThat(history.at("1".repeat(40)).list().problems()).hasSize(1);
            assertThat(history.at("--all").list().problems()).hasSize(1);
        }
    }

    @Test
    default void aFolderOfACommitToTheLetterIsAllThatItsTreeHas(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("m/main.tf", "a")
                .write("m/sub/run.sh", "b")
                .write("mm/x", "x")
                .write("m/a.log", "x");
        sample.write(".gitignore", "").link("m/l.tf", "main.tf");
        sample.git("add", "--all");
        sample.git("update-index", "--chmod=+x", "m/sub/run.sh");
        sample.git("commit", "--quiet", "--message", "First");
        sample.write(".gitignore", "*.log\n").delete("m/main.tf");

        try (var history = history(sample.folder())) {
            var content = history.at(sample.tip()).exactly("m");

            assertThat(content.files())
                    .containsExactly(
                            new FolderContent.Item("a.log", false),
                            new FolderContent.Item("main.tf", false),
                            new FolderContent.Item("sub/run.sh", true));
            assertThat(content.problems()).extracting(TreeProblem::path).containsExactly("l.tf");
            assertThat(history.at(sample.tip()).exactly("absent").problems()).hasSize(1);
            var all = history.at(sample.tip()).exactly("");
            assertThat(all.files()).contains(new FolderContent.Item("m/main.tf", false));
            assertThat(all.problems()).extracting(TreeProblem::path).containsExactly("m/l.tf");
            assertThat(history.at("1".repeat(40)).exactly("m").problems()).hasSize(1);
        }
    }

    @Test
    default void namesThatAreNoTextAreProblems(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.commitNameThatIsNoText();

        try (var history = history(sample.folder())) {
            var listing = history.at(sample.tip()).list();

            assertThat(listing.files()).extracting(FileEntry::path).containsExactly("good.yaml");
            assertThat(listing.problems()).extracting(TreeProblem::path).containsExactly("bad\\xff.yaml");
            assertThat(history.mainline(List.of("good.yaml"), HistoryConformance.ALL)
                            .commits())
                    .hasSize(1);
        }
    }

    @Test
    default void bareRepositoryIsTheTreeOfItsHead(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.git("clone", "--quiet", "--bare", "--no-local", sample.folder().toString(), "../bare.git");

        try (var workspace = open(temp.resolve("bare.git"))) {
            assertThat(workspace.tree().list().files())
                    .extracting(FileEntry::path)
                    .containsExactly("prod.yaml");
            assertThat(text(workspace.tree().read("prod.yaml", 100))).isEqualTo("a: 1\n");
            assertThat(workspace.history().orElseThrow().branch()).isEqualTo("main");
        }
    }

    @Test
    default void whatIsReadWhileOthersAreHandedOverIsWhatWasAskedFor(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        for (var file : List.of("a", "b", "c", "d")) {
            sample.write(file, file.repeat(3));
        }
        var commit = sample.commit("Begin");

        try (var history = history(sample.folder())) {
            var head = history.headBlobs();
            var outer = new ArrayList<String>();
            var inner = new ArrayList<String>();
            history.blobs().read(List.copyOf(head.values()), 1_000, Duration.ofMinutes(1), (_, result) -> {
                outer.add(text(result));
                inner.add(text(history.at(commit).read("d", 1_000)));
            });

            assertThat(outer).containsExactly("aaa", "bbb", "ccc", "ddd");
            assertThat(inner).containsExactly("ddd", "ddd", "ddd", "ddd");
        }
    }
}

package dev.fairway.connectors.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallPiecesTest {

    private static final String ID = "0123456789012345678901234567890123456789";

    @Test
    void commitWithEveryHeaderIsRead() {
        var text = "tree %1$s\nparent %1$s\nparent %1$s\nauthor Ada <ada@x> 1700000000 +0100\n".formatted(ID)
                + "committer Bob <bob@x> 1700000060 +0000\ngpgsig -----BEGIN\n author Eve <e@x> 1 +0\n\n"
                + "\n  Two\nlines  \n\nbody\n";
        var commit = CommitText.parse(ID, text.getBytes(UTF_8));

        assertThat(commit.authorName()).isEqualTo("Ada");
        assertThat(commit.authorEmail()).isEqualTo("ada@x");
        assertThat(commit.authored()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(commit.committed()).isEqualTo(Instant.ofEpochSecond(1_700_000_060));
        assertThat(commit.subject()).isEqualTo("Two lines");
        assertThat(commit.parents()).containsExactly(ID, ID);
    }

    @Test
    void commitInAnOlderEncodingIsReadInIt() {
        var text = "author Zoë <z@x> 1 +0\nencoding ISO-8859-1\n\nGrößer\n";

        assertThat(CommitText.parse(ID, text.getBytes(ISO_8859_1)).authorName()).isEqualTo("Zoë");
        assertThat(CommitText.parse(ID, text.getBytes(ISO_8859_1)).subject()).isEqualTo("Größer");
    }

    @Test
    void commitThatMakesNoSenseIsStillACommit() {
        for (var text : List.of(
                "",
                "\n\n",
                "author",
                "author <",
                "author > <",
                "author A <a> 99999999999999999999 x",
                "encoding nonsense\n\nx",
                "committer A <a> -5",
                "parent x\nparent ")) {
            var commit = CommitText.parse(ID, text.getBytes(UTF_8));

            assertThat(commit.parents()).as(text).isEmpty();
            assertThat(commit.committed()).as(text).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void pathsGoFromRepositoryToScopeAndBack() {
        var scope = new ScopePaths("apps/pay");
        var paths =
                List.of("apps/pay/prod.yaml", "apps/other.yaml", "top.yaml", "apps/payments/x", "config/pay/prod.yaml");

        assertThat(paths.stream().map(scope::toScope))
                .containsExactly(
                        "prod.yaml", "../other.yaml", "../../top.yaml", "../payments/x", "../../config/pay/prod.yaml");
        assertThat(paths.stream().map(scope::toScope).flatMap(path -> scope.toRepository(path).stream()))
                .containsExactlyElementsOf(paths);
    }

    @Test
    void pathsOutOfTheRepositoryOrIntoGitAreNone() {
        var scope = new ScopePaths("apps/pay");

        for (var path : List.of(
                "",
                "..",
                "../..",
                "../../..",
                "../../../x",
                "a/../b",
                "/etc/passwd",
                "a//b",
                "./a",
                ".git/config",
                "../../.GIT/config",
                "a/.git")) {
            assertThat(scope.toRepository(path))
                    .as(path)
                    .isEqualTo(path.equals("..") ? java.util.Optional.of("apps") : java.util.Optional.empty());
        }
    }

    @Test
    void manyPathsAreNamedByTheirFolders() {
        var many = IntStream.range(0, 300)
                .mapToObj(i -> "a/b%d/c%d.yaml".formatted(i % 3, i))
                .toList();

        assertThat(PathHints.of(many)).containsExactly("a/b0", "a/b1", "a/b2");
        assertThat(PathHints.of(List.of("a", "b"))).containsExactly("a", "b");
        assertThat(PathHints.of(List.of("a", "ü"))).isEmpty();
        assertThat(PathHints.of(IntStream.range(0, 300).mapToObj(i -> "f" + i).toList()))
                .isEmpty();
    }

    @Test
    void referencesAreBranchesOnlyWhereTheyAre() {
        assertThat(References.branch("refs/remotes/origin/HEAD", ID)).isEmpty();
        assertThat(References.branch("refs/tags/v1", ID)).isEmpty();
        assertThat(References.checkedOut("ref: refs/heads/release/1")).isEqualTo("release/1");
        assertThat(References.checkedOut(ID)).isEmpty();
    }
}

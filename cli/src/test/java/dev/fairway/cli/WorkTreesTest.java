package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A repository with a second work tree, laid out as `git worktree add` does.
@ExtendWith(StoryConsole.class)
final class WorkTreesTest {

    private static final String NOTES = ".git/worktrees/second";

    private final Console console;
    private final Path second;

    WorkTreesTest(Console console) {
        this.console = console;
        this.second = console.folder().resolve("../second").normalize();
        // Both are of one machine.
        console.set("HOME", console.folder() + "-home");
    }

    @BeforeEach
    void workTree() {
        console.write("../second/.git", "gitdir: %s/%s\n".formatted(console.folder(), NOTES))
                .write(NOTES + "/commondir", "../..\n")
                .write(NOTES + "/gitdir", second + "/.git\n")
                .write(NOTES + "/HEAD", "ref: refs/heads/second\n");
    }

    private static Exit create(Console where, String version) {
        where.set(
                "HOME", where.folder().resolve("../repository-home").normalize().toString());
        return where.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                version,
                "--artifact",
                "api=x@sha256:" + "a".repeat(64));
    }

    @Test
    void itHasTheLedgerOfTheMainOne() {
        create(console, "1");
        var there = console.below("../second");

        assertThat(create(there, "2")).as(there.err()).isEqualTo(Exit.CLEAN);
        assertThat(second.resolve(".fairway")).doesNotExist();
        console.run("release", "list");
        assertThat(console.out()).contains("payments@1", "payments@2");
    }

    @Test
    void aFolderThatTheRepositoryDoesNotKnowHasItsOwn() {
        console.write(NOTES + "/gitdir", "/elsewhere/.git\n");

        assertThat(create(console.below("../second"), "1")).isEqualTo(Exit.CLEAN);
        assertThat(second.resolve(".fairway/store")).exists();
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
    }

    /// An archive that was unpacked beside a repository says that it is a work tree of that.
    @Test
    void aFolderThatSaysSoItselfHasItsOwn() {
        console.write(".git/HEAD", "ref: refs/heads/main\n")
                .write("../evil/.git", "gitdir: ./wt\n")
                .write("../evil/wt/gitdir", "../.git\n")
                .write(
                        "../evil/wt/commondir",
                        "../../%s/.git\n".formatted(console.folder().getFileName()));
        var evil = console.folder().resolve("../evil").normalize();

        assertThat(create(console.below("../evil"), "1")).isEqualTo(Exit.CLEAN);
        assertThat(evil.resolve(".fairway/store")).exists();
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
    }

    @Test
    void aStoreThatIsThereAlreadyGoesOn() {
        console.write(NOTES + "/gitdir", "/elsewhere/.git\n");
        create(console.below("../second"), "1");
        console.write(NOTES + "/gitdir", second + "/.git\n");

        var there = console.below("../second");
        assertThat(create(there, "2")).as(there.err()).isEqualTo(Exit.CLEAN);
        there.run("release", "list");
        assertThat(there.out()).contains("payments@1", "payments@2");
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
    }
}

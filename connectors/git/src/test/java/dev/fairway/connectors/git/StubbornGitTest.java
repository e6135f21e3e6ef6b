package dev.fairway.connectors.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.Limits;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.Walk;
import dev.fairway.connector.Workspace;
import dev.fairway.connector.testkit.SampleRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A git that hangs, dies or talks nonsense in the place of the real one.
@Timeout(30)
class StubbornGitTest {

    /// The real git, but for one command.
    private static Workspace opened(Path temp, String command, String instead) throws IOException {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.write("prod.yaml", "a: 2\n").commit("Second");
        var real = GitExecutable.find(System.getenv(), null).orElseThrow();
        var fake = temp.resolve("git");
        Files.writeString(
                fake,
                "#!/bin/sh\ncase \" $* \" in *\" %s \"*) %s ;; *) exec %s \"$@\" ;; esac\n"
                        .formatted(command, instead, real));
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
        var repository =
                (GitLocation.Repository) GitLocation.around(sample.folder().toRealPath());
        return GitConnector.open(sample.folder().toRealPath(), repository, Optional.of(fake));
    }

    private static Walk walk(Workspace workspace, Duration time) {
        return workspace.history().orElseThrow().mainline(List.of("prod.yaml"), new Limits(1_000, time));
    }

    @Test
    void walkOverAHangingGitEndsInTime(@TempDir Path temp) throws IOException {
        try (var workspace = opened(temp, "diff-tree", "sleep 60")) {
            var walk = walk(workspace, Duration.ofMillis(300));

            assertThat(walk.extent()).isEqualTo(Walk.Extent.TIME);
            assertThat(walk.commits()).isEmpty();
        }
    }

    @Test
    void mainlineThatHangsEndsInTime(@TempDir Path temp) throws IOException {
        try (var workspace = opened(temp, "rev-list", "sleep 60")) {
            assertThat(walk(workspace, Duration.ofMillis(300)).extent()).isEqualTo(Walk.Extent.TIME);
        }
    }

    @Test
    void failureIsNotAnEndOfHistory(@TempDir Path temp) throws IOException {
        try (var workspace = opened(temp, "rev-list", "echo fatal: broken >&2; exit 128")) {
            assertThat(walk(workspace, Duration.ofSeconds(20)).extent()).isEqualTo(Walk.Extent.UNREADABLE);
        }
    }

    @Test
    void aCommitWhoseClockSaysNothingIsACommit(@TempDir Path temp) throws IOException {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.write("prod.yaml", "a: 2\n").commit("Second");
        var commit = "tree %s\nparent %s\nauthor A <a@b> %3$s +0000\ncommitter A <a@b> %3$s +0000\n\nThird\n"
                .formatted(sample.git("rev-parse", "HEAD~1^{tree}"), sample.tip(), "9".repeat(20));
        sample.git(
                "update-ref",
                "HEAD",
                sample.git(
                        commit.getBytes(StandardCharsets.UTF_8),
                        "hash-object",
                        "-t",
                        "commit",
                        "-w",
                        "--literally",
                        "--stdin"));
        var folder = sample.folder().toRealPath();
        var repository = (GitLocation.Repository) GitLocation.around(folder);
        try (var workspace = GitConnector.open(folder, repository, GitExecutable.find(System.getenv(), null))) {
            assertThat(walk(workspace, Duration.ofSeconds(20)).commits()).hasSize(3);
        }
    }

    @Test
    void nonsenseIsNotAnEndOfHistory(@TempDir Path temp) throws IOException {
        try (var workspace = opened(temp, "diff-tree", "echo what")) {
            assertThat(walk(workspace, Duration.ofSeconds(20)).extent()).isEqualTo(Walk.Extent.UNREADABLE);
        }
    }

    @Test
    void endlessRecordIsRefusedAndNotHeld(@TempDir Path temp) throws IOException {
        try (var workspace = opened(temp, "diff-tree", "yes | tr -d '\\n'")) {
            assertThat(walk(workspace, Duration.ofSeconds(20)).extent()).isEqualTo(Walk.Extent.UNREADABLE);
        }
    }

    @Test
    void blobsThatDoNotComeAreSaidNotToHaveCome(@TempDir Path temp) throws IOException {
        try (var workspace = opened(temp, "--batch", "sleep 60")) {
            var results = new ArrayList<ReadResult>();
            var ids = List.of(
                    "1".repeat(40),
                    SampleRepository.existing(temp.resolve("sample")).git("rev-parse", "HEAD:prod.yaml"));
            workspace
                    .history()
                    .orElseThrow()
                    .blobs()
                    .read(ids, 100, Duration.ofMillis(300), (_, it) -> results.add(it));

            assertThat(results).hasSize(2).allSatisfy(it -> assertThat(it).isInstanceOf(ReadResult.Unreadable.class));
        }
    }

    @Test
    void filesAreListedFromDiskWhereGitCannotSay(@TempDir Path temp) throws IOException {
        try (var workspace = opened(temp, "ls-files", "exit 1")) {
            var listing = workspace.tree().list();

            assertThat(listing.files()).extracting(FileEntry::path).containsExactly("prod.yaml");
            assertThat(listing.problems()).hasSize(1);
        }
    }

    @Test
    void closingEndsWhatRunsAndLeavesNothingBehind(@TempDir Path temp) throws IOException {
        var before = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
        var workspace = opened(temp, "--never", "true");
        walk(workspace, Duration.ofSeconds(20));
        workspace.close();

        // A process that was killed is still there for a moment.
        assertThat(ProcessHandle.current().children().filter(child -> !before.contains(child.pid())))
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void gitBelowTheRepositoryOrOnARelativePathIsNotTheInstalledOne(@TempDir Path temp) throws IOException {
        var git = temp.resolve("bin/git");
        Files.createDirectories(temp.resolve("bin"));
        Files.writeString(git, "");
        Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(GitExecutable.find(Map.of("PATH", temp + "/bin"), null)).contains(git);
        assertThat(GitExecutable.find(Map.of("PATH", temp + "/bin"), temp)).isEmpty();
        assertThat(GitExecutable.find(Map.of("PATH", ".:bin::" + temp), null)).isEmpty();
        assertThat(GitExecutable.find(Map.of(), null)).isEmpty();
    }
}

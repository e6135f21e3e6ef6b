package dev.fairway.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.Commit;
import dev.fairway.connector.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading a repository runs nothing that it says, fetches nothing and leaves no trace in it.
public interface HostileRepositoryConformance {

    /// Opens a folder with the implementation under test.
    Workspace open(Path folder);

    /// Everything Git lets a repository name a command for, as far as reading could ever reach it.
    List<String> COMMANDS = List.of(
            "core.fsmonitor",
            "core.sshCommand",
            "core.alternateRefsCommand",
            "core.askPass",
            "core.pager",
            "core.editor",
            "core.gitProxy",
            "diff.external",
            "diff.evil.command",
            "diff.evil.textconv",
            "filter.evil.clean",
            "filter.evil.smudge",
            "filter.evil.process",
            "merge.evil.driver",
            "gpg.program",
            "gpg.ssh.program",
            "credential.helper",
            "pager.log",
            "pager.diff-tree",
            "pager.rev-list",
            "uploadpack.packObjectsHook",
            "alias.rev-list",
            "alias.diff-tree",
            "trailer.evil.command",
            "interactive.diffFilter");

    private static SampleRepository hostile(Path temp) throws IOException {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").write(".gitattributes", "* diff=evil filter=evil merge=evil\n");
        sample.commit("First");
        sample.merged("side", () -> sample.write("prod.yaml", "a: 2\n").commit("Second"));
        sample.write("prod.yaml", "a: 3\n").write("new.yaml", "b: 1\n");
        var command = temp.resolve("evil.sh");
        Files.writeString(command, "#!/bin/sh\necho \"$0 $*\" >> '%s'\n".formatted(temp.resolve("marker")));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        var hooks = Files.createDirectories(sample.folder().resolve(".git/hooks"));
        for (var hook : List.of("post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman")) {
            Files.copy(command, hooks.resolve(hook));
        }
        configure(sample, command);
        var nested = SampleRepository.in(sample.folder().resolve("nested")).write("values.yaml", "x");
        nested.commit("Nested");
        configure(nested, command);
        return sample;
    }

    private static void configure(SampleRepository sample, Path command) throws IOException {
        var text = new StringBuilder(Files.readString(sample.folder().resolve(".git/config")));
        for (var name : COMMANDS) {
            var from = name.indexOf('.');
            var to = name.lastIndexOf('.');
            var section = from == to
                    ? name.substring(0, from)
                    : "%s \"%s\"".formatted(name.substring(0, from), name.substring(from + 1, to));
            text.append("[%s]\n\t%s = %s\n".formatted(section, name.substring(to + 1), command));
        }
        text.append("[include]\n\tpath = %s.config\n".formatted(command));
        text.append("[log]\n\tshowSignature = true\n[color]\n\tui = always\n[i18n]\n\tlogOutputEncoding = utf-16\n");
        text.append("[core]\n\tquotePath = true\n\thooksPath = %s\n".formatted(command.getParent()));
        text.append("\tworktree = /\n\tattributesFile = %s\n\texcludesFile = /dev/zero\n".formatted(command));
        text.append("[diff]\n\torderFile = %s\n\trenames = copies\n\tnoprefix = true\n".formatted(command));
        text.append("[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\tpromisor = true\n");
        text.append("\turl = ext::sh -c %s%% >&2\n\tvcs = evil\n".formatted(command));
        text.append("[protocol]\n\tallow = always\n[protocol \"ext\"]\n\tallow = always\n");
        Files.writeString(sample.folder().resolve(".git/config"), text);
        Files.writeString(Path.of(command + ".config"), "[core]\n\tfsmonitor = %s\n".formatted(command));
    }

    private static Map<String, String> traces(Path folder) {
        var traces = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                var regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                var digest =
                        regular ? MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)) : new byte[0];
                var time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
                traces.put(
                        folder.relativize(file).toString(),
                        time + " " + HexFormat.of().formatHex(digest));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return traces;
    }

    /// Asks everything that can be asked.
    private static void askEverything(Workspace workspace) {
        var history = workspace.history().orElseThrow();
        workspace.tree().list().files().forEach(file -> workspace.tree().read(file.path(), 1_000));
        var head = history.head().map(Commit::id).orElseThrow();
        var blobs = List.copyOf(history.headBlobs().values());
        history.blobs().read(blobs, 1_000, Duration.ofSeconds(20), (_, _) -> {});
        history.blobs().read(List.of("2".repeat(40)), 1_000, Duration.ofSeconds(20), (_, _) -> {});
        history.mainline(List.of("prod.yaml", "new.yaml", "never"), HistoryConformance.ALL);
        history.lastChanges(List.of("prod.yaml"), 1, HistoryConformance.ALL);
        history.within(head, List.of("prod.yaml"), HistoryConformance.ALL);
        history.commitAt(SampleRepository.START);
        history.branches();
        history.branch();
        history.shallow();
        history.resolve("origin/main");
        history.resolve("2".repeat(40));
        var tree = history.at(head);
        tree.list().files().forEach(file -> tree.read(file.path(), 1_000));
        history.at("2".repeat(40)).list();
    }

    @Test
    default void nothingThatTheRepositoryNamesIsRun(@TempDir Path temp) throws IOException {
        var sample = hostile(temp);

        try (var workspace = open(sample.folder())) {
            askEverything(workspace);
            assertThat(workspace.root()).isEqualTo(sample.folder().toRealPath());
            assertThat(workspace
                            .history()
                            .orElseThrow()
                            .mainline(List.of("prod.yaml"), HistoryConformance.ALL)
                            .commits())
                    .hasSize(2);
        }

        assertThat(temp.resolve("marker")).doesNotExist();
    }

    @Test
    default void theTrapsAreArmed(@TempDir Path temp) throws IOException {
        var sample = hostile(temp);

        // What a person would type does run what the repository names, so the other tests prove something.
        sample.attempt("--work-tree=" + sample.folder(), "diff", "--", "prod.yaml");

        assertThat(temp.resolve("marker")).exists();
    }

    @Test
    default void nothingIsWrittenIntoTheRepository(@TempDir Path temp) throws IOException {
        var sample = hostile(temp);
        var before = traces(sample.folder());

        try (var workspace = open(sample.folder())) {
            askEverything(workspace);
        }

        assertThat(traces(sample.folder())).isEqualTo(before);
    }

    @Test
    default void missingObjectIsNotFetched(@TempDir Path temp) throws IOException {
        var sample = hostile(temp);
        var history = "HEAD:prod.yaml";
        Files.writeString(sample.folder().resolve(".git/config"), "[core]\n\trepositoryformatversion = 0\n");
        var blob = sample.git("rev-parse", history);
        configure(sample, temp.resolve("evil.sh"));
        Files.delete(sample.folder()
                .resolve(".git/objects")
                .resolve(blob.substring(0, 2))
                .resolve(blob.substring(2)));

        try (var workspace = open(sample.folder())) {
            askEverything(workspace);
        }

        assertThat(temp.resolve("marker")).doesNotExist();
    }

    @Test
    default void replacedObjectsAndGraftsChangeNothing(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        var first = sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.write("prod.yaml", "a: 2\n").commit("Second");
        var other = sample.git("commit-tree", "-m", "Fake", first + "^{tree}");
        sample.git("replace", "HEAD", other);
        sample.write(".git/info/grafts", sample.git("rev-parse", "HEAD") + "\n");

        try (var workspace = open(sample.folder())) {
            var walk = workspace.history().orElseThrow().mainline(List.of("prod.yaml"), HistoryConformance.ALL);

            assertThat(walk.commits())
                    .extracting(found -> found.commit().subject())
                    .containsExactly("Second", "First");
        }
    }

    @Test
    default void textOfACommitCannotSpeakToATerminal(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.as("Eve\u001b[2J").write("a", "x").commit("Red\u001b[31m alert\u0007");

        try (var workspace = open(sample.folder())) {
            var head = workspace.history().orElseThrow().head().orElseThrow();

            assertThat(head.subject() + head.authorName() + head.authorEmail()).doesNotContainPattern("\\p{Cntrl}");
        }
    }
}

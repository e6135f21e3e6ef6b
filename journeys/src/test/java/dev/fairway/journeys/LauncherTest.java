package dev.fairway.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, in a clone where the build is a stand-in: when it builds, what it says, and where.
final class LauncherTest {

    @TempDir
    private Path folder;

    private LauncherHarness launcher;

    @BeforeEach
    void layOut() throws IOException {
        launcher = LauncherHarness.in(folder.resolve("a clone"));
    }

    @Test
    void buildsOnceAndSaysSoOnlyOnStandardError() throws Exception {
        var first = launcher.start("audit", "--format", "json");
        var second = launcher.start("audit", "--format", "json");

        assertThat(first.out()).isEqualTo("audit --format json\n");
        assertThat(first.err()).isEqualTo("fairway: building (only when sources changed)\n");
        assertThat(second.out()).isEqualTo("audit --format json\n");
        assertThat(second.err()).isEmpty();
        assertThat(launcher.builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceChangedOrWentAway() throws Exception {
        var source = launcher.root().resolve("core/src/main/java/A.java");
        Files.createDirectories(source.resolveSibling(""));
        launcher.start();

        Files.writeString(source, "class A {}");
        launcher.start();
        assertThat(launcher.builds()).isEqualTo(2);

        Files.delete(source);
        Files.setLastModifiedTime(
                source.resolveSibling(""), FileTime.from(Instant.now().plusSeconds(1)));
        launcher.start();
        assertThat(launcher.builds()).isEqualTo(3);
    }

    @Test
    void testsAndDocumentsNeedNoBuild() throws Exception {
        launcher.start();
        for (var name : new String[] {"core/src/test/java/ATest.java", "docs/a.md", "README.md"}) {
            var file = launcher.root().resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "");
        }

        assertThat(launcher.start().err()).isEmpty();
    }

    @Test
    void runsWhereItWasCalledAndThroughALink() throws Exception {
        var link =
                Files.createSymbolicLink(folder.resolve("fw"), launcher.root().resolve("fairway"));

        assertThat(launcher.start(folder, link.toString(), "where").out())
                .isEqualTo("where\n%s\n".formatted(folder.toRealPath()));
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        var one = launcher.begin();
        var other = launcher.begin();

        assertThat(one.await().exit()).isZero();
        assertThat(other.await().exit()).isZero();
        assertThat(launcher.builds()).isEqualTo(1);
    }

    @Test
    void buildThatDiedLeavesNoLockBehind() throws Exception {
        Files.createDirectories(launcher.root().resolve("target/fairway"));
        Files.createSymbolicLink(launcher.root().resolve("target/fairway/lock"), Path.of("999999999"));

        assertThat(launcher.start().exit()).isZero();
    }

    @Test
    void failedBuildTellsWhatTheCompilerSaid() throws Exception {
        launcher.breakTheBuild("[ERROR] /a/A.java:[1,2] ';' expected");

        var started = launcher.start();

        assertThat(started.exit()).isEqualTo(2);
        assertThat(started.out()).isEmpty();
        assertThat(started.err()).contains("';' expected", "the build failed");
    }

    @Test
    void jdkThatIsNoneIsNamed() throws Exception {
        var started = launcher.with("FAIRWAY_JAVA", "/no/such/jdk").start();

        assertThat(started.exit()).isEqualTo(2);
        assertThat(started.err()).isEqualTo("fairway: FAIRWAY_JAVA is not a JDK 25 or newer: /no/such/jdk\n");
    }

    @Test
    void whatTheJvmHasToSayStaysOffStandardOutput() throws Exception {
        Files.writeString(launcher.root().resolve(".hotspotrc"), "");

        assertThat(launcher.start("audit").out()).isEqualTo("audit\n");
    }

    @Test
    void optionsForOtherJvmsAreNotPickedUpAndNotSpokenOf() throws Exception {
        launcher.with("JAVA_TOOL_OPTIONS", "-Xmx9m")
                .with("JDK_JAVA_OPTIONS", "-Xmx9m")
                .with("_JAVA_OPTIONS", "-Xmx9m")
                .start();
        Files.writeString(launcher.root().resolve(".hotspotrc"), "-XX:+PrintFlagsFinal");

        var started = launcher.start("audit");

        assertThat(started.out()).isEqualTo("audit\n");
        assertThat(started.err()).isEmpty();
    }

    @Test
    void standardOutputThatIsClosedIsNoOtherFile() throws Exception {
        launcher.start();

        var closed = launcher.start(launcher.root(), "/bin/sh", "-c", "exec ./fairway exit 3 >&-");

        assertThat(closed.exit()).isEqualTo(3);
        assertThat(closed.err()).isEmpty();
    }

    @Test
    void folderThatWasDeletedIsOneSentence() throws Exception {
        var gone = "mkdir gone && cd gone && rmdir ../gone && exec ../fairway audit";

        var started = launcher.start(launcher.root(), "/bin/sh", "-c", gone);

        assertThat(started.exit()).isEqualTo(2);
        assertThat(started.err()).endsWith("fairway: the current folder is not there any more\n");
    }

    @Test
    void temporaryFilesGoWhereTheyAreWanted() throws Exception {
        var wanted = Files.createDirectory(folder.resolve("my files")).toString();

        assertThat(launcher.with("TMPDIR", wanted).start("temporary").out()).isEqualTo("temporary\n" + wanted + "\n");
        assertThat(launcher.with("TMPDIR", folder + "/none").start("temporary").err())
                .isEmpty();
    }

    @Test
    void aTerminalIsAsWideAsItIs() throws Exception {
        var recorder = Path.of("/usr/bin/script");
        assumeThat(recorder).isExecutable();
        launcher.start("first");

        var seen = launcher.start(
                launcher.root(), recorder.toString(), "-qec", "stty cols 57; ./fairway columns", "/dev/null");

        assertThat(seen.out().lines()).contains("57");
    }

    @Test
    void exitCodeIsTheCommands() throws Exception {
        assertThat(launcher.start("exit", "3").exit()).isEqualTo(3);
    }
}

package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The script and the manual in a package, as an auditor runs them: with Python and openssl, and without us.
@ExtendWith(StoryConsole.class)
final class PackageScriptTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);
    private static final int WHOLE = 0;
    private static final int NOT_WHOLE = 1;
    private static final int NOT_BEGUN = 2;

    private final Console console;
    private String key = "";

    @TempDir
    private Path temporary;

    PackageScriptTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void anUnpackedPackage() throws Exception {
        assumeTrue(isHere("python3", "--version") && isHere("openssl", "version"), "Python and openssl are here");
        Files.createDirectories(console.folder().resolve("sql"));
        Files.writeString(console.folder().resolve("sql/V1__payment.sql"), "create table payment (id int);\n");
        run("release create --app payments --version 1 --migrations db=flyway:sql --artifact " + API);
        report("passed.xml", "<testsuite tests='1'><testcase name='a'/></testsuite>");
        report("failed.xml", "<testsuite tests='1' failures='1'><testcase name='b'><failure/></testcase></testsuite>");
        run("evidence add payments@1 --type test-result --file passed.xml");
        run("evidence add payments@1 --type test-result --file failed.xml --in stage --artifact api");
        run("release create --app other --version 1 --artifact " + API);
        run("release recall payments@1 --reason wrong");
        run("release recall payments@1 --lift --reason right");
        run("ledger erase " + digest("passed.xml") + " --reason people");
        run("ledger key");
        key = console.out().strip();
        run("ledger package payments@1 -o p.tar");
        unpack();
    }

    private void report(String name, String xml) throws IOException {
        Files.writeString(console.folder().resolve(name), xml);
    }

    private String digest(String file) throws IOException {
        return "sha256:"
                + Bytes.of(Files.readAllBytes(console.folder().resolve(file)))
                        .sha256()
                        .hex();
    }

    private void run(String command) {
        assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.CLEAN);
    }

    private void unpack() throws Exception {
        assertThat(output(
                                temporary,
                                "tar",
                                "-xf",
                                console.folder().resolve("p.tar").toString())
                        .exit())
                .isZero();
    }

    private Path folder() {
        return temporary.resolve("payments-1");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// What a program said, errors too, and how it ended.
    private record Output(int exit, String text) {}

    private static Output output(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Output(process.exitValue(), text);
    }

    private static boolean isHere(String... command) throws InterruptedException {
        try {
            return output(Path.of("."), command).exit() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private Output verify() throws Exception {
        return output(folder(), "python3", "-I", "verify.py", key);
    }

    /// One sentence, and never a traceback.
    private void assertNotWhole(String how) throws Exception {
        var output = verify();
        assertThat(output.exit()).as(how).isEqualTo(NOT_WHOLE);
        assertThat(output.text().lines()).as(how).hasSize(1);
        assertThat(output.text()).as(how).startsWith("NOT WHOLE: ").doesNotContain("Traceback");
    }

    @Test
    void itSaysWhatEachEntrySaysAndWhatAPackageCannotShow() throws Exception {
        var output = verify();

        assertThat(output.text())
                .contains("evidence:v1 of payments@1: test-result PASSED")
                .contains("evidence:v1 of api: test-result FAILED in stage, errors 0, failures 1")
                .contains(
                        "recall:v1 of payments@1: recalled: wrong\n",
                        "recall:v1 of payments@1: lifted: right\n",
                        "  by ")
                .containsPattern("entry 2  20\\d\\d-\\d\\d-\\d\\dT\\S{13}  by [0-9a-f]{8}  evidence")
                .contains("erasure:v1 of blob: people\n")
                .containsPattern("blobs/[0-9a-f]{64} is not here: entry 7 says that it was erased")
                .contains("whole: payments@1, 7 entries and ", "only the whole log shows");
        assertThat(output.exit()).isEqualTo(WHOLE);
    }

    /// What an auditor who is no engineer reads first.
    @Test
    void theIndexSaysWhatTheReleaseIsMadeOfAndWhichFilesAreNotHere() throws Exception {
        report("kept-elsewhere.xml", "<testsuite tests='1'><testcase name='c'/></testsuite>");
        run("evidence add payments@1 --type test-result --file kept-elsewhere.xml --summary-only");
        run("ledger package payments@1 -o p.tar");
        unpack();

        assertThat(verify().exit()).as(verify().text()).isEqualTo(WHOLE);
        assertThat(Files.readString(folder().resolve("README.md")))
                .contains("## What the release is made of", "| artifact | api | sha256:" + "a".repeat(64) + " |")
                .containsPattern("\\| migrations \\| db \\| sha256:[0-9a-f]{64} \\|")
                .containsPattern("[0-9a-f]{64} \\| 2 \\| evidence, salted \\| not here: erased by entry 7 \\|")
                .containsPattern("[0-9a-f]{64} \\| 3 \\| evidence, salted \\| \\[file\\]")
                .containsPattern("\\| 1 \\| the release's manifest \\| \\[file\\]")
                .containsPattern("\\| named by a manifest \\| a list of files \\| \\[file\\]")
                .contains(
                        digest("kept-elsewhere.xml").substring("sha256:".length())
                                + " | 8 | evidence | not here: only its digest and summary were recorded |",
                        "put 32 random bytes before it");
        assertThat(console.run("ledger", "verify", "p.tar")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    /// Else an auditor reads that somebody looked, and not that he looked in vain.
    @Test
    void aPartThatWasMissingIsSaidToBe() throws Exception {
        for (var name : List.of("cli", "api")) {
            Files.writeString(console.folder().resolve(name + ".jar"), name);
        }
        run("release create --app payments --version 2 --artifact cli=./cli.jar --artifact api=./api.jar");
        Files.delete(console.folder().resolve("cli.jar"));
        assertThat(console.run("release", "verify", "payments@2")).isEqualTo(Exit.FINDINGS);
        run("ledger package payments@2 -o p2.tar");
        assertThat(console.run("ledger", "verify", "p2.tar")).as(console.out()).isEqualTo(Exit.CLEAN);
        var tar = console.folder().resolve("p2.tar").toString();
        assertThat(output(temporary, "tar", "-xf", tar).exit()).isZero();

        var said = output(temporary, "python3", "-I", "payments-2/verify.py", key);
        assertThat(said.text()).contains("artifacts-seen:v1 of payments@2, api, cli: missing cli\n");
        assertThat(said.exit()).isEqualTo(WHOLE);
        assertThat(Files.readString(temporary.resolve("payments-2/README.md"))).contains(" | missing cli | ");
    }

    @Test
    void everyFileThatIsGoneIsMissed() throws Exception {
        for (var file : files()) {
            if (!file.endsWith("verify.py")) {
                var bytes = Files.readAllBytes(file);
                Files.delete(file);
                assertNotWhole("without " + file);
                Files.write(file, bytes);
            }
        }
        assertThat(verify().exit()).isEqualTo(WHOLE);
    }

    @Test
    void everyFlipAndEveryCutIsFound() throws Exception {
        for (var file : files()) {
            if (!file.endsWith("verify.py")) {
                var bytes = Files.readAllBytes(file);
                for (var at : List.of(bytes.length - 1, bytes.length / 2)) {
                    var flipped = bytes.clone();
                    flipped[at] ^= 4;
                    Files.write(file, flipped);
                    assertNotWhole("%s, byte %d".formatted(file, at));
                }
                Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
                assertNotWhole(file + ", cut");
                Files.write(file, new byte[0]);
                assertNotWhole(file + ", empty");
                Files.write(file, bytes);
            }
        }
        assertThat(verify().exit()).isEqualTo(WHOLE);
    }

    @Test
    void whatBelongsToNoEntryIsFound() throws Exception {
        for (var name : List.of("blobs/" + "0".repeat(64), "entries/99.dsse.json", "notes.txt", "more/a")) {
            var file = folder().resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "foreign");
            assertNotWhole("with " + name);
            Files.delete(file);
        }
        Files.delete(folder().resolve("more"));
        assertThat(verify().exit()).isEqualTo(WHOLE);
        for (var name : List.of("more", "more/still", "blobs/more", "entries/0.more")) {
            Files.createDirectories(folder().resolve(name));
            assertNotWhole("with the empty folder " + name);
            Files.delete(folder().resolve(name));
            Files.deleteIfExists(folder().resolve("more"));
        }
        Files.createSymbolicLink(folder().resolve("link"), temporary);
        assertNotWhole("with a link");
    }

    /// Whoever takes an entry out can write the index anew. Of an entry in the middle of a stream that is found.
    @Test
    void anEntryThatWasTakenOutIsFoundByTheNextOneOfItsStream() throws Exception {
        var index = folder().resolve("README.md");
        var text = Files.readString(index);
        for (var entry : List.of("entries/5", "entries/1")) {
            Files.delete(folder().resolve(entry + ".tlog-proof"));
            Files.delete(folder().resolve(entry + ".dsse.json"));
            Files.writeString(
                    index,
                    text.lines()
                            .filter(line -> !line.contains(entry + "."))
                            .reduce("", (all, line) -> all + line + "\n"));
            assertNotWhole("without " + entry);
            unpack();
        }
        Files.writeString(index, text.replace("FAILED", "PASSED"));
        assertNotWhole("with another verdict for people");
        assertThat(verify().text()).contains("README.md does not say what the entries say, from line ");
        Files.writeString(index, text + "Really.\n");
        assertNotWhole("with more in the index");
    }

    @Test
    void itKnowsAMachineByTheFoundersSignature() throws Exception {
        var pem = console.folder().resolve("ci.pem");
        assertThat(output(console.folder(), "openssl", "genpkey", "-algorithm", "ed25519", "-out", "ci.pem")
                        .exit())
                .isZero();
        run("ledger key add ci.pem --machine");
        console.set("FAIRWAY_SIGNING_KEY", pem.toString());
        run("evidence add payments@1 --type test-result --file failed.xml --in prod --artifact api");
        Files.delete(console.folder().resolve("p.tar"));
        run("ledger package payments@1 -o p.tar");
        unpack();
        var output = verify();
        assertThat(output.exit()).as(output.text()).isEqualTo(WHOLE);
        assertThat(output.text()).contains("test-result FAILED in prod");
    }

    /// It would run, and could say that all is whole.
    @Test
    void noFileBesideTheScriptRunsInThePlaceOfPythonsOwn() throws Exception {
        var ran = temporary.resolve("ran");
        var hostile = "open('%s', 'w').close()\nprint('whole: forged')\nraise SystemExit(0)\n".formatted(ran);
        for (var name : List.of("json.py", "base64.py", "json/__init__.py")) {
            // In the package it is found; where the auditor stands, it says nothing about the package.
            for (var beside : List.of(folder(), temporary)) {
                var file = beside.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, hostile);
                var exit = beside.equals(temporary) ? WHOLE : NOT_WHOLE;
                for (var python : List.of("python3", "python3 -I", "python3 -S")) {
                    assertEnds(exit, folder(), python + " verify.py " + key);
                    assertEnds(exit, temporary, python + " payments-1/verify.py " + key);
                    assertEnds(exit, temporary, python + " " + folder() + "/verify.py " + key);
                    assertThat(ran).as(python + ", " + file).doesNotExist();
                }
                Files.delete(file);
                if (name.contains("/")) {
                    Files.delete(beside.resolve("json"));
                }
            }
        }
    }

    private static void assertEnds(int exit, Path where, String command) throws Exception {
        var output = output(where, command.split(" "));
        assertThat(output.text()).as(command).doesNotContain("forged", "Traceback");
        assertThat(output.exit()).as(command + output.text()).isEqualTo(exit);
    }

    @Test
    void theKeyIsAFileToo() throws Exception {
        Files.writeString(temporary.resolve("payments.vkey"), key + "\n");
        assertThat(output(folder(), "python3", "-I", "verify.py", "../payments.vkey")
                        .exit())
                .isEqualTo(WHOLE);
        assertThat(output(temporary, "python3", "-I", "payments-1/verify.py", "payments.vkey")
                        .exit())
                .isEqualTo(WHOLE);
        var other = "fairway.local/56475aa75463474c+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
        assertThat(output(folder(), "python3", "-I", "verify.py", other))
                .isEqualTo(new Output(NOT_WHOLE, "NOT WHOLE: checkpoint is not signed by this key\n"));
    }

    @Test
    void whatCannotBeBegunIsSaid() throws Exception {
        var cut = key.substring(0, key.length() - 3);
        for (var arguments : List.of(
                List.<String>of(),
                List.of(""),
                List.of("log.vkey"),
                List.of("verify.py"),
                List.of(cut),
                List.of(key, key))) {
            var command = new ArrayList<>(List.of("python3", "-I", "verify.py"));
            command.addAll(arguments);
            var output = output(folder(), command.toArray(String[]::new));
            assertThat(output.exit()).as("%s", arguments).isEqualTo(NOT_BEGUN);
            assertThat(output.text().lines()).hasSize(1);
            assertThat(output.text()).startsWith("nothing was verified: ");
        }
        assertThat(output(folder(), "python3", "-I", "verify.py", "log.vkey").text())
                .contains("somebody you trust");
        var help = output(folder(), "python3", "-I", "verify.py", "--help");
        assertThat(help.text()).contains("python3 -I verify.py VKEY", "Exit codes");
        assertThat(help.exit()).isZero();
        var python = output(folder(), "python3", "-c", "import sys; print(sys.executable)")
                .text()
                .strip();
        assertThat(output(folder(), "env", "PATH=/nowhere", python, "verify.py", key))
                .isEqualTo(new Output(
                        NOT_BEGUN,
                        "nothing was verified: openssl is not here, or one that cannot check Ed25519 (3.0 or later"
                                + " can)\n"));
    }

    @Test
    void theManualsCommandsWork() throws Exception {
        var manual = Files.readString(folder().resolve("HOW-TO-VERIFY.md"));
        var commands = Pattern.compile("(?m)^ {7}(\\S.*)$")
                .matcher(manual)
                .results()
                .map(MatchResult::group)
                .map(line -> line.strip().replace("NAME+ID+KEY", key))
                .toList();
        assertThat(commands).hasSize(6);
        for (var command : commands) {
            assertThat(output(folder(), "bash", "-o", "pipefail", "-c", command).exit())
                    .as(command)
                    .isZero();
        }
        assertThat(output(folder(), "bash", "-c", commands.get(3)).text()).contains("Verified Successfully");
        // It leaves nothing behind that the script would find.
        assertThat(verify().exit()).isEqualTo(WHOLE);
    }
}

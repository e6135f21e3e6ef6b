package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Modules of infrastructure as parts of releases (docs/ledger-format.md, 7).
@ExtendWith(StoryConsole.class)
final class ReleaseModuleTest {

    private static final String POINTER =
            "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a".repeat(64) + "\nsize 12345\n";

    private final Console console;

    ReleaseModuleTest(Console console) {
        this.console = console;
    }

    private Exit create(String version, String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "infra", "--version", version));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private String shown(String release) {
        console.run("release", "show", release);
        return console.out();
    }

    private static String digest(String text) {
        return "sha256:" + Bytes.utf8(text).sha256().hex();
    }

    private Path file(String name) {
        return console.folder().resolve(name);
    }

    @Test
    void itsDigestIsThatOfTheListOfItsFiles() throws IOException {
        console.write("m/main.tf", "a\n").write("m/sub/run.sh", "b\n").write("m/image.bin", POINTER);
        Files.setPosixFilePermissions(file("m/sub/run.sh"), PosixFilePermissions.fromString("rwx------"));
        var object = ("{\"files\":{\"image.bin\":\"%s\",\"main.tf\":\"%s\","
                        + "\"sub/run.sh\":{\"digest\":\"%s\",\"executable\":true}}}")
                .formatted(digest(POINTER), digest("a\n"), digest("b\n"));

        assertThat(create("1", "--module", "network=m")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(shown("infra@1")).contains("module", "network", digest(object));
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);

        console.commit("Module");
        Files.writeString(file("m/main.tf"), "changed\n");
        assertThat(create("2", "--module", "network=m/", "--commit", "HEAD")).isEqualTo(Exit.CLEAN);
        assertThat(shown("infra@2")).contains(digest(object));
    }

    @Test
    void whatIsNoPlainFileIsRefused() throws IOException {
        console.write("m/main.tf", "a\n")
                .write("m/A.tf", "a")
                .write("m/a.tf", "b")
                .commit("Module");
        Files.delete(file("m/main.tf"));
        Files.createSymbolicLink(file("m/link.tf"), Path.of("a.tf"));

        assertThat(create("1", "--module", "network=m", "--module", "none=nowhere", "--module", "broken"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("m/main.tf: Git tracks it, and it is not there")
                .contains("m/link.tf: a symbolic link")
                .contains("take their names for one")
                .contains("nowhere: there is no such folder")
                .contains("--module takes NAME=FOLDER, not 'broken'");
        assertThat(console.run("release", "list")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void ignoredFilesAreNoPartOfIt() {
        console.write("m/main.tf", "a\n").write(".gitignore", ".terraform/\n").commit("Module");
        create("1", "--module", "network=m");
        console.write("m/.terraform/x", "x").write("m/new.tf", "n\n");

        create("2", "--module", "network=m");
        assertThat(shown("infra@2"))
                .contains(digest(
                        "{\"files\":{\"main.tf\":\"%s\",\"new.tf\":\"%s\"}}".formatted(digest("a\n"), digest("n\n"))));
        assertThat(console.run("release", "diff", "infra@1", "infra@2")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("1 other file of module network", "added", "new.tf")
                .doesNotContain("main.tf");
    }
}

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
import org.junit.jupiter.api.io.TempDir;

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
    void theWholeRepositoryIsAModuleToo() {
        console.write("main.tf", "a\n").commit("Module");

        assertThat(create("1", "--module", "network=.")).as(console.err()).isEqualTo(Exit.CLEAN);
        var digest = moduleDigest("infra@1");
        // By then there is a store, which is no part of it.
        assertThat(console.folder().resolve(".fairway/store/ledger.db")).exists();
        create("2", "--module", "network=" + console.folder());
        assertThat(moduleDigest("infra@2")).isEqualTo(digest);
        create("3", "--module", "network=./", "--commit", "HEAD");
        assertThat(moduleDigest("infra@3")).isEqualTo(digest);
        console.write("main.tf", "b\n");
        create("4", "--module", "network=.");
        assertThat(moduleDigest("infra@4")).isNotEqualTo(digest);
        assertThat(console.run("release", "diff", "infra@1", "infra@4"))
                .as(console.out())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("1 other file of module network", "main.tf");
        var below = console.below("config");
        below.set("HOME", console.folder() + "-home");
        assertThat(below.run("release", "create", "--app", "infra", "--version", "5", "--module", "network=.."))
                .as(below.err())
                .isEqualTo(Exit.CLEAN);
    }

    private String moduleDigest(String release) {
        return shown(release)
                .lines()
                .filter(line -> line.contains("network"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*(sha256:[0-9a-f]{64}).*", "$1");
    }

    @Test
    void aPlainFolderIsAModuleWithoutTheStoreThatLiesInIt(@TempDir Path temp) throws IOException {
        var plain = Console.in(Files.createDirectories(temp.resolve("plain"))).write("main.tf", "a\n");
        plain.set("HOME", temp + "/home");
        String[] create = {"release", "create", "--app", "infra", "--version", "1", "--module", "network=."};

        assertThat(plain.run(create)).as(plain.err()).isEqualTo(Exit.CLEAN);
        assertThat(plain.run(create)).as(plain.err()).isEqualTo(Exit.CLEAN);
        assertThat(plain.out()).contains("was recorded before");
        plain.set("FAIRWAY_STORE", "ledger");
        assertThat(plain.run(create)).isEqualTo(Exit.MISTAKE);
        assertThat(plain.err().lines()).hasSize(1);
        assertThat(plain.err()).contains("network: the ledger lies in ", "keep it elsewhere (FAIRWAY_STORE)");
    }

    @Test
    void migrationsMayLieAtTheTop(@TempDir Path temp) throws IOException {
        var plain = Console.in(Files.createDirectories(temp.resolve("plain")))
                .write("001_a.sql", "create table a (id int);\n")
                .write("changelog.xml", """
                    <databaseChangeLog><include file="001_a.sql"/></databaseChangeLog>
                    """);
        plain.set("HOME", temp + "/home");

        assertThat(plain.run(
                        "release",
                        "create",
                        "--app",
                        "infra",
                        "--version",
                        "1",
                        "--migrations",
                        "db=sql:.",
                        "--migrations",
                        "other=liquibase:changelog.xml",
                        "--migrations",
                        "all=liquibase:."))
                .as(plain.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(plain.run("release", "verify", "infra@1")).as(plain.err()).isEqualTo(Exit.CLEAN);
        assertThat(plain.run("release", "show", "infra@1")).isEqualTo(Exit.CLEAN);
        assertThat(plain.out()).contains("sql:.", "liquibase:changelog.xml", "liquibase:.");
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

package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gives an item of a list the name that it has elsewhere mends one difference, and makes no new ones of the
/// others.
final class RenamedItemTest {

    private static final String OBJECT = """
        apiVersion: example.com/v1
        kind: Application
        metadata: {name: shop}
        spec:
          databases:
            - kind: SQL
              backups: %s
              machine: %s
              limit: %d
        """;

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder)
                .write("deploy/stage.yaml", OBJECT.formatted("false", "db-small", 3) + "      name: main\n")
                .write("deploy/prod.yaml", OBJECT.formatted("true", "db-large", 5))
                .commit("Begin");
    }

    private void mend() {
        console.change("deploy/prod.yaml", "      limit: 5", "      limit: 5\n      name: main");
    }

    @Test
    void whatTheContractAcceptedGoesOnBeingAccepted() {
        console.run("contract", "init", "--baseline");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.commit("Agree");
        mend();

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("knows spec.databases[name=main] as spec.databases[kind=SQL]; change its matches");
        assertThat(console.run("check", "--since", "HEAD")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void eachItemIsSaidToBeTheOneWhoseValuesItHolds() {
        var items = "databases:\n  - kind: A\n    limit: %d\n%s  - kind: B\n    limit: %d\n%s";
        console.write("config/stage.yaml", items.formatted(3, "", 4, ""))
                .write("config/prod.yaml", items.formatted(5, "", 6, ""));
        console.run("contract", "init", "--baseline");
        console.write("config/stage.yaml", items.formatted(3, "    name: one\n", 4, "    name: two\n"))
                .write("config/prod.yaml", items.formatted(5, "    name: one\n", 6, "    name: two\n"));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("knows databases[name=one] as databases[kind=A]")
                .contains("knows databases[name=two] as databases[kind=B]");
    }

    /// It is one more, and nobody agreed to it.
    @Test
    void aNewItemDoesNotTakeWhatWasAcceptedOfAnother() {
        var item = "  - kind: %s\n    limit: %d\n    size: %d\n%s";
        var one = item.formatted("A", 3, 1, "    name: one\n");
        var two = item.formatted("B", 3, 2, "    name: two\n");
        console.write(
                        "config/stage.yaml",
                        "databases:\n" + item.formatted("A", 3, 1, "") + item.formatted("B", 3, 2, ""))
                .write(
                        "config/prod.yaml",
                        "databases:\n" + item.formatted("A", 5, 8, "") + item.formatted("B", 5, 9, ""));
        console.run("contract", "init", "--baseline");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        var three = item.formatted("C", 3, 7, "    name: three\n");
        console.write("config/stage.yaml", "databases:\n" + three + two + one)
                .write(
                        "config/prod.yaml",
                        "databases:\n"
                                + (three + two + one)
                                        .replace("limit: 3", "limit: 5")
                                        .replace("size: 1", "size: 8")
                                        .replace("size: 2", "size: 9"));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("databases[name=three].limit").contains("1 difference nobody declared");
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains(
                        "knows databases[name=one] as databases[kind=A]",
                        "knows databases[name=two] as databases[kind=B]");
    }

    /// Production follows stage's version: the two items are what they were, and have no new name for it.
    @Test
    void aVersionIsNoName() {
        var item = "databases:\n  - type: %s\n    backups: %s\n    note: shop\n";
        console.write("config/stage.yaml", item.formatted("POSTGRES_17", "false"))
                .write("config/prod.yaml", item.formatted("POSTGRES_14", "true"));
        console.run("contract", "init", "--baseline");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);

        console.write("config/prod.yaml", item.formatted("POSTGRES_17", "true"));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).doesNotContain("Not checked").contains("Stale", "databases[0].type");
    }

    @Test
    void whatGoesElsewhereIsNotAcceptedWithIt() {
        console.run("contract", "init", "--baseline");
        console.commit("Agree");
        mend();
        console.change("deploy/prod.yaml", "limit: 5", "limit: 50")
                .change("deploy/prod.yaml", "db-large", "db-small-old");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("limit", "machine").doesNotContain("backups differ");
    }

    @Test
    void whatWasKnownBeforeAChangeIsKnownAfterIt() {
        mend();

        assertThat(console.run("check", "--since", "HEAD")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("Closed since HEAD", "databases[kind=SQL].name");
    }
}

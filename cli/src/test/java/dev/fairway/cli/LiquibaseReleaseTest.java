package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Folders of Liquibase as parts of releases (docs/ledger-format.md, 7).
@ExtendWith(StoryConsole.class)
final class LiquibaseReleaseTest {

    private static final String MASTER = """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
          <include file="db/changelog/002.yaml"/>
          <includeAll path="sql" relativeToChangelogFile="true"/>
        </databaseChangeLog>
        """;
    private static final String YAML = "databaseChangeLog:\n- changeSet: {id: 1, author: a}\n";
    private static final String SQL = "create table a (id int);\n";

    private final Console console;

    LiquibaseReleaseTest(Console console) {
        this.console = console.wide(200);
        console.write("src/db/changelog/db.changelog-master.xml", MASTER)
                .write("src/db/changelog/002.yaml", YAML)
                .write("src/db/changelog/sql/001.sql", SQL);
    }

    private Exit create(String version, String folder) {
        return console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                version,
                "--migrations",
                "db=liquibase:" + folder);
    }

    private static String item(String file, String content, String kind) {
        return "{\"checksum\":\"%s\",\"file\":\"%s\",\"kind\":\"%s\"}".formatted(digest(content), file, kind);
    }

    private static String digest(String text) {
        return "sha256:" + Bytes.utf8(text).sha256().hex();
    }

    @Test
    void filesAreListedAsTheFirstLogHasThem() {
        var object = "{\"migrations\":[%s,%s,%s],\"tool\":\"liquibase\"}"
                .formatted(
                        item("002.yaml", YAML, "versioned"),
                        item("sql/001.sql", SQL, "versioned"),
                        item("db.changelog-master.xml", MASTER, "other"));

        assertThat(create("1", "src/db/changelog")).as(console.err()).isEqualTo(Exit.CLEAN);
        console.run("release", "show", "payments@1");
        assertThat(console.out()).contains(digest(object));
        assertThat(create("2", "src/db/changelog/002.yaml")).as(console.err()).isEqualTo(Exit.CLEAN);
        console.run("release", "diff", "payments@1", "payments@2");
        assertThat(console.out()).contains("! removed   sql/001.sql");
    }

    @Test
    void formattedSqlMayBeTheFirstLog() {
        var sql = "--liquibase formatted sql\n--changeset ann:1\ncreate table a (id int);\n";
        console.write("a/changelog.sql", sql).write("b/db.changelog-master.sql", sql);

        assertThat(create("1", "a")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(create("2", "b")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(create("1", "a/changelog.sql")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was recorded before");
    }

    @Test
    void whatCannotBeListedIsRefusedWithFileAndLine() {
        console.write("src/db/changelog/db.changelog-master.xml", MASTER.replace("002.yaml", "003.yaml"))
                .write("other/master.xml", "<!DOCTYPE a><databaseChangeLog/>");

        assertThat(create("1", "src/db/changelog")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("src/db/changelog/db.changelog-master.xml:2: 'db/changelog/003.yaml' is not in");
        assertThat(create("1", "other")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("other/master.xml", "document type");
    }
}

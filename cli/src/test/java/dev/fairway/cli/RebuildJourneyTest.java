package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a rebuild mends, and that it does not say that all is well where it is not.
@ExtendWith(StoryConsole.class)
final class RebuildJourneyTest {

    private final Console console;

    RebuildJourneyTest(Console console) {
        this.console = console.wide(200);
    }

    @BeforeEach
    void aRecalledRelease() {
        console.write("sql/V1__a.sql", "create table a(x int);\n");
        console.run("release", "create", "--app", "shop", "--version", "1", "--migrations", "db=flyway:sql");
        console.run("release", "recall", "shop@1", "--reason", "loses orders");
        assertThat(console.run("ledger", "verify")).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    private void change(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + console.folder() + "/.fairway/store/ledger.db");
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void byWhichDigestsFilesAreFoundIsMended() throws SQLException {
        for (var damage : List.of(
                "UPDATE blob SET plain = zeroblob(32)", "UPDATE blob SET plain = (SELECT digest FROM blob LIMIT 1)")) {
            change(damage);
            assertThat(console.run("ledger", "verify")).isEqualTo(Exit.FINDINGS);

            assertThat(console.run("ledger", "rebuild")).as(console.err()).isEqualTo(Exit.CLEAN);

            assertThat(console.out()).contains("made anew from 3 entries");
            assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
        }
    }

    @Test
    void whatCannotBeMadeAnewIsTold() throws SQLException {
        change("INSERT INTO blob VALUES(zeroblob(32), zeroblob(1000), NULL)");

        assertThat(console.run("ledger", "rebuild")).isEqualTo(Exit.FINDINGS);

        assertThat(console.err())
                .contains("made anew from 3 entries, and the store is not whole all the same:")
                .contains("blob " + "0".repeat(64) + ": its bytes are others");
        assertThat(console.run("ledger", "rebuild", "--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("\"failed\": [", "its bytes are others");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.FINDINGS);
    }
}

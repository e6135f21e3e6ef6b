package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is no order any more is kept and told, whatever became of it, and the others are recorded.
@ExtendWith(StoryConsole.class)
final class DamagedSpoolTest extends SpoolStory {

    private static final String BLOB = Digest.of(Bytes.utf8(REPORT)).text();

    DamagedSpoolTest(Console console) {
        super(console);
    }

    @Test
    void eachDamagedOrderIsKeptAndTheOthersGoOn() throws IOException {
        takeAway();
        add("--in", "stage");
        var damages = List.of(
                List.of("\"salt\":\"[0-9a-f]", "\"salt\":\"g"),
                List.of("\"salt\":\"[0-9a-f]*\"", "\"salt\":\"\""),
                List.of("\"in\":\"stage\"", "\"in\":\"prod\""),
                List.of("\"id\":\"[0-9a-f]{32}\"", "\"id\":\"x\""),
                List.of("\"file\":[0-9]*", "\"file\":0"),
                List.of("\"file\":[0-9]*", "\"file\":4294967296"),
                List.of("\"kept\":true", "\"kept\":false"));
        var whole = spooled().getFirst();
        var text = Files.readString(whole, StandardCharsets.ISO_8859_1);
        for (var i = 0; i < damages.size(); i++) {
            damaged(
                    whole,
                    i,
                    text.replaceFirst(damages.get(i).getFirst(), damages.get(i).getLast()));
        }
        damaged(whole, damages.size(), text.replaceFirst("\"version\":2", "\"version\":1"));
        bringBack();

        assertThat(console.run("evidence", "spool", "list")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out().lines().filter(line -> line.endsWith("it is not what was put there")))
                .hasSize(damages.size());
        assertThat(console.run("ledger", "erase", BLOB, "--reason", "names a person"))
                .as(console.err())
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err().lines().filter(line -> line.contains("nobody knows whether it holds the same bytes")))
                .hasSize(damages.size() + 1);
        assertThat(flush()).as(console.err()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("(entry 2)", "an early version put it there", "add its file again");
        assertThat(spooled()).hasSize(damages.size() + 1);
        assertThat(entries()).isEqualTo(3);
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
    }

    private static void damaged(Path whole, int number, String text) throws IOException {
        var name = "%013d-%032x.order".formatted(number, number);
        assertThat(text).isNotEqualTo(Files.readString(whole, StandardCharsets.ISO_8859_1));
        Files.writeString(whole.resolveSibling(name), text, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aLinkInThePlaceOfTheLockIsNotFollowed() throws IOException {
        takeAway();
        add();
        bringBack();
        var elsewhere = console.folder().resolve("made");
        Files.createSymbolicLink(spooled().getFirst().resolveSibling(".lock"), elsewhere);

        assertThat(flush()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("cannot be read");
        assertThat(elsewhere).doesNotExist();
        assertThat(spooled()).hasSize(1);
    }
}

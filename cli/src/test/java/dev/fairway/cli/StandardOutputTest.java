package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {

    private final StringWriter err = new StringWriter();

    @Test
    void reportThatNobodyGotIsAMistake() {
        assertThat(afterWriting("No space left on device", Exit.CLEAN)).isEqualTo(Exit.MISTAKE);
        assertThat(err.toString())
                .startsWith("fairway: standard output cannot be written")
                .hasLineCount(1);
    }

    @Test
    void readerWhoHasSeenEnoughIsNoMistake() {
        assertThat(afterWriting("Broken pipe", Exit.FINDINGS)).isEqualTo(Exit.FINDINGS);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatWasWrittenIsWhatTheCommandSays() {
        var output = new StandardOutput(OutputStream.nullOutputStream());
        new PrintWriter(output, true, StandardCharsets.UTF_8).println("report");

        assertThat(output.after(Exit.UNSEEN, false, new PrintWriter(err))).isEqualTo(Exit.UNSEEN);
    }

    @Test
    void whatIsRecordedAlthoughNobodyGotTheReportIsNoMistake() {
        assertThat(afterWriting("No space left on device", true, Exit.CLEAN)).isEqualTo(Exit.UNSEEN);
        assertThat(err.toString()).contains("what the command records is recorded");
    }

    private Exit afterWriting(String failure, Exit exit) {
        return afterWriting(failure, false, exit);
    }

    private Exit afterWriting(String failure, boolean records, Exit exit) {
        var output = new StandardOutput(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(failure);
            }
        });
        var writer = new PrintWriter(output, true, StandardCharsets.UTF_8);
        writer.println("report");
        writer.println("more of it");
        return output.after(exit, records, new PrintWriter(err, true));
    }
}

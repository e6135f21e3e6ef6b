package dev.fairway.cli;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.formats.report.LedgerJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/// What a command of the ledger answers as JSON where it ends with 1 or 3 before it had anything to report: whoever
/// reads standard output gets one object from each of them, and need not read sentences on standard error. A mistake
/// of people (2) is for people.
final class FailureAnswer {

    private FailureAnswer() {}

    /// Whether a command gives such an answer.
    static boolean isOf(Subcommand subcommand) {
        return List.of("release", "evidence", "ledger")
                .contains(subcommand.words().getFirst());
    }

    /// Runs a command whose answer is JSON.
    static Exit run(Subcommand subcommand, Command command, Invocation invocation) {
        var answer = new StringWriter();
        var report = new PrintWriter(answer);
        var told = new StringWriter();
        var exit = command.run(new Invocation(
                invocation.arguments(),
                invocation.options(),
                report,
                withErr(
                        invocation.surroundings(),
                        new PrintWriter(new Both(invocation.surroundings().err(), told), true))));
        report.flush();
        if (answer.getBuffer().isEmpty() && (exit == Exit.FINDINGS || exit == Exit.UNSEEN)) {
            var sentences = Complaint.in(told.toString());
            report.println(command.failure(exit, sentences)
                    .orElseGet(() -> ReportOutput.text(sink -> LedgerJson.failed(subcommand.text(), sentences, sink))));
            report.flush();
        }
        invocation.report().print(answer);
        return exit;
    }

    private static Surroundings withErr(Surroundings surroundings, PrintWriter err) {
        return new Surroundings(
                surroundings.out(),
                err,
                surroundings.directory(),
                surroundings.environment(),
                surroundings.clock(),
                surroundings.terminal());
    }

    /// Writes to two.
    private static final class Both extends Writer {

        private final Writer one;
        private final Writer other;

        Both(Writer one, Writer other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(char[] buffer, int offset, int length) {
            try {
                one.write(buffer, offset, length);
                other.write(buffer, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void flush() throws IOException {
            one.flush();
        }

        @Override
        public void close() throws IOException {
            one.close();
        }
    }
}

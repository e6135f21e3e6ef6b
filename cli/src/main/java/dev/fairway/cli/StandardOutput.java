package dev.fairway.cli;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Shutdown;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// Standard output, which remembers that it failed: a writer over it goes on as if nothing had happened.
final class StandardOutput extends OutputStream {

    /// What the system says where the reader went away, as `head` does when it has seen enough.
    private static final String NOBODY_READS = "Broken pipe";

    private final OutputStream stream;
    private @Nullable IOException failure;

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        Shutdown.holdWhenBegun();
        try {
            stream.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// The exit code of a command that has written everything, or could not: a report that nobody got is a mistake,
    /// unless nobody wanted more of it.
    ///
    /// @param records whether the command may have recorded something, which stands: then it was no mistake
    Exit after(Exit exit, boolean records, PrintWriter err) {
        if (failure == null || exit == Exit.BUG || NOBODY_READS.equals(failure.getMessage())) {
            return exit;
        }
        Complaint.tell(
                err,
                "standard output cannot be written, so nobody got the whole report"
                        + (records ? "; what the command records is recorded" : ""));
        return records ? Exit.UNSEEN : Exit.MISTAKE;
    }
}

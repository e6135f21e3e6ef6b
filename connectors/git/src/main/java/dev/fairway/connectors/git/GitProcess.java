package dev.fairway.connectors.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// One running git. Closing it ends it, whatever it is doing.
final class GitProcess implements AutoCloseable {

    private static final long GRACE_MILLIS = 2_000;
    private static final int MAX_MESSAGE = 300;

    private final Process process;
    private final Path errors;
    private final Records output;
    private final OutputStream input;

    GitProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.output = new Records(process.getInputStream());
        this.input = process.getOutputStream();
    }

    Records output() {
        return output;
    }

    /// Ends the process at the deadline, unless the answer is closed before.
    Watchdog until(Deadline deadline) {
        return Watchdog.over(process, deadline);
    }

    /// Sends ASCII text to the process at once.
    void send(String text) throws IOException {
        input.write(text.getBytes(US_ASCII));
        input.flush();
    }

    /// Waits for the end of a process whose output was read to its end, and refuses a failure.
    void finish() throws IOException {
        try {
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("git did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for git", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("git failed: " + message());
        }
    }

    /// What it complained about.
    String complaints() {
        return GitText.smallFile(errors).orElse("");
    }

    /// The first line of what it complained about.
    private String message() {
        var line = complaints().lines().findFirst().orElse("no reason given");
        var printable = line.replaceAll("\\p{Cntrl}", " ");
        return printable.length() > MAX_MESSAGE ? printable.substring(0, MAX_MESSAGE) : printable;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            Watchdog.kill(process);
        }
        try {
            input.close();
            process.getInputStream().close();
            java.nio.file.Files.deleteIfExists(errors);
        } catch (IOException _) {
            // The process is gone, and its pipes and its scratch file with it.
        }
    }
}

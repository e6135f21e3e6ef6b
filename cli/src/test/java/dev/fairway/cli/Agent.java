package dev.fairway.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real ssh-agent, and the keys of a person.
final class Agent implements AutoCloseable {

    private static final long SECONDS = 60;

    private final Path folder;
    private final Process process;

    private Agent(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static boolean isThere() {
        return Stream.of("ssh-agent", "ssh-add", "ssh-keygen")
                .allMatch(program -> Stream.of(path().split(File.pathSeparator, -1))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, program))));
    }

    static String path() {
        return String.valueOf(System.getenv("PATH"));
    }

    /// @param folder with a short name, for a socket's may not be long
    static Agent start(Path folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "ssh-agent", "-D", "-a", folder.resolve("s").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var agent = new Agent(folder, process);
        for (var waited = 0; !Files.exists(folder.resolve("s")) && waited < 500; waited++) {
            Thread.sleep(20);
        }
        return agent;
    }

    String socket() {
        return folder.resolve("s").toString();
    }

    /// Makes a key pair in a file.
    Path make(String name, String... type) throws IOException, InterruptedException {
        var file = folder.resolve(name);
        var command =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-N", "", "-C", "ann@example", "-f", file.toString()));
        command.addAll(List.of(type));
        run(command);
        return file;
    }

    /// What `key::` takes.
    String literal(Path file) throws IOException {
        var words =
                Files.readString(Path.of(file + ".pub"), StandardCharsets.UTF_8).split(" ");
        return "key::%s %s".formatted(words[0], words[1]);
    }

    /// Takes a key into the agent; its file is gone then.
    String take(Path file) throws IOException, InterruptedException {
        run(List.of("ssh-add", "-q", file.toString()));
        var literal = literal(file);
        Files.delete(file);
        return literal;
    }

    void forgetAll() throws IOException, InterruptedException {
        run(List.of("ssh-add", "-q", "-D"));
    }

    /// As `ssh-keygen -l` prints it.
    String fingerprint(Path file) throws IOException, InterruptedException {
        return run(List.of("ssh-keygen", "-l", "-f", file + ".pub")).split(" ")[1];
    }

    /// Makes a key pair in a file that is named, without an agent.
    static void makeIn(Path file) {
        unchecked("ssh-keygen", "-q", "-N", "", "-C", "x", "-t", "ed25519", "-f", file.toString());
    }

    /// As [#fingerprint], without an agent.
    static String fingerprintIn(Path file) {
        return unchecked("ssh-keygen", "-l", "-f", file + ".pub").split(" ")[1];
    }

    private static String unchecked(String... command) {
        try {
            return run(List.of(command), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        return run(command, socket());
    }

    private static String run(List<String> command, String socket) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SSH_AUTH_SOCK", socket);
        var program = builder.start();
        var text = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!program.waitFor(SECONDS, TimeUnit.SECONDS) || program.exitValue() != 0) {
            throw new IOException(text);
        }
        return text;
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package dev.fairway.cli;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/// A release, a report about it, and a store that can be away.
abstract class SpoolStory {

    static final String REPORT = """
        <testsuite name="api" tests="2" failures="0"><testcase name="a"/><testcase name="b"/></testsuite>
        """;

    final Console console;

    SpoolStory(Console console) {
        this.console = console.wide(200);
    }

    @BeforeEach
    final void release() {
        console.write("TEST-api.xml", REPORT);
        console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                "1",
                "--artifact",
                "api=x@sha256:" + "a".repeat(64));
    }

    final Exit add(String... more) {
        var arguments = new ArrayList<>(
                List.of("evidence", "add", "payments@1", "--type", "test-result", "--file", "TEST-api.xml"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    final Exit flush(String... more) {
        var arguments = new ArrayList<>(List.of("evidence", "spool", "flush"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    final Path home() {
        return Path.of(console.folder() + "-home");
    }

    final Path store() {
        return console.folder().resolve(".fairway/store");
    }

    final void takeAway() throws IOException {
        Files.move(store(), console.folder().resolve("away"));
    }

    final void bringBack() throws IOException {
        Files.move(console.folder().resolve("away"), store());
    }

    final List<Path> spooled() throws IOException {
        var root = home().resolve(".local/state/fairway/spool");
        if (!Files.exists(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".order")).toList();
        }
    }

    final long entries() {
        console.run("ledger", "show");
        return console.out().lines().count();
    }
}

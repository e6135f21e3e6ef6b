package dev.fairway.cli;

import java.util.Arrays;
import java.util.Optional;

/// The subcommands, in the order that help lists them. Only the class of the one that was asked for is ever loaded.
enum Subcommand {
    AUDIT("audit", "Name the differences that nobody declared, who brought them in, and when."),
    CHECK("check", "Fail when environments differ in a way that nobody declared."),
    WHY("why", "Tell what became of a value in every environment."),
    COMPLETION("completion", "Print the script that completes commands in bash and zsh.");

    private final String text;
    private final String summary;

    Subcommand(String text, String summary) {
        this.text = text;
        this.summary = summary;
    }

    static Optional<Subcommand> parse(String text) {
        return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst();
    }

    /// What people type.
    String text() {
        return text;
    }

    /// One line for the list of commands.
    String summary() {
        return summary;
    }

    Command create() {
        return switch (this) {
            case AUDIT -> new AuditCommand();
            case CHECK -> new CheckCommand();
            case WHY -> new WhyCommand();
            case COMPLETION -> new CompletionCommand();
        };
    }
}

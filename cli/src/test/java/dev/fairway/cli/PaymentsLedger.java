package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;

/// The ledger where a person at a console is, with releases of one application.
record PaymentsLedger(Console console) {

    /// @param version one digit
    Exit create(String version) {
        return console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                version,
                "--artifact",
                "api=x@sha256:" + version.repeat(64));
    }

    void assertWhole() {
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }
}

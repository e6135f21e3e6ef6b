package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

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

    /// What another program records, with the keys of the person at the console.
    AppendResult record(Wish wish) throws IOException {
        var home = Path.of(console.folder() + "-home");
        var keys = new KeyFolder(home.resolve(".config/fairway/keys"), new SecureRandom());
        Path logKey;
        try (var files = Files.walk(home.resolve(".config/fairway/keys"))) {
            logKey = files.filter(it -> it.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
        var log = SigningKey.parse(Files.readString(logKey).strip()).orElseThrow();
        try (var ledger = new Ledger(
                SqliteLedgerStore.open(console.folder().resolve(".fairway/store"), Duration.ofSeconds(5)),
                log,
                keys.mark(log.verifier().name()),
                keys.signer(),
                PaymentsLedger::id,
                () -> Instant.parse("2026-11-21T12:00:00Z"),
                new RememberedEnds())) {
            return ledger.record(wish);
        }
    }

    private static String id() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

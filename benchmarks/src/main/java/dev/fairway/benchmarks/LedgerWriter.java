package dev.fairway.benchmarks;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.Author;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of several processes that append to one store at once.
///
/// Arguments: a folder with the store, the log's name, how many facts. On standard input: the log's seed in hex, then,
/// when all are to begin, another line. Prints each append's nanoseconds, from the fact's signature to the receipt.
public final class LedgerWriter {

    private LedgerWriter() {}

    public static void main(String... arguments) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var folder = Path.of(arguments[0]);
        var log = new SigningKey(arguments[1], VerifierKey.Type.NOTE, Bytes.hex(String.valueOf(in.readLine())));
        var random = new SecureRandom();
        try (var store = SqliteLedgerStore.open(folder.resolve("store"), Duration.ofSeconds(10))) {
            var journal = new Journal(new Commits(
                    store, log, new FileMark(folder.resolve("mark")), InstantSource.system(), Ed25519::holds));
            Optional<Digest> first = store.read(Known::first);
            var author = new Author(
                    log.verifier(),
                    first,
                    new Signer(Ed25519.newSeed(random)),
                    () -> id(random),
                    InstantSource.system());
            append(journal, Draft.of(author.introduce(id(random))));
            System.out.println("ready");
            in.readLine();
            var count = Integer.parseInt(arguments[2]);
            for (var i = 0; i < count; i++) {
                var begun = System.nanoTime();
                var subject = new Subject("prod", Digest.of(Bytes.utf8(id(random))));
                append(journal, Draft.of(author.state("urn:fairway:heartbeat:v1", List.of(subject), Map.of())));
                System.out.println(System.nanoTime() - begun);
            }
        }
    }

    private static void append(Journal journal, Draft draft) {
        var result = journal.append(draft);
        if (!(result instanceof AppendResult.Appended)) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static String id(SecureRandom random) {
        var id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}

package dev.fairway.ledger.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.foreign.ForeignVerifier;
import dev.fairway.ledger.log.Author;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.verify.StoredLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a log's first entry says of the log before it.
class ClaimsTest {

    @TempDir
    private Path folder;

    @Test
    void aLogThatFollowsAnotherOneSaysWhereThatEnded() throws IOException {
        var stored = new StoredLog(new MemoryLedgerStore());
        var log = stored.log();
        var lost = new Checkpoint(
                "payments.example/ledger", 38, new Hash(Bytes.utf8("root").sha256()));
        var author = new Author(log.key().verifier(), Optional.empty(), log.founder(), () -> "d".repeat(32), log::now);
        var entry0 = author.introduceAfter("f".repeat(32), lost);
        stored.append(entry0);

        assertThat(Claims.continued(entry0.envelope())).contains(lost);
        assertThat(Claims.continued(log.entry0().envelope())).isEmpty();
        stored.store()
                .read(contents ->
                        Export.write(contents, folder.resolve("x"), log.key().verifier(), Ed25519::holds));
        assertThat(ForeignVerifier.refusal(
                        folder.resolve("x"), log.key().verifier().toString()))
                .isEmpty();
    }
}

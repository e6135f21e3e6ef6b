package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.store.Blob;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Entries by programs that are not ours, with a key in force: they are in the log for ever, and decide nothing.
@ExtendWith(StoryConsole.class)
final class ReleasesWithoutEffectTest {

    private final Console console;
    private final PaymentsLedger payments;

    ReleasesWithoutEffectTest(Console console) {
        this.console = console;
        this.payments = new PaymentsLedger(console);
    }

    private static Blob manifest(String app, String version, char digit) {
        return Blob.plain(
                Bytes.utf8("{\"app\":\"%s\",\"components\":{\"artifact\":{\"api\":\"sha256:%s\"}},\"version\":\"%s\"}"
                        .formatted(app, String.valueOf(digit).repeat(64), version)));
    }

    private void release(String name, Blob manifest, long revision) throws IOException {
        var result = payments.record(new Wish(
                "urn:fairway:release:v1",
                List.of(new Subject(name, manifest.digest())),
                Map.of("manifest", new Reference(manifest.digest(), false).json()),
                Optional.of(new Revision("release/" + name, revision)),
                List.of(manifest),
                Set.of()));
        assertThat(result).isInstanceOf(AppendResult.Appended.class);
    }

    private String list() {
        assertThat(console.run("release", "list")).as(console.err()).isEqualTo(Exit.CLEAN);
        return console.out();
    }

    @Test
    void aManifestOfAnotherNameRecordsNoRelease() throws IOException {
        payments.create("1");
        release("payments@2", manifest("shop", "9", 'b'), 1);

        assertThat(list()).contains("payments@1").doesNotContain("payments@2").doesNotContain("shop@9");
        assertThat(payments.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(list()).contains("payments@2");
        console.run("release", "show", "payments@2", "--format", "json");
        assertThat(console.out()).contains("sha256:" + "2".repeat(64)).doesNotContain("b".repeat(64));
        payments.assertWhole();
    }

    @Test
    void whatIsNoManifestRecordsNoRelease() throws IOException {
        payments.create("1");
        release("payments@2", Blob.plain(Bytes.utf8("{\"app\":\"payments\",\"components\":{},\"version\":\"2\"}")), 1);

        assertThat(list()).contains("payments@1").doesNotContain("payments@2");
        assertThat(console.run("release", "show", "payments@2")).isEqualTo(Exit.MISTAKE);
        assertThat(payments.create("2")).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void theFirstOfANameCounts() throws IOException {
        payments.create("1");
        release("payments@1", manifest("payments", "1", 'b'), 2);
        var digest = Digest.of(manifest("payments", "1", 'b').content());

        assertThat(list().lines().filter(line -> line.contains("payments@1"))).hasSize(1);
        assertThat(console.run("release", "show", digest.text())).isEqualTo(Exit.MISTAKE);
        console.run("release", "show", "payments@1", "--format", "json");
        assertThat(console.out()).contains("sha256:" + "1".repeat(64));
        assertThat(console.run("ledger", "package", "payments@1")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("payments@1 was recorded more than once (entries 1, 2)");
    }
}

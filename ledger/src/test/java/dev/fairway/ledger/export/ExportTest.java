package dev.fairway.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.foreign.ForeignVerifier;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportTest {

    private static final Map<List<Object>, Boolean> ASKED = new ConcurrentHashMap<>();
    /// A log with one byte changed asks the same of most of its entries.
    private static final Verification VERIFICATION = (key, message, signature) ->
            ASKED.computeIfAbsent(List.of(key, message, signature), _ -> Ed25519.holds(key, message, signature));

    @TempDir
    private Path temporary;

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore());

    private Path folder() {
        return temporary.resolve("export");
    }

    private ExportResult export(StoredLog of) {
        return of.store()
                .read(contents ->
                        Export.write(contents, folder(), of.log().key().verifier(), VERIFICATION));
    }

    private Verdict verify() {
        return new Verifier(stored.log().key().verifier(), List.of(), VERIFICATION, 1)
                .verify(new ExportSource(folder()));
    }

    private boolean strangerBelieves() throws IOException {
        return ForeignVerifier.refusal(folder(), stored.log().key().verifier().toString())
                .isEmpty();
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(folder(), FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void anExportIsWholeAndHasTheFilesOfItsSize() throws IOException {
        stored.everything();

        assertThat(export(stored)).isInstanceOf(ExportResult.Written.class);

        assertThat(files())
                .filteredOn(file -> !file.startsWith("blobs/"))
                .containsExactly("checkpoint", "envelopes/000.p/11", "tile/0/000.p/11", "tile/entries/000.p/11");
        assertThat(files()).hasSize(7);
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
        assertThat(ForeignVerifier.refusal(
                        folder(), stored.log().key().verifier().toString()))
                .isEmpty();
    }

    @Test
    void aLinkToAFolderIsThatFolder() throws IOException {
        stored.everything();
        var meant = Files.createDirectory(temporary.resolve("meant"));
        Files.createSymbolicLink(folder(), meant);

        assertThat(export(stored)).isInstanceOf(ExportResult.Written.class);
        assertThat(export(stored)).isInstanceOf(ExportResult.Written.class);

        assertThat(new Verifier(stored.log().key().verifier(), List.of(), VERIFICATION, 1)
                        .verify(new ExportSource(meant)))
                .isInstanceOf(Verdict.Whole.class);
    }

    /// It is made by moving one folder deep into another.
    @Test
    void aPathThatIsLongerThanTheSystemTakesIsForeign() throws IOException {
        stored.everything();
        export(stored);
        var within = Files.createDirectories(deep(folder().resolve("x")));
        var other = temporary.resolve("other");
        Files.createDirectories(deep(other));
        Files.move(other, within.resolve("other"));

        try {
            assertThat(verify())
                    .isInstanceOfSatisfying(
                            Verdict.Broken.class,
                            broken -> assertThat(broken.faults())
                                    .singleElement()
                                    .asString()
                                    .startsWith("x/ddd"));
            assertThat(export(stored)).isInstanceOf(ExportResult.Refused.class);
        } finally {
            Files.move(within.resolve("other"), other);
        }
    }

    private static Path deep(Path top) {
        return top.resolve(String.join("/", Collections.nCopies(11, "d".repeat(200))));
    }

    @Test
    void fullTilesHaveATileAboveThem() throws IOException {
        stored.upTo(256);
        export(stored);

        assertThat(files())
                .containsExactly("checkpoint", "envelopes/000", "tile/0/000", "tile/1/000.p/1", "tile/entries/000");
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
        assertThat(strangerBelieves()).isTrue();
    }

    @Test
    void aLaterExportWritesOnlyWhatIsMissingAndLeavesNothingStale() throws IOException {
        stored.everything();
        export(stored);
        assertThat(export(stored))
                .isInstanceOfSatisfying(
                        ExportResult.Written.class,
                        again -> assertThat(again.files()).isZero());

        stored.upTo(300);
        export(stored);
        stored.upTo(301);

        // Two bundles, a tile, and the checkpoint.
        assertThat(export(stored))
                .isInstanceOfSatisfying(
                        ExportResult.Written.class,
                        again -> assertThat(again.files()).isEqualTo(4));
        assertThat(files()).noneMatch(file -> file.endsWith("/11") || file.endsWith("/44"));
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
        assertThat(strangerBelieves()).isTrue();
    }

    @Test
    void anInterruptedExportIsFinishedByTheNext() throws IOException {
        stored.everything();
        export(stored);
        var whole = files();
        for (var missing : whole) {
            Files.delete(folder().resolve(missing));
            Files.deleteIfExists(folder().resolve("checkpoint"));
            Files.writeString(folder().resolve(".checkpoint.new"), "half of");
            if (missing.startsWith("tile/entries")) {
                Files.delete(folder().resolve("tile/0/000.p/11"));
                Files.delete(folder().resolve("envelopes/000.p/11"));
                Files.delete(folder().resolve("envelopes/000.p"));
                try (var blobs = Files.list(folder().resolve("blobs"))) {
                    for (var blob : blobs.toList()) {
                        Files.delete(blob);
                    }
                }
            }

            assertThat(export(stored)).isInstanceOf(ExportResult.Written.class);
            assertThat(files()).isEqualTo(whole);
            assertThat(verify()).isInstanceOf(Verdict.Whole.class);
        }
    }

    @Test
    void whatIsNoExportOfThisLogIsLeftAlone() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("notes.txt"), "mine");
        stored.everything();
        assertThat(export(stored)).isInstanceOf(ExportResult.Refused.class);
        assertThat(files()).containsExactly("notes.txt");

        Files.delete(folder().resolve("notes.txt"));
        export(stored);
        Files.writeString(folder().resolve("blobs/notes.txt"), "mine");
        assertThat(export(stored)).isInstanceOf(ExportResult.Refused.class);
        Files.delete(folder().resolve("blobs/notes.txt"));

        var younger = new StoredLog(new MemoryLedgerStore()).upTo(3);
        assertThat(export(younger)).isInstanceOf(ExportResult.Refused.class);
        Files.delete(folder().resolve("checkpoint"));
        var other = new StoredLog(new MemoryLedgerStore(), new SampleLog(1)).upTo(3);
        assertThat(export(other)).isInstanceOf(ExportResult.Refused.class);
        assertThat(export(stored)).isInstanceOf(ExportResult.Written.class);
    }

    @Test
    void anEmptyStoreIsNotExported() {
        assertThat(export(stored)).isInstanceOf(ExportResult.Refused.class);
        assertThat(Files.exists(folder())).isFalse();
    }

    @Test
    void aStrangerRecomputesWhatAMachineSays() throws IOException {
        var log = stored.log();
        var machine = SampleLog.signer(5);
        stored.everything();
        stored.append(log.author().admit("c".repeat(32), machine));
        stored.state(12, log.author(machine), -1);
        export(stored);
        assertThat(strangerBelieves()).isTrue();
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);

        stored.state(13, log.author(machine), 10);
        export(stored);
        assertThat(strangerBelieves()).isFalse();
        assertThat(verify()).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void aStrangerTakesNoMachineThatTheFounderHasNotLetIn() throws IOException {
        var log = stored.log();
        var machine = SampleLog.signer(5);
        stored.everything();
        stored.pretend(
                Fact.of(Signer.envelope(
                        log.author().admit("c".repeat(32), machine).payload(), machine)),
                machine);
        export(stored);

        assertThat(strangerBelieves()).isFalse();
        assertThat(verify()).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void everyFlippedByteIsAFaultThatNamesItsFile() throws IOException {
        stored.everything();
        export(stored);

        assertThat(unnoticed(1, 11)).isEmpty();
    }

    @Test
    void flippedBytesOfManyTilesAreFaults() throws IOException {
        stored.upTo(600);
        export(stored);

        assertThat(unnoticed(9_973, 4_999)).isEmpty();
    }

    /// What a flip left as it was, by the product's verifier or the stranger's.
    ///
    /// @param step from one byte of a file to the next; files of more than 5,000 bytes have a longer one
    private List<String> unnoticed(int step, int longStep) throws IOException {
        var unnoticed = new ArrayList<String>();
        for (var name : files()) {
            var file = folder().resolve(name);
            var bytes = Files.readAllBytes(file);
            for (var at = 0; at < bytes.length; at += bytes.length > 5_000 ? longStep : step) {
                var flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << at % Byte.SIZE);
                Files.write(file, flipped);
                if (!(isNamed(name) && !strangerBelieves())) {
                    unnoticed.add("%s, byte %d: %s".formatted(name, at, verify()));
                }
            }
            Files.write(file, bytes);
        }
        return unnoticed;
    }

    private boolean isNamed(String file) {
        return verify() instanceof Verdict.Broken(var faults, var _)
                && faults.stream()
                        .map(Fault::place)
                        .anyMatch(place -> place.endsWith(file)
                                || (file.startsWith("blobs/") && place.endsWith(file.substring("blobs/".length()))));
    }

    @Test
    void whatIsTruncatedLongerOrMissingIsAFault() throws IOException {
        stored.everything();
        stored.upTo(270);
        export(stored);
        for (var name : files()) {
            var file = folder().resolve(name);
            var bytes = Files.readAllBytes(file);
            for (var length : List.of(0, 1, bytes.length / 2, bytes.length - 1, bytes.length + 1)) {
                Files.write(file, Arrays.copyOf(bytes, length));
                assertThat(isNamed(name)).as("%s of %d bytes", name, length).isTrue();
                assertThat(strangerBelieves()).isFalse();
            }
            Files.delete(file);
            assertThat(isNamed(name)).as("without %s: %s", name, verify()).isTrue();
            assertThat(strangerBelieves()).isFalse();
            Files.createDirectory(file);
            assertThat(isNamed(name)).as("a folder %s: %s", name, verify()).isTrue();
            assertThat(strangerBelieves()).isFalse();
            Files.delete(file);
            Files.write(temporary.resolve("elsewhere"), bytes);
            Files.createSymbolicLink(file, temporary.resolve("elsewhere"));
            assertThat(isNamed(name)).as("a link %s: %s", name, verify()).isTrue();
            assertThat(strangerBelieves()).isFalse();
            Files.delete(file);
            Files.write(file, bytes);
        }
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
        assertThat(strangerBelieves()).isTrue();
    }

    @Test
    void whatIsNoPartOfItIsAFault() throws IOException {
        stored.everything();
        export(stored);
        for (var name : List.of(
                "x",
                ".checkpoint.new",
                "tile/0/000.p/10",
                "tile/0/000.p/011",
                "tile/0/000",
                "tile/1/000",
                "tile/00/000.p/11",
                "tile/0/x000/000.p/11",
                "tile/8/000.p/1",
                "tile/entries/001",
                "envelopes/000.p/12",
                "blobs/" + "0".repeat(64),
                "blobs/x")) {
            var file = folder().resolve(name);
            var folders = new ArrayList<Path>();
            for (var above = file.getParent(); above != null && !Files.exists(above); above = above.getParent()) {
                folders.add(above);
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
            assertThat(isNamed(name)).as(name).isTrue();
            assertThat(strangerBelieves()).as(name).isFalse();
            Files.delete(file);
            for (var above : folders) {
                Files.delete(above);
            }
        }
        Files.createDirectory(folder().resolve("nothing"));
        assertThat(isNamed("nothing")).isTrue();
        assertThat(strangerBelieves()).isFalse();
    }

    @Test
    void whatIsNotThereCannotBeRead() {
        assertThat(verify()).isInstanceOf(Verdict.Unreadable.class);
    }

    @Test
    void numbersOfTilesAreInGroupsOfThree() {
        var layout = new Layout(1_234_067L * 256 + 3);

        assertThat(layout.tile(0, 0)).isEqualTo("tile/0/000");
        assertThat(layout.tile(0, 1000)).isEqualTo("tile/0/x001/000");
        assertThat(layout.tile(0, 1_234_067)).isEqualTo("tile/0/x001/x234/067.p/3");
        assertThat(layout.has("tile/0/x001/x234/067.p/3")).isTrue();
        assertThat(layout.has("tile/0/x001/x234/067")).isFalse();
        assertThat(layout.has("tile/1/x004/820.p/147")).isTrue();
        assertThat(new Layout(70_000).has("tile/2/000.p/1")).isTrue();
        assertThat(new Layout(70_000).has("tile/1/001.p/17")).isTrue();
    }
}

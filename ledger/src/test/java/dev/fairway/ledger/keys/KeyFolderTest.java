package dev.fairway.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    @TempDir
    private Path folder;

    private KeyFolder keys() {
        return new KeyFolder(folder.resolve("config").resolve("keys"), new SecureRandom());
    }

    @Test
    void aLogsKeyIsFoundByItsOrigin() {
        var key = keys().newLog(Optional.empty());

        assertThat(key.verifier().name()).matches("fairway\\.local/[0-9a-f]{16}");
        assertThat(keys().log(key.verifier().name()).orElseThrow().secret()).isEqualTo(key.secret());
        assertThat(keys().log("example.org/other")).isEmpty();
    }

    @Test
    void onlyTheOwnerReadsIt() throws IOException {
        keys().newLog(Optional.of("example.org/log"));
        keys().signer();

        try (var files = Files.walk(folder.resolve("config"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        var name = keys().newLog(Optional.empty()).verifier().name();
        keys().signer();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            }
        }

        assertThatThrownBy(() -> keys().log(name)).hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> keys().signer()).hasMessageContaining("chmod 600");
    }

    @Test
    void aFileThatHoldsNoKeyIsSaid() throws IOException {
        var name = keys().newLog(Optional.empty()).verifier().name();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "x");
            }
        }

        assertThatThrownBy(() -> keys().log(name)).hasMessageContaining("does not hold the key of " + name);
    }

    @Test
    void aWitnessHasAKeyOfItsOwn() {
        var key = keys().newWitness("witness.example/ann").orElseThrow();

        assertThat(keys().newWitness("witness.example/ann")).isEmpty();
        assertThat(keys().witness("witness.example/ann").orElseThrow().secret()).isEqualTo(key.secret());
        assertThat(keys().log("witness.example/ann")).isEmpty();
        assertThat(KeyFolder.in(keys().witnessFile("witness.example/ann"))).isPresent();
    }

    @Test
    void allWhoComeAtOnceHaveOneSigner() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var found = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> keys().signer().key()))
                    .toList();
            PublicKey first = found.getFirst().get();
            for (var each : found) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
    }

    private static final String LOG = "example.org/log";

    @Test
    void aKeyIsHandedOverWhereverThatIsBrokenOff() {
        var before = keys().signer(LOG, _ -> false).key();
        // Killed before it was recorded: the old one goes on.
        assertThatThrownBy(() -> keys().handOver(
                                LOG,
                                _ -> {
                                    throw new IllegalStateException("killed");
                                },
                                _ -> false))
                .hasMessage("killed");
        assertThat(keys().signer(LOG, _ -> false).key()).isEqualTo(before);
        // Killed after it was recorded: the log says that it was.
        var recorded = new HashSet<PublicKey>();
        assertThatThrownBy(() -> keys().handOver(
                                LOG,
                                next -> {
                                    recorded.add(next.key());
                                    throw new IllegalStateException("killed");
                                },
                                _ -> false))
                .hasMessage("killed");
        assertThat(keys().key(LOG, recorded::contains))
                .isEqualTo(recorded.stream().findFirst());
        var after = keys().signer(LOG, recorded::contains).key();
        assertThat(recorded).containsExactly(after).doesNotContain(before);
        // From now on nobody asks the log.
        assertThat(keys().signer(LOG, _ -> false).key()).isEqualTo(after);
    }

    @Test
    void aKeyThatWasMadeAndNotRecordedIsMadeUseOf() {
        var first = keys().handOver(LOG, Signer::key, _ -> false);
        var second = keys().handOver(LOG, Signer::key, first::equals);

        // Somebody else has recorded it since.
        assertThat(second).isNotEqualTo(first);
        assertThat(keys().signer(LOG, _ -> false).key()).isEqualTo(first);
        assertThat(keys().handOver(LOG, Signer::key, _ -> false)).isEqualTo(second);
    }

    @Test
    void otherLogsKeepTheMachinesKey() throws IOException {
        var before = keys().signer();
        var after = keys().handOver(LOG, Signer::key, _ -> true);

        assertThat(keys().signer(LOG, _ -> true).key()).isEqualTo(after);
        assertThat(keys().signer("example.org/other", _ -> true).key()).isEqualTo(before.key());
        try (var files = Files.walk(folder.resolve("config"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }
}

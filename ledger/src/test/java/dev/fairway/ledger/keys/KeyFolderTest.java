package dev.fairway.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.fact.PublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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
}

package dev.fairway.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.Listing;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.formats.read.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkingDocumentsTest {

    private static final List<String> PATHS =
            IntStream.range(0, 300).mapToObj("%03d.yaml"::formatted).toList();

    /// Answers as a process does that is asked one thing after the other: who asks in between gets another's answer.
    private static final class OneAtATime implements SourceTree {

        private final AtomicInteger asking = new AtomicInteger();

        @Override
        public Listing list() {
            return new Listing(List.of(), List.of());
        }

        @Override
        public ReadResult read(String path, long maxBytes) {
            var alone = asking.incrementAndGet() == 1;
            LockSupport.parkNanos(20_000);
            alone &= asking.decrementAndGet() == 0;
            return alone
                    ? new ReadResult.Content(("name: " + path).getBytes(StandardCharsets.UTF_8))
                    : new ReadResult.Unreadable("two asked at once");
        }
    }

    @Test
    void filesThatAreReadSideBySideAreAskedForOneAfterTheOther() {
        var files = PATHS.stream()
                .map(path -> new FileEntry(path, 20, FileEntry.Kind.FILE))
                .toList();
        var documents = new WorkingDocuments(
                new OneAtATime(), new Listing(files, List.of()), Sealing.withKey(new byte[32]), Optional.empty());

        PATHS.parallelStream().forEach(path -> documents.read(path, false));

        assertThat(documents.gaps()).isEmpty();
        assertThat(PATHS)
                .allSatisfy(path -> assertThat(documents.read(path, false)).isPresent());
    }
}

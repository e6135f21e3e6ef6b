package dev.fairway.connector;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/// Reads file contents by blob id, many at once, holding only one of them.
public interface BlobReader {

    /// Hands each blob to `sink`, in the order asked. What is missing, damaged, too large or came too late arrives
    /// as such: the sink is called exactly once for every id.
    void read(List<String> ids, long maxBytes, Duration time, BiConsumer<String, ReadResult> sink);
}

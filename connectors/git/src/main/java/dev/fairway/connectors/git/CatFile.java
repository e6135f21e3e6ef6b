package dev.fairway.connectors.git;

import dev.fairway.connector.ReadResult;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads objects through two long-lived processes: one says how large each is, the other hands over those wanted.
final class CatFile implements AutoCloseable {

    /// Few enough that the ids fit into the smallest pipe there is, so that neither side waits for the other.
    private static final int CHUNK = 90;

    private static final String LATE = "not read in time";
    private static final String MISSING = "the object is missing";
    private static final String DAMAGED = "the object is damaged";

    private final GitExecutable git;
    private @Nullable GitProcess sizes;
    private @Nullable GitProcess contents;
    private boolean handing;
    private @Nullable CatFile inner;

    CatFile(GitExecutable git) {
        this.git = git;
    }

    /// Who is handed an object may ask for others: their answers would stand behind those that are still to come, so
    /// that they have processes of their own.
    void read(List<String> ids, long maxBytes, Deadline deadline, BiConsumer<String, ReadResult> sink) {
        if (handing) {
            inner().read(ids, maxBytes, deadline, sink);
            return;
        }
        handing = true;
        try {
            readAll(ids, maxBytes, deadline, sink);
        } finally {
            handing = false;
        }
    }

    private CatFile inner() {
        var reader = inner == null ? new CatFile(git) : inner;
        inner = reader;
        return reader;
    }

    private void readAll(List<String> ids, long maxBytes, Deadline deadline, BiConsumer<String, ReadResult> sink) {
        for (var from = 0; from < ids.size(); from += CHUNK) {
            var chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            var done = 0;
            // A damaged object ends the process: it is reported, and the rest is asked of a new one.
            while (done < chunk.size()) {
                done += readSome(chunk.subList(done, chunk.size()), maxBytes, deadline, sink);
            }
        }
    }

    /// Hands over at least one object, and says how many.
    private int readSome(List<String> ids, long maxBytes, Deadline deadline, BiConsumer<String, ReadResult> sink) {
        var handed = 0;
        if (deadline.passed()) {
            ids.forEach(id -> sink.accept(id, new ReadResult.Unreadable(LATE)));
            return ids.size();
        }
        try {
            var known = sizes(ids, deadline);
            var wanted = contents();
            try (var _ = wanted.until(deadline)) {
                wanted.send(request(ids, known, maxBytes));
                for (; handed < ids.size(); handed++) {
                    sink.accept(ids.get(handed), content(wanted.output(), ids.get(handed), known[handed], maxBytes));
                }
            }
            return handed;
        } catch (IOException _) {
            close();
            sink.accept(ids.get(handed), new ReadResult.Unreadable(deadline.passed() ? LATE : DAMAGED));
            return handed + 1;
        }
    }

    private static String request(List<String> ids, long[] sizes, long maxBytes) {
        var request = new StringBuilder();
        for (var i = 0; i < ids.size(); i++) {
            if (sizes[i] >= 0 && sizes[i] <= maxBytes) {
                request.append(ids.get(i)).append('\n');
            }
        }
        return request.toString();
    }

    private static ReadResult content(Records output, String id, long size, long maxBytes) throws IOException {
        if (size < 0) {
            return new ReadResult.Unreadable(MISSING);
        }
        if (size > maxBytes) {
            return new ReadResult.TooLarge(size);
        }
        var header = output.required(Records.NEWLINE);
        if (header.endsWith(" missing")) {
            return new ReadResult.Unreadable(MISSING);
        }
        if (!header.startsWith(id + " ")) {
            throw new IOException("git answered of another object");
        }
        var content = output.exactly(Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1)));
        output.skip(1);
        return new ReadResult.Content(content);
    }

    /// The size of each object; -1 where there is none.
    private long[] sizes(List<String> ids, Deadline deadline) throws IOException {
        var process = sizes;
        if (process == null) {
            process = git.start(git.directory().path(), List.of("cat-file", "--batch-check=%(objectsize)"));
            sizes = process;
        }
        try (var _ = process.until(deadline)) {
            process.send(String.join("\n", ids) + "\n");
            var found = new long[ids.size()];
            for (var i = 0; i < found.length; i++) {
                var line = process.output().required(Records.NEWLINE);
                found[i] = line.endsWith(" missing") ? -1 : Long.parseLong(line);
            }
            return found;
        } catch (NumberFormatException e) {
            throw new IOException("git gave no size", e);
        }
    }

    private GitProcess contents() throws IOException {
        var process = contents;
        if (process == null) {
            process = git.start(git.directory().path(), List.of("cat-file", "--batch"));
            contents = process;
        }
        return process;
    }

    @Override
    public void close() {
        if (inner != null) {
            inner.close();
            inner = null;
        }
        if (sizes != null) {
            sizes.close();
            sizes = null;
        }
        if (contents != null) {
            contents.close();
            contents = null;
        }
    }
}

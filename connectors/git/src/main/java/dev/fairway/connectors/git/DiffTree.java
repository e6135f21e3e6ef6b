package dev.fairway.connectors.git;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Compares commits with their first parents through one long-lived `git diff-tree --stdin`.
///
/// The parent is named in each request, so that merges need no option. After a chunk of requests a line that is no
/// commit is sent; Git repeats it and flushes, and that is how the end of the chunk is known.
final class DiffTree implements AutoCloseable {

    /// Few enough that the requests fit into the smallest pipe there is, so that neither side waits for the other.
    private static final int CHUNK = 40;

    private static final String END = "-";

    private final GitProcess process;

    private DiffTree(GitProcess process) {
        this.process = process;
    }

    static DiffTree start(GitExecutable git, boolean renames, Set<String> paths) throws IOException {
        var arguments = new ArrayList<>(List.of("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--full-index"));
        arguments.addAll(List.of("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative"));
        arguments.addAll(renames ? List.of("-M", "-l1000") : List.of("--no-renames"));
        arguments.add("--");
        arguments.addAll(paths);
        return new DiffTree(git.start(git.directory().path(), arguments));
    }

    void compare(List<Lineage> commits, Deadline deadline, BiConsumer<String, RawChange> sink) throws IOException {
        for (var from = 0; from < commits.size(); from += CHUNK) {
            try (var _ = process.until(deadline)) {
                process.send(request(commits.subList(from, Math.min(commits.size(), from + CHUNK))));
                answer(process.output(), sink);
            }
        }
    }

    private static String request(List<Lineage> commits) {
        var request = new StringBuilder();
        for (var commit : commits) {
            request.append(commit.id());
            if (commit.firstParent() != null) {
                request.append(' ').append(commit.firstParent());
            }
            request.append('\n');
        }
        return request.append(END).append('\n').toString();
    }

    private static void answer(Records output, BiConsumer<String, RawChange> sink) throws IOException {
        var commit = "";
        while (true) {
            switch (output.peek()) {
                case -1 -> throw new EOFException("git stopped early");
                case '-' -> {
                    output.required(Records.NEWLINE);
                    return;
                }
                case ':' -> {
                    var change = change(output);
                    if (change != null) {
                        sink.accept(commit, change);
                    }
                }
                default -> commit = output.required(Records.NUL).strip();
            }
        }
    }

    /// Reads `:oldmode newmode oldid newid status`, then one path, or two for a rename. Null for what is no file on
    /// either side, or has no name that can be told.
    private static @Nullable RawChange change(Records output) throws IOException {
        var fields = output.required(Records.NUL).substring(1).split(" ", -1);
        if (fields.length != 5) {
            throw new IOException("git wrote no comparison");
        }
        var first = GitText.decode(bytes(output));
        var second = fields[4].startsWith("R") ? GitText.decode(bytes(output)) : first;
        var oldBlob = RawChange.blob(fields[0], fields[2]);
        var newBlob = RawChange.blob(fields[1], fields[3]);
        if (first.isEmpty() || second.isEmpty() || (oldBlob == null && newBlob == null)) {
            return null;
        }
        var oldPath = fields[4].startsWith("R") ? first.get() : null;
        return new RawChange(second.get(), oldPath, oldBlob, newBlob);
    }

    private static byte[] bytes(Records output) throws IOException {
        var path = output.next(Records.NUL);
        if (path == null) {
            throw new EOFException("git stopped early");
        }
        return path;
    }

    @Override
    public void close() {
        process.close();
    }
}

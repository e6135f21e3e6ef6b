package dev.fairway.connectors.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One mainline as git tells it, as far as it was asked for.
final class RevList implements AutoCloseable {

    private final Start start;
    private final ArrayList<Lineage> commits = new ArrayList<>();
    private @Nullable GitProcess walking;
    private boolean walked;

    RevList(Start start) {
        this.start = start;
    }

    /// Begins to tell.
    interface Start {
        GitProcess process() throws IOException;
    }

    static String[] arguments(String tip) {
        return new String[] {"rev-list", "--first-parent", "--parents", "--timestamp", tip, "--"};
    }

    List<Lineage> commits(int from, int count, Deadline deadline) throws IOException {
        if (commits.size() < from + count && !walked) {
            walkOn(from + count, deadline);
        }
        var end = Math.min(commits.size(), from + count);
        return from >= end ? List.of() : List.copyOf(commits.subList(from, end));
    }

    private void walkOn(int wanted, Deadline deadline) throws IOException {
        var process = walking;
        if (process == null) {
            process = start.process();
            walking = process;
        }
        try (var _ = process.until(deadline)) {
            while (commits.size() < wanted) {
                var line = process.output().text(Records.NEWLINE);
                if (line == null) {
                    process.finish();
                    walked = true;
                    return;
                }
                commits.add(lineage(line));
            }
        } catch (IOException e) {
            // What was read of the last line is lost; whoever asks again begins again.
            process.close();
            walking = null;
            commits.clear();
            throw e;
        }
    }

    /// A time that is empty, or longer than any clock, is none; the commit is there all the same.
    private static long seconds(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// Reads `timestamp id parent parent ...`.
    static Lineage lineage(String line) throws IOException {
        var words = line.split(" ", -1);
        try {
            return new Lineage(words[1], words.length > 2 ? words[2] : null, seconds(words[0]));
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IOException("git wrote no commit", e);
        }
    }

    @Override
    public void close() {
        if (walking != null) {
            walking.close();
        }
    }
}

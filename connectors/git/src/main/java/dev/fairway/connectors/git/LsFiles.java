package dev.fairway.connectors.git;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what `git ls-tree -r -z [-l]` and `git ls-files -t -z -s -c -o` write.
final class LsFiles {

    private static final Pattern CLOSED = Pattern.compile("warning: could not open directory '(.+?)/?': .*");

    private LsFiles() {}

    /// Entries such as `100644 blob 8d0e41 1234<tab>path`.
    static void tree(Records output, Consumer<TreeEntry> sink) throws IOException {
        for (var record = output.next(Records.NUL); record != null; record = output.next(Records.NUL)) {
            var tab = tab(record);
            var fields = ascii(record, tab).trim().split(" +", -1);
            if (fields.length < 3) {
                throw new IOException("git wrote no tree entry");
            }
            var size = fields.length > 3 && Character.isDigit(fields[3].charAt(0)) ? Long.parseLong(fields[3]) : 0;
            sink.accept(new TreeEntry(
                    TreeEntry.kind(fields[0]),
                    fields[2],
                    size,
                    FileName.of(after(record, tab)),
                    fields[0].equals(TreeEntry.EXECUTABLE)));
        }
    }

    /// Entries such as `H 100644 8d0e41 0<tab>path` for tracked files and `? path` for others; a name that ends in `/`
    /// is a repository inside this one.
    static void working(Records output, Consumer<WorkingName> sink) throws IOException {
        for (var record = output.next(Records.NUL); record != null; record = output.next(Records.NUL)) {
            if (record.length > 2 && record[0] == '?') {
                var foreign = record[record.length - 1] == '/';
                var path = Arrays.copyOfRange(record, 2, foreign ? record.length - 1 : record.length);
                sink.accept(WorkingName.of(FileName.of(path), foreign));
            } else {
                var tab = tab(record);
                var submodule = ascii(record, tab).startsWith("160000", 2);
                sink.accept(WorkingName.of(FileName.of(after(record, tab)), submodule));
            }
        }
    }

    /// Of a folder that it may not look into `git ls-files` only warns.
    static void closedFolders(String complaints, Consumer<WorkingName> sink) {
        complaints
                .lines()
                .map(CLOSED::matcher)
                .filter(Matcher::matches)
                .map(found -> new FileName(found.group(1), true))
                .forEach(name -> sink.accept(new WorkingName(name, WorkingName.Kind.CLOSED_FOLDER)));
    }

    private static int tab(byte[] record) throws IOException {
        for (var i = 0; i < record.length; i++) {
            if (record[i] == '\t') {
                return i;
            }
        }
        throw new IOException("git wrote no file name");
    }

    private static String ascii(byte[] record, int end) {
        return new String(record, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static byte[] after(byte[] record, int tab) {
        return Arrays.copyOfRange(record, tab + 1, record.length);
    }
}

package dev.fairway.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a disk holds after a power cut that takes everything away that was not synced: files as they were when they
/// were synced last, and names of files as their folders were. It is told of what a process did by `strace`.
///
/// Nothing of what real disks keep by luck is kept here.
final class DroppingDisk {

    /// What `strace` is to tell: each file by its path, all bytes, in hexadecimal.
    static final List<String> STRACE = List.of(
            "strace",
            "-f",
            "-y",
            "-xx",
            "-s",
            "100000000",
            "-e",
            "trace=openat,open,creat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,"
                    + "unlink,unlinkat,mkdir,mkdirat,lseek",
            "-e",
            "signal=none");

    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Pattern CALL = Pattern.compile("(?:\\[pid +\\d+\\] |\\d+ +)?(\\w+)\\((.*)\\) += (\\S+).*");
    private static final Pattern BEGUN = Pattern.compile("((?:\\[pid +\\d+\\] |\\d+ +))(.*) <unfinished \\.\\.\\.>");
    private static final Pattern ENDED = Pattern.compile("((?:\\[pid +\\d+\\] |\\d+ +))<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern OF_FILE = Pattern.compile("\\d+<([^>]*+)>(.*)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\x[0-9a-f]{2})*+)\"");

    private final Path root;
    private final int syncs;
    private int seenSyncs;
    /// What programs see: paths, and the files that they lead to.
    private final Map<Path, Content> seen = new HashMap<>();

    private final Map<Path, Content> kept = new HashMap<>();
    private final Set<Path> folders = new HashSet<>();
    private final Set<Path> keptFolders = new HashSet<>();
    private final Map<String, String> unfinished = new HashMap<>();

    /// One file, whatever its name.
    private static final class Content {
        private byte[] now = {};
        private byte[] synced = {};
        private long position;
    }

    /// @param root below which files are looked at
    /// @param before what was there at first, all of it synced
    /// @param syncs after how many syncs the power is cut
    DroppingDisk(Path root, Path before, int syncs) throws IOException {
        this.root = root;
        this.syncs = syncs;
        try (var all = Files.walk(before)) {
            for (var there : all.toList()) {
                var path = root.resolve(before.relativize(there));
                if (Files.isDirectory(there)) {
                    folders.add(path);
                    keptFolders.add(path);
                } else {
                    var content = new Content();
                    content.now = Files.readAllBytes(there);
                    content.synced = content.now;
                    seen.put(path, content);
                    kept.put(path, content);
                }
            }
        }
    }

    /// Takes in what a process did, until it first wrote to its standard output.
    ///
    /// @return whether it wrote anything there
    boolean until(List<String> trace, Path output) {
        for (var line : trace) {
            var whole = joined(line);
            var call = CALL.matcher(whole);
            if (!call.matches() || call.group(3).startsWith("-")) {
                continue;
            }
            if (call.group(1).equals("write") && call.group(2).startsWith("1<" + hex(output) + ">")) {
                return true;
            }
            take(call.group(1), call.group(2), call.group(3));
        }
        return false;
    }

    /// A call that another thread's came between is told in two lines.
    private String joined(String line) {
        var begun = BEGUN.matcher(line);
        if (begun.matches()) {
            unfinished.put(begun.group(1).strip(), begun.group(2));
            return "";
        }
        var ended = ENDED.matcher(line);
        return ended.matches()
                ? Objects.requireNonNullElse(unfinished.remove(ended.group(1).strip()), "") + ended.group(2)
                : line;
    }

    private void take(String name, String arguments, String answer) {
        switch (name) {
            case "openat", "open", "creat" -> opened(arguments, answer);
            case "write", "pwrite64" -> written(arguments, name.equals("pwrite64"));
            case "lseek" -> file(arguments, (content, _) -> content.position = Long.parseLong(answer));
            case "ftruncate" ->
                file(
                        arguments,
                        (content, rest) -> content.now = Arrays.copyOf(content.now, Integer.parseInt(last(rest))));
            case "fsync", "fdatasync" -> synced(arguments);
            case "mkdir", "mkdirat" -> folders.add(texts(arguments).getFirst());
            case "rename", "renameat", "renameat2" -> {
                var paths = texts(arguments);
                var moved = seen.remove(paths.getFirst());
                if (moved != null) {
                    seen.put(paths.getLast(), moved);
                }
            }
            case "link", "linkat" -> {
                var paths = texts(arguments);
                var linked = seen.get(paths.getFirst());
                if (linked != null) {
                    seen.put(paths.getLast(), linked);
                }
            }
            case "unlink", "unlinkat" -> seen.remove(texts(arguments).getFirst());
            default -> throw new AssertionError("strace was not asked for " + name);
        }
    }

    private void opened(String arguments, String answer) {
        var of = OF_FILE.matcher(answer);
        if (!of.matches()) {
            return;
        }
        var path = Path.of(text(of.group(1)));
        if (!path.startsWith(root) || folders.contains(path)) {
            return;
        }
        var creates = arguments.contains("O_CREAT");
        var content = creates ? seen.computeIfAbsent(path, _ -> new Content()) : seen.get(path);
        if (content != null) {
            content.position = arguments.contains("O_APPEND") ? content.now.length : 0;
            if (arguments.contains("O_TRUNC")) {
                content.now = new byte[0];
            }
        }
    }

    private void written(String arguments, boolean placed) {
        file(arguments, (content, rest) -> {
            var bytes = bytes(rest);
            var at = placed ? Long.parseLong(last(rest)) : content.position;
            var end = Math.toIntExact(at + bytes.length);
            if (end > content.now.length) {
                content.now = Arrays.copyOf(content.now, end);
            } else {
                content.now = content.now.clone();
            }
            System.arraycopy(bytes, 0, content.now, Math.toIntExact(at), bytes.length);
            if (!placed) {
                content.position = end;
            }
        });
    }

    /// What is done to an open file.
    @FunctionalInterface
    private interface Change {
        void to(Content content, String rest);
    }

    private void file(String arguments, Change change) {
        var of = OF_FILE.matcher(arguments);
        if (of.matches()) {
            var content = seen.get(Path.of(text(of.group(1))));
            if (content != null) {
                change.to(content, of.group(2));
            }
        }
    }

    private void synced(String arguments) {
        var of = OF_FILE.matcher(arguments);
        if (!of.matches() || seenSyncs >= syncs) {
            return;
        }
        if (Path.of(text(of.group(1))).startsWith(root)) {
            seenSyncs++;
        }
        var path = Path.of(text(of.group(1)));
        var content = seen.get(path);
        if (content != null) {
            content.synced = content.now.clone();
        } else if (folders.contains(path)) {
            // The names in a folder are kept by a sync of the folder itself.
            kept.keySet().removeIf(it -> path.equals(it.getParent()) && !seen.containsKey(it));
            seen.forEach((file, it) -> {
                if (path.equals(file.getParent())) {
                    kept.put(file, it);
                }
            });
            folders.stream().filter(it -> path.equals(it.getParent())).forEach(keptFolders::add);
        }
    }

    /// How many syncs there were.
    int syncs() {
        return seenSyncs;
    }

    /// Writes what the disk kept to another place, for its owner alone.
    void image(Path to) throws IOException {
        for (var file : kept.entrySet()) {
            var folder = Objects.requireNonNull(file.getKey().getParent());
            if (isKept(folder)) {
                var copy = to.resolve(root.relativize(file.getKey()));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.createFile(copy, OWNERS);
                Files.write(copy, file.getValue().synced);
            }
        }
    }

    private boolean isKept(Path folder) {
        return folder.equals(root)
                || (keptFolders.contains(folder) && isKept(Objects.requireNonNull(folder.getParent())));
    }

    private static List<Path> texts(String arguments) {
        return TEXT.matcher(arguments)
                .results()
                .map(found -> Path.of(text(found.group(1))))
                .toList();
    }

    private static String last(String arguments) {
        return arguments.substring(arguments.lastIndexOf(',') + 1).strip();
    }

    private static byte[] bytes(String arguments) {
        var found = TEXT.matcher(arguments);
        if (!found.find()) {
            throw new AssertionError("no bytes in " + Matcher.quoteReplacement(arguments));
        }
        var bytes = new ByteArrayOutputStream();
        var text = found.group(1);
        for (var at = 2; at < text.length(); at += 4) {
            bytes.write(Integer.parseInt(text, at, at + 2, 16));
        }
        return bytes.toByteArray();
    }

    /// A path that `strace` may have written in hexadecimal.
    private static String text(String path) {
        return path.startsWith("\\x") ? new String(bytes("\"" + path + "\""), StandardCharsets.UTF_8) : path;
    }

    private static String hex(Path path) {
        var hex = new StringBuilder();
        for (var one : path.toString().getBytes(StandardCharsets.UTF_8)) {
            hex.append("\\x%02x".formatted(one));
        }
        return hex.toString();
    }
}

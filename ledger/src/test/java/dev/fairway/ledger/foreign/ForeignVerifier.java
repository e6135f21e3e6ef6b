package dev.fairway.ledger.foreign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Verifies an export: notes, tiles, leaves, envelopes, keys, streams, blobs and heads.
public final class ForeignVerifier {

    private static final int WIDTH = 256;
    private static final int MOST = 1 << 24;

    private final Path root;
    private final List<String> witnesses;
    private final Set<String> expected = new HashSet<>();

    private ForeignVerifier(Path root, List<String> witnesses) {
        this.root = root;
        this.witnesses = witnesses;
    }

    /// Why an export is not believed; nothing where it is.
    ///
    /// @param vkey of the log
    public static Optional<String> refusal(Path root, String vkey) throws IOException {
        return refusal(root, vkey, List.of());
    }

    /// @param witnesses vkeys of all whose cosignatures may be there, each of which must be
    public static Optional<String> refusal(Path root, String vkey, List<String> witnesses) throws IOException {
        try {
            new ForeignVerifier(root, witnesses).verify(vkey);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()));
        }
    }

    private void verify(String vkey) throws IOException {
        var origin = vkey.substring(0, vkey.indexOf('+'));
        var lines = checkpoint(Crypto.text(read("checkpoint"), "\n"), vkey, witnesses);
        Refusal.unless(lines[1].matches("[1-9][0-9]{0,17}"), "no size");
        var size = Long.parseLong(lines[1]);
        Refusal.unless(size <= MOST, "more entries than a test has");
        var hashes = new ArrayList<byte[]>();
        var fold = new ForeignFold(origin, vkey, this::blob);
        for (var number = 0L; number * WIDTH < size; number++) {
            var leaves = bundle("tile/entries", number, size, Short.BYTES);
            var envelopes = bundle("envelopes", number, size, Integer.BYTES);
            for (var at = 0; at < leaves.size(); at++) {
                hashes.add(Crypto.sha256(Crypto.bytes(0), leaves.get(at)));
                fold.take(leaves.get(at), envelopes.get(at), hashes.getLast());
            }
        }
        Refusal.unless(Arrays.equals(tree(hashes), Crypto.base64(lines[2])), "another root");
        tiles(hashes);
        fold.blobs().forEach(hex -> expected.add("blobs/" + hex));
        nothingElse();
    }

    /// The lines of a checkpoint that the log and all witnesses have signed, and nobody else.
    static String[] checkpoint(String note, String vkey, List<String> witnesses) {
        var origin = vkey.substring(0, vkey.indexOf('+'));
        var end = note.lastIndexOf("\n\n");
        Refusal.unless(end > 0 && note.endsWith("\n"), "no note");
        var text = note.substring(0, end + 1);
        var signatures = note.substring(end + 2, note.length() - 1).split("\n", -1);
        Refusal.unless(signatures.length == 1 + witnesses.size(), "not signed by the log and the witnesses alone");
        signed(text.getBytes(StandardCharsets.UTF_8), vkey, signatures[0], 0);
        for (var at = 0; at < witnesses.size(); at++) {
            cosigned(text, witnesses.get(at), signatures[at + 1]);
        }
        var lines = text.split("\n", -1);
        Refusal.unless(lines.length == 4 && lines[0].equals(origin), "another checkpoint");
        return lines;
    }

    /// C2SP tlog-cosignature, version 1.
    private static void cosigned(String text, String vkey, String line) {
        var blob = Crypto.base64(line.substring(line.lastIndexOf(' ') + 1));
        Refusal.unless(blob.length == 76, "no cosignature");
        var time = ByteBuffer.wrap(blob, 4, 8).getLong();
        var message = "cosignature/v1\ntime " + time + "\n" + text;
        signed(message.getBytes(StandardCharsets.UTF_8), vkey, line, Long.BYTES);
    }

    /// @param before bytes between the key's id and the signature
    private static void signed(byte[] message, String vkey, String line, int before) {
        var name = vkey.substring(0, vkey.indexOf('+'));
        var key = Crypto.base64(vkey.substring(vkey.indexOf('+', name.length() + 1) + 1));
        var id = Crypto.sha256(name.getBytes(StandardCharsets.UTF_8), Crypto.bytes('\n'), key);
        var prefix = "\u2014 " + name + " ";
        Refusal.unless(line.startsWith(prefix), "signed by another name");
        var blob = Crypto.base64(line.substring(prefix.length()));
        Refusal.unless(blob.length == 68 + before && Arrays.equals(blob, 0, 4, id, 0, 4), "another key's id");
        Refusal.unless(
                Crypto.verifies(
                        Arrays.copyOfRange(key, 1, key.length),
                        message,
                        Arrays.copyOfRange(blob, 4 + before, blob.length)),
                "a signature of the checkpoint does not hold");
    }

    private List<byte[]> bundle(String folder, long number, long size, int prefix) throws IOException {
        var buffer = ByteBuffer.wrap(read(path(folder, number, size)));
        var texts = new ArrayList<byte[]>();
        for (var index = number * WIDTH; index < Math.min(size, (number + 1) * WIDTH); index++) {
            Refusal.unless(buffer.remaining() >= prefix, "a bundle ends too early");
            var length = prefix == Short.BYTES ? buffer.getShort() & 0xffff : buffer.getInt();
            Refusal.unless(length >= 0 && length <= buffer.remaining(), "a bundle ends too early");
            var text = new byte[length];
            buffer.get(text);
            texts.add(text);
        }
        Refusal.unless(!buffer.hasRemaining(), "more than entries in a bundle");
        return texts;
    }

    private void tiles(List<byte[]> hashes) throws IOException {
        var level = hashes;
        for (var height = 0; !level.isEmpty(); height++) {
            var next = new ArrayList<byte[]>();
            for (var from = 0; from < level.size(); from += WIDTH) {
                var part = level.subList(from, Math.min(level.size(), from + WIDTH));
                var buffer = ByteBuffer.allocate(32 * part.size());
                part.forEach(buffer::put);
                var tile = read(path("tile/" + height, from / WIDTH, level.size()));
                Refusal.unless(Arrays.equals(tile, buffer.array()), "another tile");
                if (part.size() == WIDTH) {
                    next.add(tree(part));
                }
            }
            level = next;
        }
    }

    /// RFC 6962, 2.1.
    private static byte[] tree(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        var split = Integer.highestOneBit(hashes.size() - 1);
        return Crypto.sha256(
                Crypto.bytes(1), tree(hashes.subList(0, split)), tree(hashes.subList(split, hashes.size())));
    }

    private static String path(String folder, long number, long items) {
        var digits = String.valueOf(number);
        digits = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        var path = new StringBuilder(folder);
        for (var at = 0; at < digits.length(); at += 3) {
            path.append(at + 3 < digits.length() ? "/x" : "/").append(digits, at, at + 3);
        }
        var width = items - number * WIDTH;
        return width < WIDTH ? path.append(".p/").append(width).toString() : path.toString();
    }

    private byte[] read(String path) throws IOException {
        expected.add(path);
        var file = root.resolve(path);
        Refusal.unless(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), path + " is missing");
        return Files.readAllBytes(file);
    }

    /// Nothing for a blob that is not there.
    private Optional<byte[]> blob(String hex) {
        var file = root.resolve("blobs").resolve(hex);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            var bytes = Files.readAllBytes(file);
            Refusal.unless(Crypto.hex(Crypto.sha256(bytes)).equals(hex), "another blob");
            return Optional.of(bytes);
        } catch (IOException e) {
            throw new Refusal("a blob that cannot be read: " + e);
        }
    }

    private void nothingElse() throws IOException {
        var folders = new TreeSet<String>(Set.of(""));
        for (var file : expected) {
            for (var slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
                folders.add(file.substring(0, slash));
            }
        }
        try (var all = Files.walk(root)) {
            for (var path : all.toList()) {
                var name = root.relativize(path).toString();
                var known = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                        ? folders.contains(name)
                        : expected.contains(name);
                Refusal.unless(known, name + " is no part of it");
            }
        }
    }
}

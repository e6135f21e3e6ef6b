package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.Fact;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads an excerpt's archive, whoever made it: nothing is unpacked, and nothing that is too large is read.
final class ExcerptReader {

    private static final int BUFFER = 1 << 16;
    /// How archives begin that others make: gzip, bzip2, xz, Zstandard, ZIP.
    private static final List<String> PACKED =
            List.of("\u001f\u008b", "BZh", "\u00fd7zXZ\0", "(\u00b5/\u00fd", "PK\u0003\u0004");
    private static final Pattern ENTRY = Pattern.compile("entries/(?:0|[1-9][0-9]{0,17})\\.(?:tlog-proof|dsse\\.json)");
    private static final Pattern BLOB = Pattern.compile("blobs/[0-9a-f]{64}");
    private static final Set<String> TEXTS = Set.of(
            ExcerptFiles.MANUAL, ExcerptFiles.SCRIPT, ExcerptFiles.KEY, ExcerptFiles.CHECKPOINT, ExcerptFiles.NEWEST);

    private static final Set<String> CLAIMED =
            Set.of(ExcerptFiles.CHECKPOINT, ExcerptFiles.entry(0) + ExcerptFiles.ENVELOPE);

    private final Map<String, Bytes> files = new LinkedHashMap<>();
    private final Set<Digest> blobs = new TreeSet<>();
    private final Map<Digest, Bytes> documents = new HashMap<>();
    private final Set<Digest> wanted = new TreeSet<>();
    private final Set<String> names = new HashSet<>();
    private final Bounds bounds = new Bounds();
    private Optional<String> folder = Optional.empty();
    private boolean hasAllTexts;
    private boolean hasBlobs;
    private boolean isVouchedFor;

    private ExcerptReader() {}

    /// @param folder below which all files are
    /// @param files by their names, without blobs
    /// @param blobs that are there, each with its own bytes
    /// @param documents blobs that refer to others
    record Archive(String folder, Map<String, Bytes> files, Set<Digest> blobs, Map<Digest, Bytes> documents) {}

    /// What a file is meant to be, by how it begins.
    static ExcerptVerifier.Form form(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(Tar.MAGIC_AT + Tar.MAGIC.length());
            if (begins(bytes, 0, ExcerptFiles.INDEX + "\0")) {
                return ExcerptVerifier.Form.EXCERPT;
            }
            return begins(bytes, Tar.MAGIC_AT, Tar.MAGIC) || PACKED.stream().anyMatch(magic -> begins(bytes, 0, magic))
                    ? ExcerptVerifier.Form.OTHER_ARCHIVE
                    : ExcerptVerifier.Form.NO_ARCHIVE;
        }
    }

    private static boolean begins(byte[] bytes, int at, String text) {
        var wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /// Reads no entry and no blob where the log has not signed the checkpoint, which is before them.
    ///
    /// @param isSigned whether a checkpoint is the log's
    /// @throws Tar.NoArchiveException if it is no excerpt's archive
    static Archive read(Path file, Predicate<Bytes> isSigned) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            var reader = new ExcerptReader();
            for (var next = Tar.next(in); next.isPresent(); next = Tar.next(in)) {
                var member = next.get();
                reader.expect(member);
                if (reader.hasAllTexts && !reader.isVouchedFor(isSigned)) {
                    break;
                }
                reader.take(member, in);
            }
            return new Archive(reader.folder.orElse(""), reader.files, reader.blobs, reader.documents);
        }
    }

    /// What an archive says of itself before anybody vouches for its log: its checkpoint and the first entry. The rest
    /// is passed over, so that nothing is found but what is wrong with the archive itself.
    ///
    /// @throws Tar.NoArchiveException if it is no excerpt's archive
    static Map<String, Bytes> claimed(Path file) throws IOException {
        var claimed = new HashMap<String, Bytes>();
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            var reader = new ExcerptReader();
            for (var next = Tar.next(in); next.isPresent(); next = Tar.next(in)) {
                var member = next.get();
                reader.expect(member);
                if (CLAIMED.contains(member.name())) {
                    claimed.put(member.name(), Tar.content(in, member));
                } else {
                    Tar.pass(in, member.size());
                }
            }
        }
        return claimed;
    }

    /// Looks at a file's name, place and size, before its bytes.
    private void expect(Tar.Member member) throws IOException {
        var name = member.name();
        if (folder.filter(it -> !it.equals(member.folder())).isPresent()) {
            throw new Tar.NoArchiveException("not all of its files are below one folder");
        }
        folder = Optional.of(member.folder());
        var isBlob = BLOB.matcher(name).matches();
        var isEntry = ENTRY.matcher(name).matches();
        var isText = TEXTS.contains(name) || name.equals(ExcerptFiles.INDEX);
        if (!(isBlob || (isEntry && !hasBlobs) || (isText && !hasAllTexts))) {
            throw new Tar.NoArchiveException("it has a file that is no part of a package, or in another order");
        }
        hasBlobs = isBlob;
        hasAllTexts = !isText;
        if (!names.add(name)) {
            throw new Tar.NoArchiveException("%s is there twice".formatted(name));
        }
        bounds.file(name, member.size());
        if (!isBlob) {
            bounds.held(member.size());
        }
    }

    private boolean isVouchedFor(Predicate<Bytes> isSigned) {
        isVouchedFor = isVouchedFor
                || Optional.ofNullable(files.get(ExcerptFiles.CHECKPOINT))
                        .filter(isSigned)
                        .isPresent();
        return isVouchedFor;
    }

    private void take(Tar.Member member, InputStream in) throws IOException {
        var name = member.name();
        if (hasBlobs) {
            blob(member, in);
            return;
        }
        var content = Tar.content(in, member);
        files.put(name, content);
        if (name.endsWith(ExcerptFiles.ENVELOPE)) {
            // Which blobs are needed to know further ones, or are told.
            Fact.parse(content).ifPresent(fact -> {
                Excerpt.reason(fact).ifPresent(wanted::add);
                Documents.referred(fact.statement(), digest -> {
                    wanted.add(digest);
                    return Optional.empty();
                });
            });
        }
    }

    private void blob(Tar.Member member, InputStream in) throws IOException {
        var digest = new Digest("sha256:" + member.name().substring(ExcerptFiles.BLOBS.length()));
        Digest found;
        if (wanted.contains(digest) && member.size() <= Documents.LONGEST) {
            bounds.held(member.size());
            var content = Tar.content(in, member);
            found = Digest.of(content);
            documents.put(digest, content);
        } else {
            found = hashed(in, member.size());
            Tar.skip(in, member.size());
        }
        if (!found.equals(digest)) {
            throw new Tar.NoArchiveException("the bytes of %s are others".formatted(member.name()));
        }
        blobs.add(digest);
    }

    private static Digest hashed(InputStream in, long size) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (var rest = size; rest > 0; ) {
                var read = in.read(buffer, 0, (int) Math.min(rest, BUFFER));
                if (read < 0) {
                    throw new Tar.NoArchiveException("it ends too early");
                }
                sha256.update(buffer, 0, read);
                rest -= read;
            }
            return new Digest("sha256:" + HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

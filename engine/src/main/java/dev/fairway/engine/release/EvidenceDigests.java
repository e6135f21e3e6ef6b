package dev.fairway.engine.release;

import dev.fairway.engine.release.EvidenceBinding.HeldFile;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.proved.Proved;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of evidence and of flags, by as much of a digest as somebody writes.
public final class EvidenceDigests {

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{8,63}");

    private EvidenceDigests() {}

    /// Whether it is enough of a digest to look for.
    ///
    /// @param digits hex digits, in lowercase
    public static boolean isBeginning(String digits) {
        return BEGINNING.matcher(digits).matches();
    }

    /// The digests that `evidence list` tells of any release, of files' bytes and of blobs, and that begin so. What
    /// the ledger was never given the bytes of is none of them. Every such file is read.
    ///
    /// @param digits hex digits, in lowercase
    public static SortedSet<Digest> meant(Proved log, String digits) {
        var meant = new TreeSet<Digest>();
        for (var held : log.ofType(EvidenceBinding.TYPE)) {
            EvidenceBinding.files(log, held.fact().statement().predicate())
                    .flatMap(EvidenceDigests::digests)
                    .filter(digest -> digest.hex().startsWith(digits))
                    .forEach(meant::add);
        }
        return meant;
    }

    private static Stream<Digest> digests(HeldFile file) {
        return Stream.concat(file.digest().stream(), file.blob().stream()).flatMap(text -> Digest.parse(text).stream());
    }
}

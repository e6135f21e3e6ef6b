package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.EvidenceReading.Refused;
import dev.fairway.core.evidence.PlainFile;
import java.util.Optional;

/// Reads a file of evidence: what it is, its content says.
public final class EvidenceReader {

    /// Bytes of a file of evidence. Whoever has a larger one need not load it.
    public static final int MOST_BYTES = 64 << 20;

    private EvidenceReader() {}

    /// A summary, or why not. What is of no known kind, or compressed, is a plain file, which never passes.
    public static EvidenceReading read(byte[] file) {
        try {
            requireSize(file);
            return switch (FileForm.of(file)) {
                case JSON -> orPlain(JsonEvidence.read(file), file);
                case XML -> orPlain(XmlEvidence.read(file), file);
                case SPDX_TAGS -> SpdxTags.read(file).judged();
                case COMPRESSED, OTHER -> plain(file);
            };
        } catch (Refusal refusal) {
            return new Refused(refusal.sentence());
        }
    }

    /// A file that is not to be read, whatever it is: its size and its digest. Only an empty or huge one is refused.
    public static EvidenceReading keep(byte[] file) {
        try {
            requireSize(file);
            return plain(file);
        } catch (Refusal refusal) {
            return new Refused(refusal.sentence());
        }
    }

    private static void requireSize(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Refusal("it is larger than %d MiB".formatted(MOST_BYTES >> 20));
        }
        for (var i = Utf8.afterMark(file); i < file.length; i++) {
            if (file[i] != ' ' && file[i] != '\n' && file[i] != '\r' && file[i] != '\t') {
                return;
            }
        }
        throw new Refusal("it is empty");
    }

    private static EvidenceReading orPlain(Optional<EvidenceReading> reading, byte[] file) {
        return reading.orElseGet(() -> plain(file));
    }

    private static EvidenceReading plain(byte[] file) {
        return new PlainFile(file.length, Digest.of(file), FileForm.of(file) == FileForm.COMPRESSED).judged();
    }
}

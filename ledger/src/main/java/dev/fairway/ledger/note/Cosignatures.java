package dev.fairway.ledger.note;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.note.Note.Line;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// What witnesses sign (C2SP tlog-cosignature, version 1, Ed25519): a checkpoint with the time at which they saw it.
public final class Cosignatures {

    private static final int SIZE = Long.BYTES + Ed25519.SIGNATURE_SIZE;

    /// The last second that a time of the ledger can name: of the year 9999.
    private static final long LATEST = 253_402_300_799L;

    private Cosignatures() {}

    /// Whether a line has the form of a cosignature, whoever it is by and whether it holds or not.
    public static boolean isOne(Line line) {
        return line.signature().length() == SIZE;
    }

    /// When a witness saw a checkpoint; nothing where it has not signed it, or one of its signatures does not hold.
    public static Optional<Instant> seen(Note note, VerifierKey witness, Verification verification) {
        var lines = note.by(witness);
        if (lines.isEmpty() || !lines.stream().allMatch(line -> holds(note, line, witness, verification))) {
            return Optional.empty();
        }
        return lines.stream()
                .map(line -> Instant.ofEpochSecond(seconds(line.signature())))
                .max(Instant::compareTo);
    }

    private static boolean holds(Note note, Line line, VerifierKey witness, Verification verification) {
        var timed = line.signature();
        return timed.length() == SIZE
                && seconds(timed) > 0
                && seconds(timed) <= LATEST
                && verification.holds(
                        witness.publicKey(), signed(note.text(), seconds(timed)), timed.slice(Long.BYTES));
    }

    /// Seconds since 1970.
    private static long seconds(Bytes timed) {
        return timed.buffer().getLong();
    }

    static Bytes time(long seconds) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(seconds).array());
    }

    static Bytes signed(String text, long seconds) {
        return Bytes.utf8("cosignature/v1\ntime %d\n%s".formatted(seconds, text));
    }
}

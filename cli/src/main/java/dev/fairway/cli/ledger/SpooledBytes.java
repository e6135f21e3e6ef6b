package dev.fairway.cli.ledger;

import dev.fairway.engine.release.EvidenceOrder;
import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.store.Blob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Orders of this machine's spool that hold bytes which somebody erases: they would bring them back.
final class SpooledBytes {

    private SpooledBytes() {}

    /// By which digests the bytes are found: the one that was named, and of what is kept in salt that of the bytes
    /// themselves, which nobody knows once they are erased.
    static Set<Digest> digests(LedgerPlace.Writer writer, Digest named) {
        var digests = new TreeSet<Digest>();
        digests.add(named);
        writer.ledger()
                .proving(log -> log.blob(named))
                .filter(kept -> kept.length() >= Blob.SALT)
                .ifPresent(kept -> digests.add(Digest.of(kept.slice(Blob.SALT))));
        return digests;
    }

    /// @param holding ids of the orders that hold them, oldest first
    /// @param unfit ids of those of which nobody can tell; they are never recorded
    record Waiting(List<String> holding, List<String> unfit) {}

    static Waiting waiting(LedgerPlace place, Set<Digest> digests) throws IOException {
        var holding = new ArrayList<String>();
        var unfit = new ArrayList<String>();
        for (var file : Spool.of(place).files()) {
            var read = Spool.read(file);
            read.unfit().ifPresent(_ -> unfit.add(Spool.name(file)));
            read.whole()
                    .map(SpooledOrder::order)
                    .filter(order -> held(order).anyMatch(digests::contains))
                    .ifPresent(_ -> holding.add(Spool.name(file)));
        }
        return new Waiting(holding, unfit);
    }

    /// As they lie there, and as they are kept in salt.
    private static Stream<Digest> held(EvidenceOrder order) {
        var salts = order.salts();
        return Stream.concat(
                held(order.file(), salts.file()), order.flags().stream().flatMap(flags -> held(flags, salts.flags())));
    }

    private static Stream<Digest> held(Bytes bytes, Bytes salt) {
        return Stream.of(Digest.of(bytes), Digest.of(salt.then(bytes)));
    }
}

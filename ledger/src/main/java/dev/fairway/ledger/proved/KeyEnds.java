package dev.fairway.ledger.proved;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where the streams of keys end that decide whose heads are believed.
record KeyEnds(Ends ends) {

    KeyEnds {
        requireNonNull(ends, "ends");
    }

    /// The streams of entry 0's actor and of whoever signed the heads, and all of which entries were read here.
    SortedSet<String> streams() {
        var streams = new TreeSet<>(ends.tail().keyStreams());
        streams.add(KeyHistory.stream(actor(0)));
        ends.tail().before().ifPresent(heads -> streams.add(KeyHistory.stream(actor(heads.index()))));
        return streams;
    }

    private String actor(long index) {
        return ends.tail().entry(index, ends.log()).leaf().actor();
    }

    /// The end of a stream; nothing where it has no entries.
    Optional<Binding> end(String stream) {
        return end(stream, Long.MAX_VALUE);
    }

    /// Whether a stream has what it had before, and maybe more.
    ///
    /// @param before its end then
    boolean goesOn(Binding before) {
        return said(before.key()).equals(Optional.of(before))
                || stream(before).filter(stream -> goesOn(stream, before)).isPresent();
    }

    /// The stream of an end, as the entry calls it at which it ended; nothing where the log has no such entry.
    Optional<String> stream(Binding end) {
        if (end.last() >= ends.log().size()) {
            return Optional.empty();
        }
        var last = ends.tail().entry(end.last(), ends.log()).fact().statement();
        return last.predicate()
                .text("stream")
                .filter(stream -> Binding.ofStream(stream).equals(end.key()));
    }

    private boolean goesOn(String stream, Binding before) {
        var said = said(before.key());
        // What the heads has more than before is in no tail: the entries themselves give the chain.
        var then = said.filter(it -> it.count() > before.count()).isPresent()
                ? chain(Optional.empty(), stream, ends.stream(stream).subList(0, (int) before.count()))
                : end(stream, before.count());
        return then.equals(Optional.of(before));
    }

    /// What the heads says of a stream.
    private Optional<Binding> said(Bytes stream) {
        return ends.tail().before().flatMap(heads -> heads.end(stream));
    }

    /// @param most entries of the stream
    private Optional<Binding> end(String stream, long most) {
        var said = said(Binding.ofStream(stream));
        var later = ends.tail().of(Binding.ofStream(stream), ends.log().size());
        var room = most - said.map(Binding::count).orElse(0L);
        return chain(said, stream, later.subList(0, Math.clamp(room, 0, later.size())));
    }

    private Optional<Binding> chain(Optional<Binding> begun, String stream, List<Long> entries) {
        var end = begun;
        for (var index : entries) {
            var leaf = leaf(index);
            end = Optional.of(end.map(it -> it.then(index, leaf))
                    .orElseGet(() -> Binding.first(Binding.ofStream(stream), index, leaf)));
        }
        return end;
    }

    private Hash leaf(long index) {
        return index >= ends.tail().from()
                ? ends.tail().leaf(index)
                : Merkle.leaf(ends.tail().entry(index, ends.log()).leaf().bytes());
    }
}

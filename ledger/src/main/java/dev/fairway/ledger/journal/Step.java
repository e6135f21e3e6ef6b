package dev.fairway.ledger.journal;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.log.Rules;
import dev.fairway.ledger.log.Ruling;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.store.Addition;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.tree.Growth;
import dev.fairway.ledger.tree.Nodes;
import dev.fairway.ledger.tree.Proofs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One step of a log: the facts that go together, how each was judged, and the signature over the result.
final class Step {

    private final List<Draft> drafts;
    private final Rules rules;
    private final InstantSource clock;
    private List<Ruling> rulings = List.of();
    private long from;
    private @Nullable Growth growth;
    private @Nullable Note note;

    Step(List<Draft> drafts, Rules rules, InstantSource clock) {
        this.drafts = List.copyOf(drafts);
        this.rules = rules;
        this.clock = clock;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /// Judges all facts in their order, each by what the ones before it have changed.
    ///
    /// @param before what the entries of the store say, as far as it is proved
    Addition next(Contents contents, Known before) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var time = before.lastTime().filter(now::isBefore).orElse(now);
        var known = new Memory(before);
        var grown = new Growth(contents.size(), contents);
        var judged = new ArrayList<Ruling>();
        var entries = new ArrayList<Entry>();
        var blobs = new ArrayList<Blob>();
        var erased = new TreeSet<Digest>();
        var heads = Optional.<Addition.Heads>empty();
        for (var draft : drafts) {
            var ruling = ruling(draft, time, known, contents, heads.isPresent());
            if (ruling instanceof Ruling.Accepted && !bringsItsBlobs(draft, contents, blobs, erased)) {
                ruling = new Ruling.Refused("it refers to a file that the ledger has not");
            }
            judged.add(ruling);
            if (ruling instanceof Ruling.Accepted(var entry)) {
                var index = known.size();
                if (draft.heads().isPresent()) {
                    heads = Optional.of(new Addition.Heads(index, draft.heads().get()));
                }
                known.add(entry);
                grown.add(entry.hash());
                entries.add(entry);
                blobs.removeIf(blob -> draft.erased().contains(blob.digest()));
                erased.addAll(draft.erased());
                blobs.addAll(draft.blobs());
                draft.blobs().forEach(blob -> erased.remove(blob.digest()));
            }
        }
        from = contents.size();
        rulings = judged;
        growth = grown;
        note = null;
        return new Addition(entries, grown, blobs, erased, heads);
    }

    private Ruling ruling(Draft draft, Instant time, Memory known, Contents contents, boolean headsChanged) {
        var ruling = rules.judge(draft.fact(), time, known);
        return ruling instanceof Ruling.Accepted && overtaken(draft, contents, headsChanged)
                ? new Ruling.Refused("somebody else said meanwhile where streams end")
                : ruling;
    }

    /// Whether every blob that a statement refers to is there, or comes with it: one that is erased in the same moment
    /// does not count.
    private static boolean bringsItsBlobs(Draft draft, Contents contents, List<Blob> added, Set<Digest> erased) {
        Function<Digest, Optional<Bytes>> blobs = digest -> Stream.concat(draft.blobs().stream(), added.stream())
                .filter(blob -> blob.digest().equals(digest))
                .map(Blob::content)
                .findFirst()
                .or(() -> erased.contains(digest) ? Optional.empty() : contents.blob(digest));
        return Documents.referred(draft.fact().statement(), blobs).stream()
                .allMatch(digest -> blobs.apply(digest).isPresent());
    }

    /// Whether the kept map is not the one any more that a change of it was made for.
    private static boolean overtaken(Draft draft, Contents contents, boolean changed) {
        return draft.heads()
                .filter(change -> changed || !change.kept().equals(contents.heads()))
                .isPresent();
    }

    /// The first entry that this step adds.
    long from() {
        return from;
    }

    /// The entries that this step adds, in their order.
    List<Entry> accepted() {
        return rulings.stream()
                .filter(Ruling.Accepted.class::isInstance)
                .map(ruling -> ((Ruling.Accepted) ruling).entry())
                .toList();
    }

    LedgerStore.Sealer sealer(SigningKey log) {
        return (size, root) -> {
            var signed = log.sign(new Checkpoint(log.verifier().name(), size, root));
            note = signed;
            return signed;
        };
    }

    /// What was signed; nothing where nothing was added.
    Optional<Note> note() {
        return Optional.ofNullable(note);
    }

    /// After the store has taken it.
    List<AppendResult> results() {
        return growth == null || note == null ? unsigned() : results(growth, growth.size(), note);
    }

    /// The results by what the store holds now; nothing where it has none of this step's entries.
    Optional<List<AppendResult>> held(Contents contents) {
        var signed = contents.checkpoint();
        var size = signed.flatMap(it -> Checkpoint.parse(it.text()))
                .map(Checkpoint::size)
                .orElse(0L);
        var index = from;
        for (var ruling : rulings) {
            if (ruling instanceof Ruling.Accepted(var entry)) {
                if (index >= size
                        || !contents.entry(index).leaf().equals(entry.leaf().bytes())) {
                    return Optional.empty();
                }
                index++;
            }
        }
        if (index == from || signed.isEmpty()) {
            return Optional.empty();
        }
        note = signed.get();
        return Optional.of(results(contents, size, signed.get()));
    }

    private List<AppendResult> unsigned() {
        return rulings.stream().map(Step::withoutReceipt).toList();
    }

    private List<AppendResult> results(Nodes nodes, long size, Note signed) {
        var results = new ArrayList<AppendResult>();
        var index = from;
        for (var ruling : rulings) {
            if (ruling instanceof Ruling.Accepted(var entry)) {
                var path = Proofs.inclusion(index, size, nodes);
                var receipt = new Receipt(entry.leaf().bytes(), index, path, signed);
                results.add(new AppendResult.Appended(index, entry.leaf().time(), receipt));
                index++;
            } else {
                results.add(withoutReceipt(ruling));
            }
        }
        return results;
    }

    private static AppendResult withoutReceipt(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Accepted _ -> new AppendResult.Unknown("the store took it without a signature");
            case Ruling.Repeated(var index) -> new AppendResult.Repeated(index);
            case Ruling.Overtaken(var stream, var revision) -> new AppendResult.Overtaken(stream, revision);
            case Ruling.Refused(var why) -> new AppendResult.Refused(why);
        };
    }
}

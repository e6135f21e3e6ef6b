package dev.fairway.ledger.proved;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.tree.Frontier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers something of each entry of one type, so that the next question reads only what came since. No index is
/// asked, as by [Proved#ofType].
///
/// @param <T> what is remembered of an entry
public final class RememberedType<T> {

    private final String type;
    private final Function<Proved.Held, T> memory;
    private @Nullable Frontier tree;
    private List<T> remembered = new ArrayList<>();

    /// @param type of predicate
    public RememberedType(String type, Function<Proved.Held, T> memory) {
        this.type = requireNonNull(type, "type");
        this.memory = requireNonNull(memory, "memory");
    }

    /// What is remembered of all entries of the type, in their order, up to those that the log's signature covers.
    ///
    /// @param log of which each question is about the same moment, or a later one
    public synchronized List<T> at(Proved log) {
        var known = tree;
        var all = remembered;
        // What is read is to be believed once all of it is held against the signed root.
        tree = null;
        remembered = new ArrayList<>();
        if (known == null || known.size() > log.size()) {
            known = new Frontier();
            all = new ArrayList<>();
        }
        var found = all;
        log.walk(known, (index, leaf, recorded) -> {
            if (leaf.predicateType().equals(type)) {
                found.add(memory.apply(Proved.held(index, leaf, recorded)));
            }
        });
        tree = known;
        remembered = found;
        return List.copyOf(found);
    }
}

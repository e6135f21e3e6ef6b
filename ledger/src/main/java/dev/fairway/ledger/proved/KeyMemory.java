package dev.fairway.ledger.proved;

import dev.fairway.ledger.stream.Binding;
import java.util.List;

/// Where the streams of keys of one log ended when they were accepted before. A heads that leaves any of it out,
/// because a key has signed it that was ended, is not believed (docs/ledger-format.md, 5).
public interface KeyMemory {

    /// Remembers nothing.
    KeyMemory NONE = new KeyMemory() {
        @Override
        public List<Binding> ends() {
            return List.of();
        }

        @Override
        public void accept(List<Binding> ends) {
            // Whoever comes next knows no more.
        }
    };

    /// All that is remembered, each by the key of its stream ([Binding#ofStream]).
    List<Binding> ends();

    /// Remembers ends, in the place of earlier ones of the same streams.
    void accept(List<Binding> ends);
}

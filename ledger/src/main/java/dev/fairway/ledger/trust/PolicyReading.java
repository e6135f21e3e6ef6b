package dev.fairway.ledger.trust;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What a policy's file says.
public sealed interface PolicyReading {

    record Read(Policy policy) implements PolicyReading {
        public Read {
            requireNonNull(policy, "policy");
        }
    }

    /// @param sentences all that is wrong, each with its line, in their order
    record Mistaken(List<String> sentences) implements PolicyReading {
        public Mistaken {
            sentences = List.copyOf(sentences);
        }
    }
}

package dev.fairway.core.contract;

import java.util.List;

/// What one rule says of one address.
sealed interface Outcome {

    record Kept() implements Outcome {}

    /// @param what what is wrong, without the address
    /// @param environments those at fault
    record Broken(String what, List<String> environments) implements Outcome {
        public Broken {
            environments = List.copyOf(environments);
        }
    }

    /// It cannot be known.
    record Unsure(String reason) implements Outcome {}

    Outcome KEPT = new Kept();
}

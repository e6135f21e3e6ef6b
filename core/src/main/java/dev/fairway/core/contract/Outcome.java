package dev.fairway.core.contract;

import java.util.List;

/// What one rule says of one address.
sealed interface Outcome {

    record Kept() implements Outcome {}

    /// @param what what is wrong, without the address
    /// @param environments those at fault
    /// @param unequal whether they are so only because they do not hold what others hold
    record Broken(String what, List<String> environments, boolean unequal) implements Outcome {
        public Broken {
            environments = List.copyOf(environments);
        }

        Broken(String what, List<String> environments) {
            this(what, environments, false);
        }
    }

    /// It cannot be known.
    record Unsure(String reason) implements Outcome {}

    Outcome KEPT = new Kept();
}

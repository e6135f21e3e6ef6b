package dev.fairway.core.classify;

import dev.fairway.core.finding.FindingKind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a row is, before any contract is asked.
public sealed interface Classification {

    /// Nothing differs, and nothing is wrong with what all hold.
    record Equal() implements Classification {}

    /// A kind of difference that environments are meant to have.
    record Expected(ExpectedClass type) implements Classification {}

    /// Stamps that every roll-out or restart leaves behind.
    record Operational(String reason) implements Classification {}

    /// Could not be compared.
    record Unknown(String reason) implements Classification {}

    /// Someone would want to know.
    ///
    /// @param why one clause that goes on the finding; empty where the values say it all
    /// @param at environments that hold what is wrong; empty where the difference itself is
    /// @param otherwise the class that would explain the values, if only all had one
    /// @param ownMachine whether only an environment that runs on somebody's own machine stands apart
    record Suspicious(
            FindingKind kind, String why, List<String> at, Optional<ExpectedClass> otherwise, boolean ownMachine)
            implements Classification {
        public Suspicious(FindingKind kind, String why, List<String> at) {
            this(kind, why, at, Optional.empty());
        }

        public Suspicious(FindingKind kind, String why, List<String> at, Optional<ExpectedClass> otherwise) {
            this(kind, why, at, otherwise, false);
        }

        public Suspicious {
            at = List.copyOf(at);
        }

        Suspicious onOwnMachine() {
            return new Suspicious(kind, why, at, otherwise, true);
        }

        /// The same, with other names for the environments.
        public Suspicious calling(UnaryOperator<String> names) {
            return new Suspicious(kind, why, at.stream().map(names).toList(), otherwise, ownMachine);
        }

        public static Suspicious difference(FindingKind kind) {
            return new Suspicious(kind, "", List.of());
        }
    }
}

package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What a contract says of what the environments hold at one address.
public sealed interface Judgement {

    /// No rule in force names it, and no exception covers how it differs: where values differ, nobody said that they
    /// may.
    ///
    /// @param expired exceptions that would have covered it
    record NotNamed(List<TimedException> expired) implements Judgement {
        public NotNamed {
            expired = List.copyOf(expired);
        }
    }

    /// Every rule that names it is kept. Where values are equal they are simply equal.
    ///
    /// @param rule the first of them
    record Expected(Rule rule) implements Judgement {
        public Expected {
            requireNonNull(rule, "rule");
        }
    }

    /// Something deviates, and exceptions cover all of it.
    ///
    /// @param exceptions all that were needed or cover a part of it, the one that ends first at the front
    /// @param atFault who would break a rule without them, or holds what is wrong in itself; empty where only the
    ///     difference is
    record Excepted(List<TimedException> exceptions, List<String> atFault) implements Judgement {
        public Excepted {
            atFault = List.copyOf(atFault);
            exceptions = exceptions.stream()
                    .sorted(Comparator.comparing(TimedException::until))
                    .toList();
            if (exceptions.isEmpty()) {
                throw new IllegalArgumentException("excepted by no exception");
            }
        }

        /// The one that ends first.
        public TimedException exception() {
            return exceptions.getFirst();
        }

        public LocalDate until() {
            return exception().until();
        }
    }

    /// A rule is broken.
    ///
    /// @param why one sentence naming what is allowed, and the address
    /// @param environments those at fault, in the order of the route
    /// @param unequal whether they are so only because they do not hold what others hold
    /// @param expired exceptions that would have covered it
    record Violated(Rule rule, String why, List<String> environments, boolean unequal, List<TimedException> expired)
            implements Judgement {
        public Violated {
            requireNonNull(rule, "rule");
            requireNonNull(why, "why");
            environments = List.copyOf(environments);
            expired = List.copyOf(expired);
        }
    }

    /// Whether a rule is kept cannot be known: ciphertext, a sealed value, or an environment that could not be read.
    record Undetermined(Rule rule, String reason) implements Judgement {
        public Undetermined {
            requireNonNull(rule, "rule");
            requireNonNull(reason, "reason");
        }
    }
}

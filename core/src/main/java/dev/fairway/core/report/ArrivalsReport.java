package dev.fairway.core.report;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Change;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.tree.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The last changes that reached production, and what was known of each before it did.
///
/// @param production the environments that count as production
/// @param arrivals newest first
/// @param gaps why there may be more, or why less is known
public record ArrivalsReport(List<String> production, List<Arrival> arrivals, List<Report.Gap> gaps) {

    public ArrivalsReport {
        production = List.copyOf(production);
        arrivals = List.copyOf(arrivals);
        gaps = List.copyOf(gaps);
    }

    /// The same, with the subjects of its changes in other words.
    public ArrivalsReport wording(UnaryOperator<String> words) {
        return new ArrivalsReport(
                production,
                arrivals.stream().map(arrival -> arrival.wording(words)).toList(),
                gaps);
    }

    /// One commit that changed what production holds.
    ///
    /// @param before the environments right before production on the route
    /// @param differed what else production held otherwise than these, right after the change
    public record Arrival(Change change, List<Item> items, List<String> before, List<Address> differed) {
        public Arrival {
            requireNonNull(change, "change");
            before = List.copyOf(before);
            items = List.copyOf(items);
            differed = List.copyOf(differed);
        }

        Arrival wording(UnaryOperator<String> words) {
            return new Arrival(change.wording(words), items, before, differed);
        }

        /// Whether nothing of it had been in any environment before, as far as something is known of these.
        public boolean untried() {
            return items.stream().allMatch(item -> item.known() && !item.tried());
        }
    }

    /// One value that changed.
    ///
    /// @param from empty for absent
    /// @param to empty for absent
    /// @param trials the environments before it on the route, in their order
    /// @param shared whether it is a file that all environments have in common, as a migration;
    ///     its contents then have names in place of values
    public record Item(
            String environment,
            Address address,
            Category category,
            Optional<Node> from,
            Optional<Node> to,
            List<Trial> trials,
            boolean shared) {
        public Item {
            requireNonNull(address, "address");
            trials = List.copyOf(trials);
        }

        public Item(
                String environment,
                Address address,
                Category category,
                Optional<Node> from,
                Optional<Node> to,
                List<Trial> trials) {
            this(environment, address, category, from, to, trials, false);
        }

        /// Whether anything is known of it in the environments before.
        public boolean known() {
            return shared || !trials.isEmpty();
        }

        public boolean together() {
            return shared || trials.stream().anyMatch(Trial::together);
        }

        public boolean tried() {
            return trials.stream().anyMatch(Trial::held);
        }
    }

    /// Whether an environment held the same before production did.
    ///
    /// @param since when it last began to; empty: it never did
    /// @param until when it stopped, where that was before production got it
    /// @param meanwhile what the same commit did there
    public record Trial(String environment, Optional<Instant> since, Optional<Instant> until, Meanwhile meanwhile) {

        /// Whether it held the same when production got it.
        public boolean held() {
            return since.isPresent() && until.isEmpty();
        }

        /// Whether the same commit brought it there, too.
        public boolean together() {
            return meanwhile != Meanwhile.NOTHING;
        }
    }

    /// What the commit that changed production did in an environment that did not hold the same before.
    public enum Meanwhile {
        NOTHING,
        /// brought the same there
        SAME,
        /// gave it one of its own, where both had none
        OWN
    }
}

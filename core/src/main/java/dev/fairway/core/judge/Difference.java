package dev.fairway.core.judge;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Historian;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.Row;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import java.util.Optional;

/// One address at which something is wrong, with all that is known of it, before it becomes a finding or a member of
/// one.
///
/// @param unit the file template that it was read from: causes are looked for within one
/// @param route the environments that were compared here
/// @param rule the broken rule of the contract, with the reason why it is broken
/// @param account what history says, where it was asked
public record Difference(
        String unit,
        Route route,
        Address address,
        String fingerprint,
        Row row,
        Suspicious suspicion,
        Optional<BrokenRule> rule,
        Optional<Historian.Account> account) {

    public Difference {
        requireNonNull(address, "address");
        requireNonNull(row, "row");
    }

    /// @param name the rule as the contract writes it
    /// @param why what is allowed and who is at fault, without values of secrets
    public record BrokenRule(String name, String why) {}

    public Verdict verdict() {
        return rule.isPresent()
                ? Verdict.VIOLATION
                : account.map(Historian.Account::verdict).orElse(Verdict.DRIFT);
    }

    public Category category() {
        return Categories.of(this);
    }

    public Severity severity() {
        return Severities.of(this);
    }
}

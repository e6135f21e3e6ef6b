package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.contract.RuleBook.Named;
import dev.fairway.core.finding.Address;

/// One address that the contract names, and what came of it.
///
/// @param differs whether the environments hold different values there
public record Judged(Address address, Named named, Judgement judgement, boolean differs) {
    public Judged {
        requireNonNull(address, "address");
        requireNonNull(named, "named");
        requireNonNull(judgement, "judgement");
    }
}

package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.contract.RuleBook.Named;
import dev.fairway.core.finding.Address;
import java.util.List;

/// One address that the contract names, and what came of it.
///
/// @param differs whether the environments hold different values there
/// @param environments those that were looked at there
public record Judged(Address address, Named named, Judgement judgement, boolean differs, List<String> environments) {
    public Judged {
        environments = List.copyOf(environments);
        requireNonNull(address, "address");
        requireNonNull(named, "named");
        requireNonNull(judgement, "judgement");
    }
}

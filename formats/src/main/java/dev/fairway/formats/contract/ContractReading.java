package dev.fairway.formats.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.contract.Contract;
import dev.fairway.core.project.Mistake;
import java.util.List;

/// A contract's file as it was understood.
///
/// @param contract what could be read of it
/// @param mistakes all of them, in the order of the file; with any of them the contract must not be relied on
public record ContractReading(Contract contract, List<Mistake> mistakes) {
    public ContractReading {
        requireNonNull(contract, "contract");
        mistakes = List.copyOf(mistakes);
    }
}

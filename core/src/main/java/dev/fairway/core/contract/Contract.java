package dev.fairway.core.contract;

import java.util.List;

/// What a repository says about differences between its environments. What nothing here names must be equal.
///
/// @param rules permanent, with valid values; the short form's entries too, in the order of the file
/// @param exceptions owned, reasoned, and always ending
public record Contract(List<Rule> rules, List<TimedException> exceptions) {

    public static final Contract EMPTY = new Contract(List.of(), List.of());

    public Contract {
        rules = List.copyOf(rules);
        exceptions = List.copyOf(exceptions);
    }

    public boolean isEmpty() {
        return rules.isEmpty() && exceptions.isEmpty();
    }
}

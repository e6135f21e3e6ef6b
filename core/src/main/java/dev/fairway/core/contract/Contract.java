package dev.fairway.core.contract;

import java.util.List;

/// What a repository says about differences between its environments. What nothing here names must be equal.
///
/// @param rules permanent, with valid values; the short form's entries too, in the order of the file
/// @param exceptions owned, reasoned, and always ending
/// @param environments words for those that it was written for; may be empty
public record Contract(List<Rule> rules, List<TimedException> exceptions, List<String> environments) {

    public static final Contract EMPTY = new Contract(List.of(), List.of());

    public Contract {
        rules = List.copyOf(rules);
        exceptions = List.copyOf(exceptions);
        environments = List.copyOf(environments);
    }

    public Contract(List<Rule> rules, List<TimedException> exceptions) {
        this(rules, exceptions, List.of());
    }

    public boolean isEmpty() {
        return rules.isEmpty() && exceptions.isEmpty();
    }
}

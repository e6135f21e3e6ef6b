package dev.fairway.engine.journey;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.contract.Contract;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The contracts of a repository: one for all of it, or some applications with one of their own.
///
/// @param byApplication by an application's name; under the empty name the one for all that have none of their own
public record Contracts(SortedMap<String, Agreed> byApplication) {

    /// Where a contract stands unless `fairway.yaml` says otherwise.
    public static final String STANDARD = "config/expected-env-diff.yaml";

    public Contracts {
        byApplication = Collections.unmodifiableSortedMap(new TreeMap<>(byApplication));
    }

    /// One contract, and the part of what it speaks of that is looked at.
    ///
    /// @param file where it stands, relative to the folder that is looked at
    /// @param scope the folder that is looked at, as the contract's resources name it: empty, or ending in `/`
    public record Agreed(Contract contract, String file, String scope) {
        public Agreed {
            requireNonNull(contract, "contract");
            requireNonNull(file, "file");
            requireNonNull(scope, "scope");
        }
    }

    public static Contracts none() {
        return new Contracts(new TreeMap<>());
    }

    public static Contracts of(Agreed agreed) {
        return new Contracts(new TreeMap<>(Map.of("", agreed)));
    }

    public boolean isEmpty() {
        return byApplication.isEmpty();
    }

    /// What an application has agreed on.
    public Optional<Agreed> of(String application) {
        return Optional.ofNullable(byApplication.get(application)).or(() -> Optional.ofNullable(byApplication.get("")));
    }
}

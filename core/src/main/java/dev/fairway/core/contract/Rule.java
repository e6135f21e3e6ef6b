package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What values may stand at the addresses that it names. Every rule that names an address has to be kept.
///
/// @param match glob over resource and path, or a bare key
/// @param everywhere what every environment may hold, where the rule does not tell them apart
/// @param allow what the environments may hold that it names, each under a word of the contract
/// @param must how the environments' values have to relate
/// @param brief whether it is written in the short form, which binds environments that it does not name
/// @param until last day on which it counts
public record Rule(
        String match,
        Optional<ValueType> type,
        Optional<Allowed> everywhere,
        SequencedMap<String, Allowed> allow,
        Optional<Must> must,
        boolean brief,
        String reason,
        String owner,
        Optional<LocalDate> until,
        Place place) {

    public Rule {
        requireNonNull(reason, "reason");
        requireNonNull(owner, "owner");
        requireNonNull(place, "place");
        allow = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(allow));
        if (match.isBlank()) {
            throw new IllegalArgumentException("rule matches nothing: " + place);
        }
    }

    /// An entry of the short form: exact values per environment.
    public static Rule brief(String key, SequencedMap<String, Allowed> allow, Place place) {
        return new Rule(
                key,
                Optional.empty(),
                Optional.empty(),
                allow,
                Optional.empty(),
                true,
                "",
                "",
                Optional.empty(),
                place);
    }

    /// Whether it names the members of whole lists, which cannot be told from one of them.
    boolean demandsLists() {
        return Stream.concat(everywhere.stream(), allow.values().stream()).anyMatch(Allowed::isList);
    }

    /// Whether it lets pass whatever stands there.
    boolean allowsAnything() {
        return must.isEmpty()
                && type.isEmpty()
                && Stream.concat(everywhere.stream(), allow.values().stream()).allMatch(Allowed.Any.class::isInstance);
    }

    public boolean expired(LocalDate today) {
        return until.isPresent() && today.isAfter(until.get());
    }
}

package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Leave for some environments to be otherwise, for a while. It ends by itself.
///
/// @param match glob over resource and path, or a bare key
/// @param environments words for those it speaks of; empty: every environment
/// @param value the only value that it covers, in every environment it speaks of
/// @param values the only values that it covers, together: when one of them changes, it covers none of them any more
/// @param owner `unowned` where nobody is known
/// @param until last day on which it counts
public record TimedException(
        String match,
        List<String> environments,
        Optional<Node> value,
        SequencedMap<String, Node> values,
        String owner,
        String reason,
        LocalDate until,
        Place place) {

    /// The owner of what nobody owns; lint reports it.
    public static final String UNOWNED = "unowned";

    public TimedException {
        environments = List.copyOf(environments);
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        requireNonNull(owner, "owner");
        requireNonNull(reason, "reason");
        requireNonNull(until, "until");
        requireNonNull(place, "place");
        if (match.isBlank()) {
            throw new IllegalArgumentException("exception matches nothing: " + place);
        }
    }

    public boolean expired(LocalDate today) {
        return today.isAfter(until);
    }
}

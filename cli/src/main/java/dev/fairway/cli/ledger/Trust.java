package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.trust.KnownLog;
import dev.fairway.ledger.trust.Policy;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Which logs are believed: those that somebody named now, else those that are vouched for here. What is only there is
/// never believed.
///
/// @param keys that somebody named now
/// @param policy that somebody named now
/// @param place whose keys and memory vouch for logs where nothing was named
/// @param pinned keys by the repository's `fairway.yaml`, read where nothing was named
record Trust(List<VerifierKey> keys, Optional<Policy> policy, LedgerPlace place, Supplier<ProjectKeys> pinned) {

    Trust {
        keys = List.copyOf(keys);
        requireNonNull(policy, "policy");
    }

    /// Whether a log is believed.
    sealed interface Answer {

        record Believed(VerifierKey key) implements Answer {
            public Believed {
                requireNonNull(key, "key");
            }
        }

        /// It is none of those that somebody named.
        record Unaccepted(String why) implements Answer {
            public Unaccepted {
                requireNonNull(why, "why");
            }
        }

        /// Nobody vouches for it.
        record Unknown() implements Answer {}

        /// Nobody vouches for it but, perhaps, a file that cannot be relied on.
        record Mistaken(List<String> mistakes) implements Answer {
            public Mistaken {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /// Where nothing was named.
    static Trust ofPlace(LedgerPlace place) {
        return new Trust(List.of(), Optional.empty(), place, () -> ProjectKeys.of(place.surroundings()));
    }

    /// Whether somebody named what is to be believed.
    boolean isNamed() {
        return !keys.isEmpty() || policy.filter(it -> !it.logs().isEmpty()).isPresent();
    }

    /// Who may have cosigned.
    List<VerifierKey> witnesses() {
        return policy.map(Policy::witnesses).orElse(List.of());
    }

    /// The log of a store, by what its first entry says.
    Answer ofStore(VerifierKey claimed) {
        return answer(claimed.name(), claimed::equals);
    }

    /// The log that has signed a note.
    ///
    /// @param origin by the note's own word
    Answer ofNote(String origin, Optional<Note> note) {
        return answer(
                origin,
                key -> key.name().equals(origin)
                        && note.filter(it -> it.by(key).isEmpty()).isEmpty());
    }

    private Answer answer(String origin, Predicate<VerifierKey> meant) {
        if (isNamed()) {
            return named().filter(meant)
                    .findFirst()
                    .<Answer>map(Answer.Believed::new)
                    .orElseGet(() -> new Answer.Unaccepted("it is signed by none of the keys that were named"));
        }
        // A file that is wrong is said to be, whoever else vouches for the log: it is the same on each machine.
        var project = pinned.get();
        if (!project.mistakes().isEmpty()) {
            return new Answer.Mistaken(project.mistakes());
        }
        return Stream.concat(here(origin), project.keys().stream())
                .filter(meant)
                .findFirst()
                .<Answer>map(Answer.Believed::new)
                .orElseGet(Answer.Unknown::new);
    }

    private Stream<VerifierKey> named() {
        return keys.isEmpty()
                ? policy.stream().flatMap(it -> it.logs().stream())
                : keys.stream()
                        .filter(key -> policy.filter(it -> !it.lists(key)).isEmpty());
    }

    private Stream<VerifierKey> here(String origin) {
        return Stream.<Supplier<Stream<VerifierKey>>>of(
                        () -> place.ownLog(origin).stream(),
                        () -> place.logs().called(origin).stream()
                                .filter(KnownLog::pinned)
                                .map(KnownLog::key))
                .flatMap(Supplier::get);
    }
}

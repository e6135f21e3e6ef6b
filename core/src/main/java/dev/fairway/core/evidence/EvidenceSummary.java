package dev.fairway.core.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a file of evidence says, without the names of tests, people or findings.
///
/// @param counts by name, in the order in which they are shown
/// @param ended when what it tells had ended; only where the file gives the time with its zone
/// @param subjects what it speaks of, sorted, each once
/// @param makers the tools or the builder that it names for itself; nobody has checked them
/// @param headline one sentence for a person
/// @param signing what is known of its signature
public record EvidenceSummary(
        EvidenceKind kind,
        EvidenceResult result,
        SequencedMap<String, Long> counts,
        Optional<Instant> ended,
        List<Digest> subjects,
        List<String> makers,
        String headline,
        Signing signing) {

    /// The largest count on which all readers of JSON agree.
    public static final long MOST = (1L << 53) - 1;

    private static final Pattern NAME = Pattern.compile("[a-z]{1,40}");

    public EvidenceSummary {
        requireNonNull(kind, "kind");
        requireNonNull(result, "result");
        requireNonNull(ended, "ended");
        requireNonNull(signing, "signing");
        counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
        subjects = List.copyOf(new TreeSet<>(subjects));
        makers = List.copyOf(makers);
        counts.forEach((name, count) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not the name of a count: '%s'".formatted(name));
            }
            if (count < 0 || count > MOST) {
                throw new IllegalArgumentException("not a count: %d".formatted(count));
            }
        });
        if (headline.isBlank() || headline.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a headline is one line");
        }
    }

    /// Of a file that is not signed.
    public EvidenceSummary(
            EvidenceKind kind,
            EvidenceResult result,
            SequencedMap<String, Long> counts,
            Optional<Instant> ended,
            List<Digest> subjects,
            List<String> makers,
            String headline) {
        this(kind, result, counts, ended, subjects, makers, headline, new Signing.None());
    }

    public EvidenceSummary with(Signing known) {
        return new EvidenceSummary(kind, result, counts, ended, subjects, makers, headline, known);
    }

    /// The headline, and what is known of the signature.
    public String sentence() {
        return headline + signing.words();
    }

    /// Nothing where it may be bound to a release; else why not.
    ///
    /// One subject that is in the release is enough: a build makes more than one release ships. An SBOM may name no
    /// digest at all, and its headline says so; an attestation that names none is tied to nothing.
    ///
    /// @param release digests of what the release ships
    public Optional<String> foreignTo(Collection<Digest> release) {
        return foreignTo(release, "nothing that it speaks of is in the release");
    }

    /// The same of the one artifact for which the evidence is given.
    ///
    /// @param artifact its name
    public Optional<String> foreignTo(Digest digest, String artifact) {
        return foreignTo(List.of(digest), "it does not speak of the artifact '%s'".formatted(artifact));
    }

    private Optional<String> foreignTo(Collection<Digest> meant, String why) {
        if (subjects.isEmpty()) {
            return kind.hasSubjects()
                    ? Optional.of(
                            "it names no sha256 digest of what it speaks of, so that nothing ties it to the release")
                    : Optional.empty();
        }
        return subjects.stream().anyMatch(meant::contains) ? Optional.empty() : Optional.of(why);
    }
}

package dev.fairway.core.report;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What `audit`, `check` and `diff` answer.
///
/// @param command `audit`, `check` or `diff`
/// @param head commit that was read; empty without Git or before the first commit
/// @param dirty whether files that were read differ from that commit
/// @param route stages in order; environments of one stage stand side by side
/// @param findings loud verdicts only, ranked
/// @param explained every other difference with its reason
/// @param gaps what was not, or could not be, checked
/// @param before what an earlier moment or report knew already, where only what is new was asked for
public record Report(
        String command,
        Instant time,
        Optional<String> head,
        boolean dirty,
        List<Environment> environments,
        List<List<String>> route,
        Summary summary,
        List<Finding> findings,
        List<Explained> explained,
        List<Proposal> proposals,
        List<RuleUse> rules,
        List<Gap> gaps,
        Optional<Before> before) {

    public Report {
        environments = List.copyOf(environments);
        route = route.stream().map(List::copyOf).toList();
        findings = List.copyOf(findings);
        explained = List.copyOf(explained);
        proposals = List.copyOf(proposals);
        rules = List.copyOf(rules);
        gaps = Gap.byCause(gaps);
    }

    /// What was known before, and is no finding of this report.
    ///
    /// @param what was compared with: a name of a commit, a file, or both
    /// @param known how many differences that nobody declared it has, too, with the same values
    /// @param closed what was wrong then and is not any more
    /// @param narrowed of the known ones, where fewer environments are apart than then
    /// @param travelling of the known ones, where something went further along the route
    public record Before(
            String what, int known, List<Mentioned> closed, List<Mentioned> narrowed, List<Mentioned> travelling) {
        public Before {
            closed = List.copyOf(closed);
            narrowed = List.copyOf(narrowed);
            travelling = List.copyOf(travelling);
        }
    }

    /// An address of which it is told what became of it, and no more.
    public record Mentioned(String fingerprint, Address address) {}

    /// @param tier `dev`, `test`, `stage`, `prod`, or empty where the name does not say
    /// @param sources files that state the environment's values, sorted
    public record Environment(String name, List<String> aliases, String tier, List<String> sources) {
        public Environment {
            aliases = List.copyOf(aliases);
            sources = List.copyOf(sources);
        }
    }

    /// Counts over addresses, each address once.
    public record Summary(
            int compared,
            int equal,
            int expected,
            int excepted,
            int managed,
            int findings,
            int hidden,
            List<Parity> parity) {
        public Summary {
            parity = List.copyOf(parity);
        }
    }

    /// How alike two environments are of which one leads to the other, or which stand side by side: at `same` of
    /// `compared` addresses they hold the same, but for their own names.
    public record Parity(String left, String right, int compared, int same) {}

    /// A difference that is not loud, with the rule, exception, class or reason that makes it so.
    public record Explained(Address address, Verdict verdict, String because, SequencedMap<String, Held> values) {
        public Explained {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }
    }

    /// A rule that a contract could hold.
    ///
    /// @param match glob over resource and path, as in the contract
    /// @param allow per environment what it may hold, in the contract's words (`any`, `1..3`, a template, an exact
    /// value, `[a, b]` for any of these)
    /// @param must how the values have to relate, in the contract's word; empty: they need not
    /// @param covers how many addresses it would explain
    public record Proposal(
            String match, String type, SequencedMap<String, String> allow, String must, int covers, String reason) {
        public Proposal {
            allow = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(allow));
        }

        /// The same for another reason.
        public Proposal because(String other) {
            return new Proposal(match, type, allow, must, covers, other);
        }
    }

    /// How a rule or exception of the contract was used.
    public record RuleUse(String match, int matched, boolean stale, boolean expired) {

        /// The same where only a part was looked at, so that it may be needed elsewhere.
        public RuleUse unproved() {
            return new RuleUse(match, matched, false, expired);
        }
    }

    /// Something that was not, or could not be, checked.
    ///
    /// @param places what could not be seen, one or several with one cause
    /// @param remedy what a person can do about it; may be empty
    public record Gap(List<String> places, String reason, String remedy) {

        private static final int SHOWN = 3;

        public Gap {
            places = List.copyOf(places);
            if (places.isEmpty()) {
                throw new IllegalArgumentException("a gap at no place");
            }
        }

        public Gap(String what, String reason, String remedy) {
            this(List.of(what), reason, remedy);
        }

        /// All of it; of many places, how many there are and the first.
        public String what() {
            return places.size() <= SHOWN
                    ? String.join(", ", places)
                    : "%d places (%s and %d more)"
                            .formatted(
                                    places.size(), String.join(", ", places.subList(0, SHOWN)), places.size() - SHOWN);
        }

        /// One gap per cause, in the order of their first places.
        public static List<Gap> byCause(Collection<Gap> gaps) {
            var causes = new LinkedHashMap<List<String>, LinkedHashSet<String>>();
            for (var gap : gaps) {
                causes.computeIfAbsent(List.of(gap.reason(), gap.remedy()), _ -> new LinkedHashSet<>())
                        .addAll(gap.places());
            }
            return causes.entrySet().stream()
                    .map(entry -> new Gap(
                            List.copyOf(entry.getValue()),
                            entry.getKey().getFirst(),
                            entry.getKey().getLast()))
                    .toList();
        }
    }
}

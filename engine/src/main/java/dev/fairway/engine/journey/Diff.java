package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.connector.Workspace;
import dev.fairway.core.contract.EnvironmentChoice;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.judge.Causes;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.FamilyComparison;
import dev.fairway.engine.compare.FamilyScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares two environments, or two moments of them.
public final class Diff {

    private static final Pattern SPEC = Pattern.compile("([^@{}]+)(?:@\\{([^{}]+)})?");

    private final Workspace workspace;
    private final Audit.Request look;
    private final List<String> mistakes = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    private Diff(Workspace workspace, Audit.Request look) {
        this.workspace = workspace;
        this.look = look;
    }

    /// What came of it.
    public sealed interface Outcome {

        /// @param unread what could not be read of either, one sentence each; then silence proves nothing
        record Compared(Report report, List<String> unread) implements Outcome {
            public Compared {
                unread = List.copyOf(unread);
            }
        }

        /// One sentence each.
        record Mistaken(List<String> mistakes) implements Outcome {
            public Mistaken {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /// @param left `stage`, `prod@{2026-11-01}`, `prod@{v1.2}`
    public static Outcome run(Workspace workspace, Audit.Request look, String left, String right) {
        return new Diff(workspace, look).compare(left, right);
    }

    private Outcome compare(String left, String right) {
        var now = Ground.of(workspace.tree(), look.declared(), look.options(), look.means());
        var one = side(left, now);
        var other = side(right, now);
        if (one.isEmpty() || other.isEmpty()) {
            return new Outcome.Mistaken(mistakes.stream().distinct().toList());
        }
        if (one.get().label().equals(other.get().label())) {
            return new Outcome.Mistaken(List.of("'%s' and '%s' are the same".formatted(left, right)));
        }
        var pair = DiffPair.of(one.get(), other.get(), this::later);
        var contracts = pair.samePlace() ? Contracts.none() : look.contracts();
        var unknown =
                ContractReview.unknownEnvironments(contracts, now.discovered().route());
        return unknown.isEmpty() ? compared(now, pair, contracts) : new Outcome.Mistaken(unknown);
    }

    private boolean later(Commit one, Commit other) {
        return workspace
                .history()
                .filter(history -> new Ancestry(history).later(one, other))
                .isPresent();
    }

    private Outcome compared(Ground now, DiffPair pair, Contracts contracts) {
        var compared = new ArrayList<FamilyComparison.Compared>();
        var families = pair.families();
        var route = pair.route();
        var books = new RuleBooks(contracts, route, look.today());
        Optional<Branching> branching = Optional.empty();
        for (var family : families) {
            if (family.layout() == Layout.BRANCHES) {
                branching = branches(family, pair, books, compared);
            } else {
                compared.add(compared(family, pair, books));
            }
        }
        gaps.addAll(pair.gaps()); // those of files that were read just now, too
        if (families.isEmpty()) {
            gaps.add(new Gap(
                    "%s and %s".formatted(pair.first().label(), pair.second().label()),
                    "no file states the same thing for both",
                    ""));
        }
        var discovered = new Discovered(families, List.of(), route, List.of(), List.of());
        var survey = new Survey(discovered, compared, now.documents(), branching, gaps);
        var assessed = new Assessed(survey, books, Assessment.of(survey.found(), books), List.of());
        compared.forEach(family -> gaps.addAll(family.tally().gaps()));
        var wrong = FlagEnds.declared(
                assessed.assessment().wrong(), pair.documents(), look.means().sealing());
        var differences = wrong.stream().map(Assessment.Wrong::difference).toList();
        var history = workspace.history().filter(known -> known.head().isPresent());
        if (!pair.bothNow() && history.isPresent() && !wrong.isEmpty()) {
            differences = DiffBlaming.told(wrong, pair, now, history.get(), look);
        } else if (history.isPresent() && !wrong.isEmpty()) {
            var blamed = Blaming.of(wrong, history.get(), assessed, look.means().sealing(), look.limits(), look.now());
            gaps.addAll(blamed.gaps());
            differences = blamed.differences();
        }
        gaps.addAll(assessed.assessment().gaps());
        var report = Reporting.report(
                workspace, look, assessed, Causes.findings(differences), Set.of(), gaps, Optional.empty());
        return new Outcome.Compared(report, Sight.unread(survey, Optional.empty()));
    }

    /// As they are now, two environments are found at the addresses that all of the family have, which a contract
    /// names.
    private FamilyComparison.Compared compared(Family family, DiffPair pair, RuleBooks books) {
        if (!pair.bothNow()) {
            var scope = FamilyScope.of(family, pair.route());
            return FamilyComparison.compare(scope, pair, pair.documents(), books::names);
        }
        var whole = pair.second().ground().discovered().route();
        var scope = FamilyScope.within(family, pair.route(), whole);
        return FamilyComparison.compare(
                scope, pair.documents(), books::names, look.means().sealing());
    }

    private Optional<Branching> branches(
            Family family, DiffPair pair, RuleBooks books, List<FamilyComparison.Compared> compared) {
        if (pair.bothNow() && workspace.history().isPresent()) {
            var branching = Survey.branches(family, workspace.history().get(), look.means());
            var whole = pair.second().ground().discovered().route();
            compared.add(Survey.compared(family, branching, pair.route(), whole, look.means(), books::names));
            gaps.addAll(branching.documents().gaps());
            return Optional.of(branching);
        }
        gaps.add(new Gap(
                family.template(),
                "branches are compared as they are now",
                "fairway diff with two plain names compares them"));
        return Optional.empty();
    }

    /// Which environment is meant, and when; what is wrong with the words goes to the mistakes.
    private Optional<DiffSide> side(String spec, Ground now) {
        var match = SPEC.matcher(spec);
        if (!match.matches()) {
            mistakes.add("'%s' is no environment: write stage, or prod@{2026-11-01}".formatted(spec));
            return Optional.empty();
        }
        var when = Optional.ofNullable(match.group(2));
        if (when.isEmpty()) {
            return environment(match.group(1), now)
                    .map(found -> new DiffSide(found.name(), found, now, Optional.empty()));
        }
        var commit = commit(when.get());
        return commit.flatMap(found -> {
            var tree = workspace.history().orElseThrow().at(found.id());
            var ground = Ground.of(tree, look.declared(), look.options(), look.means());
            return environment(match.group(1), ground)
                    .map(environment -> new DiffSide(
                            "%s@{%s}".formatted(environment.name(), when.get()),
                            environment,
                            ground,
                            Optional.of(found)));
        });
    }

    private Optional<Environment> environment(String name, Ground ground) {
        var route = ground.discovered().route();
        var meant = EnvironmentChoice.meant(name, route);
        if (meant.size() == 1) {
            var taken = meant.getFirst();
            if (!EnvironmentChoice.named(name, route)) {
                taken(name, taken);
            }
            return Optional.of(taken);
        }
        if (route.environments().isEmpty()) {
            mistakes.add("no environments were found there");
        } else if (meant.isEmpty()) {
            mistakes.add(
                    "there is no environment '%s'; there are %s".formatted(name, String.join(", ", route.names())));
        } else {
            mistakes.add("'%s' may be any of %s; name one"
                    .formatted(
                            name,
                            String.join(
                                    ", ", meant.stream().map(Environment::name).toList())));
        }
        return Optional.empty();
    }

    /// Nobody may take a comparison for one of an environment that is not there.
    private void taken(String name, Environment environment) {
        gaps.add(new Gap(
                name,
                "no environment has this name; %s is one of its tier and was compared".formatted(environment.name()),
                "write " + environment.name()));
    }

    private Optional<Commit> commit(String when) {
        var history = workspace.history();
        if (history.isEmpty()) {
            mistakes.add("@{%s} needs a history, and there is none".formatted(when));
            return Optional.empty();
        }
        var instant = instant(when);
        if (instant.filter(moment -> moment.isAfter(endOf(look.today()))).isPresent()) {
            mistakes.add("@{%s} has not come yet".formatted(when));
            return Optional.empty();
        }
        var commit = instant.isPresent()
                ? instant.flatMap(moment -> history.get().commitAt(moment))
                : history.get().resolve(when);
        if (commit.isEmpty()) {
            mistakes.add(
                    instant.isPresent()
                            ? "there was no commit yet at %s".formatted(when)
                            : "@{%s} is no day, as in 2026-11-01, and no commit".formatted(when));
        }
        return commit;
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
    }

    /// The end of a day, or a moment to the second.
    private static Optional<Instant> instant(String when) {
        try {
            return Optional.of(endOf(LocalDate.parse(when)));
        } catch (DateTimeParseException _) {
            try {
                return Optional.of(Instant.parse(when));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }
    }
}

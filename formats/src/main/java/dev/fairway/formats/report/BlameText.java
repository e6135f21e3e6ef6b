package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Event;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.meaning.VersionStep;
import dev.fairway.core.report.Finding;
import dev.fairway.core.tree.Node;
import java.time.Instant;
import java.util.Optional;

/// What history says of a finding, in sentences.
final class BlameText {

    static final String NOT_COMMITTED = "not committed yet";

    private BlameText() {}

    static Optional<String> deliberate(Blame blame) {
        return blame.deliberate()
                .map(side -> SafeText.visible(side.environment()) + " looks deliberate" + value(side) + ": "
                        + SafeText.visible(side.why()));
    }

    /// Of a whole object or file there is nothing to say in a few words.
    private static String value(Blame.Deliberate side) {
        return side.value().filter(Node.Mapping.class::isInstance).isPresent()
                ? ""
                : " (" + Columns.middle(ValueText.of(side.value()), 40) + ")";
    }

    /// Why further addresses stand with a finding: one commit did it, or they only look alike.
    static String together(Finding finding) {
        return finding.oneCause() && finding.blame().flatMap(Blame::diverged).isPresent() ? "same cause" : "likewise";
    }

    /// How the value travelled since, where that says more than the verdict.
    static Optional<String> travel(Finding finding) {
        if (finding.blame().isEmpty()) {
            return Optional.empty();
        }
        var blame = finding.blame().get();
        var way = way(finding, blame);
        return isDowngrade(finding, blame)
                ? Optional.of(way.map(rest -> "a downgrade; " + rest).orElse("a downgrade"))
                : way;
    }

    /// Whether what parted the environments was that a version went down.
    private static boolean isDowngrade(Finding finding, Blame blame) {
        return finding.kind() == FindingKind.VERSION
                && blame.diverged()
                        .filter(event -> event.from().isPresent()
                                && event.to().isPresent()
                                && VersionStep.isDown(
                                        event.from().get(), event.to().get()))
                        .isPresent();
    }

    private static Optional<String> way(Finding finding, Blame blame) {
        if (blame.lostFix()) {
            return Optional.of("a fix was undone");
        }
        if (finding.verdict() == Verdict.UNBACKPORTED) {
            return Optional.of("never carried upstream");
        }
        if (finding.verdict() == Verdict.LAGGING && blame.lag().releases() > 0) {
            return Optional.of(behind(blame.lag()));
        }
        return Optional.empty();
    }

    /// With names, for the change that parted the environments may be another's, and later than the first that has not
    /// arrived.
    private static String behind(Blame.Lag lag) {
        var days = ValueText.count(lag.days(), "day");
        var ahead = SafeText.visible(lag.ahead());
        var behind = SafeText.visible(lag.behind());
        if (!lag.onTheWay()) {
            return "%s has not followed %s in %s".formatted(behind, ahead, days);
        }
        return "%s is %s%s behind %s"
                .formatted(
                        behind,
                        ValueText.count(lag.releases(), "release"),
                        lag.days() == 0 ? "" : " and " + days,
                        ahead + (lag.dated() ? "" : ", nobody knows since when"));
    }

    /// Of a lost fix: the change that was taken back. It is the last of that environment before the loss.
    static Optional<String> fix(Blame blame, Instant now) {
        if (!blame.lostFix()) {
            return Optional.empty();
        }
        return blame.diverged()
                .flatMap(undone -> blame.timeline().stream()
                        .filter(event -> event.environment().equals(undone.environment()))
                        .takeWhile(event -> !event.equals(undone))
                        .reduce((_, later) -> later))
                .map(event -> "the fix came "
                        + Ages.ago(event.change().time(), now) + " ("
                        + Ages.date(event.change().time()) + "): " + who(event));
    }

    /// Whether the finding's own sentence says what values and history do not.
    static boolean needsMessage(Finding finding) {
        return finding.since().isPresent()
                || finding.kind() == FindingKind.OTHER_ENVIRONMENT
                || finding.kind() == FindingKind.PLACEHOLDER
                || finding.verdict() == Verdict.VIOLATION
                || finding.values().values().stream().anyMatch(BlameText::isSecret)
                || finding.blame().flatMap(Blame::diverged).isEmpty();
    }

    /// Of secrets the values do not tell what is wrong.
    private static boolean isSecret(Held held) {
        return held instanceof Held.Present(Node.Secret _);
    }

    static String who(Event event) {
        var change = event.change();
        if (!change.committed()) {
            return NOT_COMMITTED;
        }
        return SafeText.visible(change.author()) + ", \"" + SafeText.visible(change.subject()) + "\" "
                + Headline.shortCommit(change.commit());
    }
}

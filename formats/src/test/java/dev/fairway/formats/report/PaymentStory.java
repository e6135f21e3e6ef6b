package dev.fairway.formats.report;

import static dev.fairway.formats.report.Samples.change;
import static dev.fairway.formats.report.Samples.episode;
import static dev.fairway.formats.report.Samples.event;
import static dev.fairway.formats.report.Samples.number;
import static dev.fairway.formats.report.Samples.present;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Blame.Confidence;
import dev.fairway.core.blame.Blame.Deliberate;
import dev.fairway.core.blame.Blame.Lag;
import dev.fairway.core.blame.Episode;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.report.Finding;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A timeout is raised on prod in a hurry, carried to stage weeks later, and put back on prod by a refactoring that
/// meant no harm.
final class PaymentStory {

    private static final Node OLD = number("3000", "config/prod.yaml", 14);

    private static final Node FIXED = number("10000", "config/stage.yaml", 12);

    private PaymentStory() {}

    static SequencedMap<String, Held> values() {
        return Samples.values(
                "dev", present(number("10000", "config/dev.yaml", 12)), "stage", present(FIXED), "prod", present(OLD));
    }

    static Blame blame() {
        var undone = event(
                "prod",
                change("91bc2de0", "Bo Chen", "2026-03-02T11:20:00Z", "Tidy prod configuration"),
                Optional.of(FIXED),
                Optional.of(OLD),
                How.EDIT);
        return new Blame(
                Optional.of(undone),
                timeline(undone),
                episodes(),
                true,
                true,
                true,
                Lag.NONE,
                Optional.of(new Deliberate(
                        "stage",
                        Optional.of(FIXED),
                        "10000 was set on prod as a hotfix and carried to stage and dev; \"Tidy prod"
                                + " configuration\" does not mention it")),
                Confidence.EXACT);
    }

    private static List<Event> timeline(Event undone) {
        var fix = change("f1c00001", "Ana Lima", "2025-11-14T02:47:00Z", "Hotfix: gateway needs up to 8 s at night");
        var carry =
                change("ca441ed0", "Ana Lima", "2025-12-09T10:02:00Z", "Carry the gateway timeout to stage and dev");
        return List.of(
                added("dev"),
                added("stage"),
                added("prod"),
                event("prod", fix, Optional.of(OLD), Optional.of(FIXED), How.EDIT),
                event("stage", carry, Optional.of(OLD), Optional.of(FIXED), How.EDIT),
                event("dev", carry, Optional.of(OLD), Optional.of(FIXED), How.EDIT),
                undone);
    }

    private static Event added(String environment) {
        var commit = change("a11ce000", "Dee Okafor", "2025-02-03T09:00:00Z", "Add the payment gateway");
        return event(environment, commit, Optional.empty(), Optional.of(OLD), How.CREATED);
    }

    private static List<Episode> episodes() {
        return List.of(
                episode(
                        "2025-02-03T09:00:00Z",
                        Optional.of("2025-11-14T02:47:00Z"),
                        List.of(List.of("dev", "stage", "prod"))),
                episode(
                        "2025-11-14T02:47:00Z",
                        Optional.of("2025-12-09T10:02:00Z"),
                        List.of(List.of("dev", "stage"), List.of("prod"))),
                episode(
                        "2025-12-09T10:02:00Z",
                        Optional.of("2026-03-02T11:20:00Z"),
                        List.of(List.of("dev", "stage", "prod"))),
                episode("2026-03-02T11:20:00Z", Optional.empty(), List.of(List.of("dev", "stage"), List.of("prod"))));
    }

    static Finding finding() {
        return FindingSample.of(
                        "7b0e6a5d91c2",
                        SampleReport.address("config/{env}.yaml", "PAYMENT_GATEWAY_TIMEOUT_MS"),
                        values())
                .severity(Severity.CRITICAL)
                .blame(blame())
                .action("config/prod.yaml:14: 3000 -> 10000")
                .saying("prod holds 3000 where dev and stage hold 10000: a fix was lost");
    }
}

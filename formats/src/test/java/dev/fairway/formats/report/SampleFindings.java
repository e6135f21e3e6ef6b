package dev.fairway.formats.report;

import static dev.fairway.formats.report.Samples.absent;
import static dev.fairway.formats.report.Samples.bool;
import static dev.fairway.formats.report.Samples.change;
import static dev.fairway.formats.report.Samples.encrypted;
import static dev.fairway.formats.report.Samples.entry;
import static dev.fairway.formats.report.Samples.event;
import static dev.fairway.formats.report.Samples.inherited;
import static dev.fairway.formats.report.Samples.list;
import static dev.fairway.formats.report.Samples.mapping;
import static dev.fairway.formats.report.Samples.moved;
import static dev.fairway.formats.report.Samples.number;
import static dev.fairway.formats.report.Samples.present;
import static dev.fairway.formats.report.Samples.secret;
import static dev.fairway.formats.report.Samples.text;
import static dev.fairway.formats.report.Samples.values;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The findings of the sample: one of each kind that a format must cope with, most important first.
final class SampleFindings {

    private SampleFindings() {}

    static List<Finding> all() {
        var findings = new ArrayList<Finding>();
        findings.add(PaymentStory.finding());
        findings.add(lagging());
        findings.add(sharedSecret());
        findings.add(missingResource());
        findings.add(otherEnvironment());
        findings.add(hostile());
        findings.add(longValues());
        findings.add(unseen());
        for (var i = 1; i <= 6; i++) {
            findings.add(flag(i));
        }
        return findings;
    }

    private static Finding lagging() {
        var api = "k8s/{env}/api.yaml";
        var to = text("registry.example.com/api:2.14.0", "k8s/stage/api.yaml", 22);
        var from = text("registry.example.com/api:2.12.3", "k8s/prod/api.yaml", 22);
        var blame = Samples.lagging(
                event(
                        "stage",
                        change("77aa01cd", "Bo Chen", "2026-10-29T14:05:00Z", "Release api 2.14.0 to stage"),
                        Optional.of(from),
                        Optional.of(to),
                        How.EDIT),
                new Blame.Deliberate(
                        "stage", Optional.of(to), "releases go this way, and stage has held it for 22 days"),
                new Blame.Lag(2, 22, "stage", "prod"));
        return FindingSample.of(
                        "5c1be0aa90d2",
                        SampleReport.address(
                                "apps/Deployment/payments/api", "spec.template.spec.containers[name=api].image"),
                        values(
                                "dev",
                                present(text("registry.example.com/api:2.14.0", "k8s/dev/api.yaml", 22)),
                                "stage",
                                present(to),
                                "prod",
                                present(from)))
                .kind(FindingKind.VERSION)
                .verdict(Verdict.LAGGING)
                .category(Category.ARTIFACT)
                .blame(blame)
                .members(List.of(new Member(
                        SampleReport.address(api, "metadata.labels.version"),
                        "5c1be0aa90d3",
                        values(
                                "dev",
                                present(text("2.14.0", "k8s/dev/api.yaml", 7)),
                                "stage",
                                present(text("2.14.0", "k8s/stage/api.yaml", 7)),
                                "prod",
                                present(text("2.12.3", "k8s/prod/api.yaml", 7))))))
                .action("promote 2.14.0: k8s/prod/api.yaml:22")
                .saying("prod runs api 2.12.3, two releases behind stage");
    }

    private static Finding sharedSecret() {
        return FindingSample.of(
                        "d00dfeed1234",
                        SampleReport.address("config/{env}.yaml", "DB_PASSWORD"),
                        values(
                                "dev",
                                present(encrypted("config/dev.yaml", 20)),
                                "stage",
                                present(secret("fp:9c1e02ab44d1", "config/stage.yaml", 20)),
                                "prod",
                                present(secret("fp:9c1e02ab44d1", "config/prod.yaml", 22))))
                .verdict(Verdict.VIOLATION)
                .category(Category.ACCESS)
                .severity(Severity.CRITICAL)
                .rule("config/**#*_PASSWORD")
                .action("rotate the password of one of them")
                .saying("stage and prod share one secret; the rule says must: differ");
    }

    private static Finding missingResource() {
        return FindingSample.of(
                        "be5701dd0001",
                        SampleReport.address("batch/CronJob/payments/reconcile", ""),
                        values(
                                "dev",
                                absent(),
                                "stage",
                                absent(),
                                "prod",
                                present(mapping(
                                        "k8s/prod/cron.yaml",
                                        1,
                                        List.of(
                                                entry("apiVersion", text("batch/v1", "k8s/prod/cron.yaml", 1)),
                                                entry("kind", text("CronJob", "k8s/prod/cron.yaml", 2)),
                                                entry(
                                                        "spec",
                                                        mapping(
                                                                "k8s/prod/cron.yaml",
                                                                6,
                                                                List.of(
                                                                        entry(
                                                                                "schedule",
                                                                                text(
                                                                                        "0 3 * * *",
                                                                                        "k8s/prod/cron.yaml",
                                                                                        7)),
                                                                        entry(
                                                                                "suspend",
                                                                                bool(
                                                                                        false,
                                                                                        "k8s/prod/cron.yaml",
                                                                                        8))))))))))
                .kind(FindingKind.PRESENCE)
                .category(Category.WORKLOAD)
                .blame(moved(
                        event(
                                "prod",
                                change("c0ffee12", "Ana Lima", "2025-06-11T09:12:00Z", "Add nightly reconcile on prod"),
                                Optional.empty(),
                                Optional.of(text("CronJob", "k8s/prod/cron.yaml", 1)),
                                How.CREATED),
                        false))
                .action("add it to stage, or say in the contract that only prod has it")
                .saying("only prod has this resource");
    }

    private static Finding otherEnvironment() {
        return FindingSample.of(
                        "aa11bb22cc33",
                        SampleReport.address("config/{env}.yaml", "queues[name=orders].url"),
                        values(
                                "dev",
                                present(text("https://queue.dev.example.com/orders", "config/dev.yaml", 41)),
                                "stage",
                                present(text("https://queue.prod.example.com/orders", "config/stage.yaml", 41)),
                                "prod",
                                present(text("https://queue.prod.example.com/orders", "config/prod.yaml", 43))))
                .kind(FindingKind.OTHER_ENVIRONMENT)
                .severity(Severity.CRITICAL)
                .blame(moved(
                        event(
                                "stage",
                                change(
                                        "0ddba11e",
                                        "Kim Søndergård",
                                        "2026-08-03T16:40:00Z",
                                        "Test against the real queue for an hour"),
                                Optional.of(text("https://queue.stage.example.com/orders", "config/stage.yaml", 41)),
                                Optional.of(text("https://queue.prod.example.com/orders", "config/stage.yaml", 41)),
                                How.EDIT),
                        false))
                .action("config/stage.yaml:41: queue.prod.example.com -> queue.stage.example.com")
                .saying("stage names prod: it reads and writes production's queue");
    }

    private static Finding hostile() {
        return FindingSample.of(
                        "0bad0bad0bad",
                        SampleReport.address("config/{env}.yaml", "banner[\"<b>@team\"]"),
                        values(
                                "dev",
                                present(text("", "config/dev.yaml", 50)),
                                "stage",
                                present(text(SampleReport.HOSTILE, "config/a b#%.yaml", 50)),
                                "prod",
                                present(text("料金所のタイムアウト\n設定👩‍💻\u0085", "config/prod.yaml", 52))))
                .kind(FindingKind.PLACEHOLDER)
                .category(Category.DATA)
                .severity(Severity.MINOR)
                .blame(moved(
                        event(
                                "stage",
                                change("0badf00d", "<i>Mallory</i> @all", "2026-11-20T07:00:00Z", SampleReport.HOSTILE),
                                Optional.of(text("", "config/stage.yaml", 50)),
                                Optional.of(text(SampleReport.HOSTILE, "config/stage.yaml", 50)),
                                How.EDIT),
                        true))
                .action("replace " + SampleReport.HOSTILE)
                .saying("a placeholder was left: " + SampleReport.HOSTILE);
    }

    private static Finding longValues() {
        var stage = IntStream.range(0, 700)
                .mapToObj(i -> text("10.0." + i / 256 + "." + i % 256 + "/32", "config/stage.yaml", 100 + i))
                .toArray(Node[]::new);
        var prod = IntStream.range(0, 20)
                .mapToObj(i -> text("10.1.0." + i + "/32", "config/prod.yaml", 100 + i))
                .toArray(Node[]::new);
        return FindingSample.of(
                        "1157abcdef00",
                        SampleReport.address("config/{env}.yaml", "allowed_ranges"),
                        values(
                                "dev",
                                present(list("config/dev.yaml", 100)),
                                "stage",
                                present(list("config/stage.yaml", 100, stage)),
                                "prod",
                                present(list("config/prod.yaml", 100, prod))))
                .category(Category.INFRASTRUCTURE)
                .severity(Severity.INFO)
                .saying("stage allows 700 ranges, prod 20");
    }

    private static Finding unseen() {
        return FindingSample.of(
                        "2fee2fee2fee",
                        SampleReport.address("config/{env}.yaml", "pool.max_lifetime"),
                        values(
                                "dev",
                                new Held.Unseen("config/dev.yaml is not UTF-8"),
                                "stage",
                                present(inherited(Node.Kind.NUMBER, "1800", "config/base.yaml", 9)),
                                "prod",
                                present(number("123456789012345678901234567890.5", "config/prod.yaml", 61))))
                .verdict(Verdict.UNBACKPORTED)
                .category(Category.DATABASE)
                .blame(moved(
                        event(
                                "prod",
                                change(
                                        "deadbeef",
                                        "Ana Lima",
                                        "2026-11-18T22:10:00Z",
                                        "Hotfix: connections die under load"),
                                Optional.of(inherited(Node.Kind.NUMBER, "1800", "config/base.yaml", 9)),
                                Optional.of(number("123456789012345678901234567890.5", "config/prod.yaml", 61)),
                                How.EDIT),
                        true))
                .action("config/stage.yaml: 1800 -> 123456789012345678901234567890.5")
                .saying("prod was changed first, and nobody carried it upstream");
    }

    /// The fifth is of a group of files that dev has no part in.
    private static Finding flag(int number) {
        var dev = present(bool(true, "flags/dev.json", number));
        var stage = present(bool(true, "flags/stage.json", number));
        var prod = present(bool(false, "flags/prod.json", number));
        return FindingSample.of(
                        "f1a9000000%02d".formatted(number),
                        SampleReport.address("flags/{env}.json", "flags.checkout-v" + number + ".enabled"),
                        number == 5
                                ? values("stage", stage, "prod", prod)
                                : values("dev", dev, "stage", stage, "prod", prod))
                .verdict(number == 6 ? Verdict.LAGGING : Verdict.DRIFT)
                .category(Category.FLAG)
                .severity(Severity.MINOR)
                .saying("on in dev and stage only");
    }
}

package dev.fairway.formats.report;

import static dev.fairway.formats.report.Samples.NOW;
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
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.Finding;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Member;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.WhyReport;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// One report with everything in it that a format must cope with: the payment timeout, a lag, secrets, gaps, long and
/// hostile text.
final class SampleReport {

    static final String HOSTILE =
            "</script><img src=x onerror=alert(1)> @everyone \u001b[31mred\u202e |x| `y` [z](javascript:alert(2)) <!--";

    private SampleReport() {}

    static Report audit() {
        return report("audit", findings());
    }

    /// Nothing to complain about.
    static Report clean() {
        var full = audit();
        return new Report(
                "check",
                NOW,
                full.head(),
                false,
                full.environments(),
                full.route(),
                new Report.Summary(
                        1_204, 1_157, 41, 0, 0, 0, 0, List.of(new Report.Parity("stage", "prod", 1_204, 1_204))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static WhyReport why() {
        return new WhyReport(
                "PAYMENT_GATEWAY_TIMEOUT_MS",
                List.of(
                        new WhyReport.WhyAddress(
                                address("config/{env}.yaml", "PAYMENT_GATEWAY_TIMEOUT_MS"),
                                PaymentStory.values(),
                                PaymentStory.blame()),
                        new WhyReport.WhyAddress(
                                address("k8s/{env}/refunds.yaml", "env[name=PAYMENT_GATEWAY_TIMEOUT_MS].value"),
                                values("stage", present(text(HOSTILE, "k8s/stage/refunds.yaml", 31)), "prod", absent()),
                                moved(
                                        event(
                                                "prod",
                                                change("0badf00d", HOSTILE, "2026-11-20T07:00:00Z", HOSTILE),
                                                Optional.of(text(HOSTILE, "k8s/prod/refunds.yaml", 31)),
                                                Optional.empty(),
                                                How.REMOVED),
                                        true))),
                List.of(new Report.Gap("history before 2026-01-01", "the clone is shallow", "git fetch --unshallow")));
    }

    static Report report(String command, List<Finding> findings) {
        return new Report(
                command,
                NOW,
                Optional.of("91bc2de04c7a5b1f3e8d6a9072c4b5e1f0a3d8c7"),
                true,
                List.of(
                        new Report.Environment(
                                "dev", List.of("development"), "dev", List.of("config/dev.yaml", "k8s/dev/api.yaml")),
                        new Report.Environment(
                                "stage",
                                List.of("staging"),
                                "stage",
                                List.of("config/stage.yaml", "k8s/stage/api.yaml")),
                        new Report.Environment(
                                "prod",
                                List.of("production"),
                                "prod",
                                List.of("config/prod.yaml", "k8s/prod/api.yaml"))),
                List.of(List.of("dev"), List.of("stage"), List.of("prod")),
                new Report.Summary(
                        1_204,
                        1_130,
                        41,
                        2,
                        1,
                        findings.size(),
                        Math.max(0, findings.size() - 10),
                        List.of(
                                new Report.Parity("dev", "stage", 1_180, 1_120),
                                new Report.Parity("stage", "prod", 1_204, 1_138))),
                findings,
                explained(),
                proposals(),
                List.of(
                        new Report.RuleUse("LOG_LEVEL", 2, false, false),
                        new Report.RuleUse("workload/**#spec.replicas", 4, false, false),
                        new Report.RuleUse("config/**#LEGACY_ENDPOINT", 0, true, false),
                        new Report.RuleUse("config/prod.yaml#RATE_LIMIT", 1, false, true)),
                List.of(
                        new Report.Gap(
                                "charts/api/templates/deployment.yaml",
                                "a Helm template, which is not rendered",
                                "name its values files in fairway.yaml"),
                        new Report.Gap(
                                "k8s/overlays/prod", "kustomization fetches https://example.com/base?ref=v1", "")));
    }

    static Address address(String resource, String path) {
        return new Address("", resource, path);
    }

    private static List<Finding> findings() {
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
                new Blame.Lag(2, 22));
        return new Finding(
                "5c1be0aa90d2",
                FindingKind.VERSION,
                Verdict.LAGGING,
                Category.ARTIFACT,
                Severity.MAJOR,
                Optional.empty(),
                address("apps/Deployment/payments/api", "spec.template.spec.containers[name=api].image"),
                values(
                        "dev",
                        present(text("registry.example.com/api:2.14.0", "k8s/dev/api.yaml", 22)),
                        "stage",
                        present(to),
                        "prod",
                        present(from)),
                Optional.of(blame),
                List.of(new Member(
                        address(api, "metadata.labels.version"),
                        "5c1be0aa90d3",
                        values(
                                "dev",
                                present(text("2.14.0", "k8s/dev/api.yaml", 7)),
                                "stage",
                                present(text("2.14.0", "k8s/stage/api.yaml", 7)),
                                "prod",
                                present(text("2.12.3", "k8s/prod/api.yaml", 7))))),
                "prod runs api 2.12.3, two releases behind stage",
                List.of("promote 2.14.0: k8s/prod/api.yaml:22"));
    }

    private static Finding sharedSecret() {
        return new Finding(
                "d00dfeed1234",
                FindingKind.VALUE,
                Verdict.VIOLATION,
                Category.ACCESS,
                Severity.CRITICAL,
                Optional.of("config/**#*_PASSWORD"),
                address("config/{env}.yaml", "DB_PASSWORD"),
                values(
                        "dev",
                        present(encrypted("config/dev.yaml", 20)),
                        "stage",
                        present(secret("fp:9c1e02ab44d1", "config/stage.yaml", 20)),
                        "prod",
                        present(secret("fp:9c1e02ab44d1", "config/prod.yaml", 22))),
                Optional.empty(),
                List.of(),
                "stage and prod share one secret; the rule says must: differ",
                List.of("rotate the password of one of them"));
    }

    private static Finding missingResource() {
        return new Finding(
                "be5701dd0001",
                FindingKind.PRESENCE,
                Verdict.DRIFT,
                Category.WORKLOAD,
                Severity.MAJOR,
                Optional.empty(),
                address("batch/CronJob/payments/reconcile", ""),
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
                                                                        text("0 3 * * *", "k8s/prod/cron.yaml", 7)),
                                                                entry(
                                                                        "suspend",
                                                                        bool(false, "k8s/prod/cron.yaml", 8))))))))),
                Optional.of(moved(
                        event(
                                "prod",
                                change("c0ffee12", "Ana Lima", "2025-06-11T09:12:00Z", "Add nightly reconcile on prod"),
                                Optional.empty(),
                                Optional.of(text("CronJob", "k8s/prod/cron.yaml", 1)),
                                How.CREATED),
                        false)),
                List.of(),
                "only prod has this resource",
                List.of("add it to stage, or say in the contract that only prod has it"));
    }

    private static Finding otherEnvironment() {
        return new Finding(
                "aa11bb22cc33",
                FindingKind.OTHER_ENVIRONMENT,
                Verdict.DRIFT,
                Category.CONFIGURATION,
                Severity.CRITICAL,
                Optional.empty(),
                address("config/{env}.yaml", "queues[name=orders].url"),
                values(
                        "dev",
                        present(text("https://queue.dev.example.com/orders", "config/dev.yaml", 41)),
                        "stage",
                        present(text("https://queue.prod.example.com/orders", "config/stage.yaml", 41)),
                        "prod",
                        present(text("https://queue.prod.example.com/orders", "config/prod.yaml", 43))),
                Optional.of(moved(
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
                        false)),
                List.of(),
                "stage names prod: it reads and writes production's queue",
                List.of("config/stage.yaml:41: queue.prod.example.com -> queue.stage.example.com"));
    }

    private static Finding hostile() {
        return new Finding(
                "0bad0bad0bad",
                FindingKind.PLACEHOLDER,
                Verdict.DRIFT,
                Category.DATA,
                Severity.MINOR,
                Optional.empty(),
                address("config/{env}.yaml", "banner[\"<b>@team\"]"),
                values(
                        "dev",
                        present(text("", "config/dev.yaml", 50)),
                        "stage",
                        present(text(HOSTILE, "config/a b#%.yaml", 50)),
                        "prod",
                        present(text("料金所のタイムアウト\n設定👩‍💻\u0085", "config/prod.yaml", 52))),
                Optional.of(moved(
                        event(
                                "stage",
                                change("0badf00d", "<i>Mallory</i> @all", "2026-11-20T07:00:00Z", HOSTILE),
                                Optional.of(text("", "config/stage.yaml", 50)),
                                Optional.of(text(HOSTILE, "config/stage.yaml", 50)),
                                How.EDIT),
                        true)),
                List.of(),
                "a placeholder was left: " + HOSTILE,
                List.of("replace " + HOSTILE));
    }

    private static Finding longValues() {
        var stage = IntStream.range(0, 700)
                .mapToObj(i -> text("10.0." + i / 256 + "." + i % 256 + "/32", "config/stage.yaml", 100 + i))
                .toArray(Node[]::new);
        var prod = IntStream.range(0, 20)
                .mapToObj(i -> text("10.1.0." + i + "/32", "config/prod.yaml", 100 + i))
                .toArray(Node[]::new);
        return new Finding(
                "1157abcdef00",
                FindingKind.VALUE,
                Verdict.DRIFT,
                Category.INFRASTRUCTURE,
                Severity.INFO,
                Optional.empty(),
                address("config/{env}.yaml", "allowed_ranges"),
                values(
                        "dev",
                        present(list("config/dev.yaml", 100)),
                        "stage",
                        present(list("config/stage.yaml", 100, stage)),
                        "prod",
                        present(list("config/prod.yaml", 100, prod))),
                Optional.empty(),
                List.of(),
                "stage allows 700 ranges, prod 20",
                List.of());
    }

    private static Finding unseen() {
        return new Finding(
                "2fee2fee2fee",
                FindingKind.VALUE,
                Verdict.UNBACKPORTED,
                Category.DATABASE,
                Severity.MAJOR,
                Optional.empty(),
                address("config/{env}.yaml", "pool.max_lifetime"),
                values(
                        "dev",
                        new Held.Unseen("config/dev.yaml is not UTF-8"),
                        "stage",
                        present(inherited(Node.Kind.NUMBER, "1800", "config/base.yaml", 9)),
                        "prod",
                        present(number("123456789012345678901234567890.5", "config/prod.yaml", 61))),
                Optional.of(moved(
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
                        true)),
                List.of(),
                "prod was changed first, and nobody carried it upstream",
                List.of("config/stage.yaml: 1800 -> 123456789012345678901234567890.5"));
    }

    private static Finding flag(int number) {
        return new Finding(
                "f1a9000000%02d".formatted(number),
                FindingKind.VALUE,
                number == 6 ? Verdict.LAGGING : Verdict.DRIFT,
                Category.FLAG,
                Severity.MINOR,
                Optional.empty(),
                address("flags/{env}.json", "flags.checkout-v" + number + ".enabled"),
                values(
                        "dev",
                        present(bool(true, "flags/dev.json", number)),
                        "stage",
                        present(bool(true, "flags/stage.json", number)),
                        "prod",
                        present(bool(false, "flags/prod.json", number))),
                Optional.empty(),
                List.of(),
                "on in dev and stage only",
                List.of());
    }

    private static List<Report.Explained> explained() {
        return List.of(
                new Report.Explained(
                        address("config/{env}.yaml", "LOG_LEVEL"),
                        Verdict.EXPECTED,
                        "rule LOG_LEVEL",
                        values(
                                "dev",
                                present(text("debug", "config/dev.yaml", 3)),
                                "stage",
                                present(text("debug", "config/stage.yaml", 3)),
                                "prod",
                                present(text("warn", "config/prod.yaml", 3)))),
                new Report.Explained(
                        address("config/{env}.yaml", "RATE_LIMIT"),
                        Verdict.EXCEPTED,
                        "exception of team-payments until 2026-12-31",
                        values(
                                "dev",
                                present(number("10", "config/dev.yaml", 8)),
                                "stage",
                                present(number("10", "config/stage.yaml", 8)),
                                "prod",
                                present(number("50", "config/prod.yaml", 8)))));
    }

    private static List<Report.Proposal> proposals() {
        return List.of(
                new Report.Proposal(
                        "**#*_URL",
                        "url",
                        allow(
                                Map.entry("dev", "https://{env}.example.com"),
                                Map.entry("stage", "https://{env}.example.com"),
                                Map.entry("prod", "https://example.com")),
                        23,
                        "hosts name their environment"),
                new Report.Proposal(
                        "apps/Deployment/**#spec.replicas",
                        "integer",
                        allow(Map.entry("dev", "1..2"), Map.entry("stage", "2..4"), Map.entry("prod", "3..50")),
                        18,
                        "scale grows along the route"));
    }

    @SafeVarargs
    private static SequencedMap<String, String> allow(Map.Entry<String, String>... entries) {
        var allow = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            allow.put(entry.getKey(), entry.getValue());
        }
        return allow;
    }
}

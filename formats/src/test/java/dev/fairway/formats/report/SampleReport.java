package dev.fairway.formats.report;

import static dev.fairway.formats.report.Samples.NOW;
import static dev.fairway.formats.report.Samples.absent;
import static dev.fairway.formats.report.Samples.change;
import static dev.fairway.formats.report.Samples.entry;
import static dev.fairway.formats.report.Samples.event;
import static dev.fairway.formats.report.Samples.moved;
import static dev.fairway.formats.report.Samples.number;
import static dev.fairway.formats.report.Samples.present;
import static dev.fairway.formats.report.Samples.text;
import static dev.fairway.formats.report.Samples.values;

import dev.fairway.core.blame.Event.How;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Flag;
import dev.fairway.core.report.Report;
import dev.fairway.core.report.WhyReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One report with everything in it that a format must cope with: the payment timeout, a lag, secrets, gaps, long and
/// hostile text.
final class SampleReport {

    static final String HOSTILE =
            "</script><img src=x onerror=alert(1)> @everyone \u001b[31mred\u202e |x| `y` [z](javascript:alert(2)) <!--";

    private SampleReport() {}

    static Report audit() {
        return report("audit", SampleFindings.all());
    }

    /// Nothing to complain about.
    static Report clean() {
        return clean(Optional.empty());
    }

    /// Nothing that was not known before, and less of it.
    static Report nothingNew() {
        return clean(Optional.of(new Report.Before(
                "origin/main",
                2,
                List.of(new Report.Mentioned("7b0e6a5d91c2", address("config/{env}.yaml", "limits[name=<b>]"))),
                List.of(new Report.Mentioned("5c1be0aa90d2", address("config/{env}.yaml", "image.tag"))),
                List.of(new Report.Mentioned("5c1be0aa90d3", address("config/{env}.yaml", "worker.tag"))))));
    }

    private static Report clean(Optional<Report.Before> before) {
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
                List.of(),
                before);
    }

    /// Two regions of production, one of them further from stage than the other.
    static Report regions() {
        var clean = clean();
        return new Report(
                "check",
                NOW,
                clean.head(),
                false,
                clean.environments(),
                List.of(List.of("stage"), List.of("prod-eu", "prod-us")),
                new Report.Summary(
                        100,
                        90,
                        10,
                        0,
                        0,
                        0,
                        0,
                        List.of(
                                new Report.Parity("stage", "prod-eu", 90, 90),
                                new Report.Parity("stage", "prod-us", 90, 81))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    static WhyReport why() {
        return new WhyReport(
                "PAYMENT_GATEWAY_TIMEOUT_MS",
                List.of(
                        new WhyReport.WhyAddress(
                                address("config/{env}.yaml", "PAYMENT_GATEWAY_TIMEOUT_MS"),
                                PaymentStory.values(),
                                PaymentStory.blame(),
                                "",
                                Optional.empty()),
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
                                        true),
                                "",
                                Optional.of(new Flag(
                                        Optional.of(Instant.parse("2025-01-01T00:00:00Z")),
                                        Optional.of(LocalDate.parse("2026-12-31")))))),
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
                                "k8s/overlays/prod", "kustomization fetches https://example.com/base?ref=v1", "")),
                Optional.empty());
    }

    static Address address(String resource, String path) {
        return new Address("", resource, path);
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
                        "",
                        23,
                        "hosts name their environment"),
                new Report.Proposal(
                        "apps/Deployment/**#spec.replicas",
                        "integer",
                        allow(Map.entry("dev", "1..2"), Map.entry("stage", "2..4"), Map.entry("prod", "3..50")),
                        "",
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

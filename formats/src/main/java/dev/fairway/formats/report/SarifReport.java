package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;

import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// The report as SARIF 2.1.0, for code scanning: one result for a finding, at the place in the environment that moved.
public final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Report report;
    private final JsonGenerator json;
    private final List<Rule> rules;
    private final String folder;

    private SarifReport(Report report, String folder, JsonGenerator json) {
        this.report = report;
        this.folder = folder;
        this.json = json;
        this.rules =
                report.findings().stream().map(Rule::of).distinct().sorted().toList();
    }

    /// Writes one document and a line feed; the stream stays open.
    ///
    /// @param version of this program
    /// @param folder that the report is about, from the top of its repository: places are told from there
    public static void write(Report report, String folder, OutputStream out, String version) {
        try (var json = JsonWriting.indented(out)) {
            new SarifReport(report, folder, json).document(version);
            json.writeRaw('\n');
        }
    }

    private void document(String version) {
        json.writeStartObject();
        text(json, "$schema", SCHEMA);
        text(json, "version", "2.1.0");
        json.writeName("runs");
        json.writeStartArray();
        json.writeStartObject();
        tool(version);
        invocation();
        object("automationDetails", () -> text(json, "id", "fairway/" + report.command() + "/"));
        text(json, "columnKind", "unicodeCodePoints");
        array("results", () -> report.findings().stream().map(Wholes::named).forEach(this::result));
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(String version) {
        object(
                "tool",
                () -> object("driver", () -> {
                    text(json, "name", "Fairway");
                    text(json, "version", version);
                    array("rules", () -> rules.forEach(this::rule));
                }));
    }

    private void rule(Rule rule) {
        json.writeStartObject();
        text(json, "id", rule.id());
        message("shortDescription", VerdictHelp.meaning(rule.verdict()));
        message("fullDescription", VerdictHelp.meaning(rule.verdict()) + " " + VerdictHelp.meaning(rule.kind()));
        message("help", VerdictHelp.remedy(rule.verdict()));
        object("defaultConfiguration", () -> text(json, "level", "warning"));
        json.writeEndObject();
    }

    private void invocation() {
        array("invocations", () -> {
            json.writeStartObject();
            json.writeBooleanProperty("executionSuccessful", true);
            text(json, "endTimeUtc", JsonWriting.time(report.time()));
            array("toolExecutionNotifications", () -> {
                for (var gap : report.gaps()) {
                    json.writeStartObject();
                    text(json, "level", "warning");
                    message(
                            "message",
                            "Not checked: " + gap.what() + ": " + gap.reason()
                                    + (gap.remedy().isEmpty() ? "" : "; " + gap.remedy()));
                    json.writeEndObject();
                }
                KnownBefore.parts(report).forEach(this::part);
            });
            json.writeEndObject();
        });
    }

    /// Told here, because what is among the results counts as open, whatever its state says.
    private void part(KnownBefore.Part part) {
        for (var one : part.all()) {
            json.writeStartObject();
            text(json, "level", "note");
            message("message", part.title() + ": " + one.address());
            object("properties", () -> text(json, "fingerprint", one.fingerprint()));
            json.writeEndObject();
        }
    }

    private void result(Finding finding) {
        var rule = Rule.of(finding);
        json.writeStartObject();
        text(json, "ruleId", rule.id());
        json.writeNumberProperty("ruleIndex", rules.indexOf(rule));
        text(json, "level", level(finding.severity()));
        if (report.before().isPresent()) {
            text(json, "baselineState", "new");
        }
        message("message", sentence(finding));
        new SarifPlaces(json, folder).write(finding);
        object("partialFingerprints", () -> text(json, "fairway/v1", finding.fingerprint()));
        object("properties", () -> {
            text(json, "verdict", finding.verdict().word());
            text(json, "category", finding.category().word());
            text(json, "severity", finding.severity().word());
        });
        json.writeEndObject();
    }

    /// The finding's sentence, what each environment holds, who moved, and what to do.
    private String sentence(Finding finding) {
        var parts = new ArrayList<String>();
        parts.add(finding.message());
        parts.add(ValuePattern.groups(finding.values()).sequencedValues().stream()
                .map(names -> String.join(", ", names) + ": "
                        + Columns.middle(
                                ValueText.of(finding.values().getOrDefault(names.getFirst(), new Held.Absent())), 120))
                .collect(Collectors.joining("; ")));
        finding.blame().flatMap(blame -> MovedText.of(blame, report.time())).ifPresent(parts::add);
        finding.actions().stream().findFirst().ifPresent(action -> parts.add("To do: " + action));
        return parts.stream()
                .map(part -> part.endsWith(".") ? part.substring(0, part.length() - 1) : part)
                .collect(Collectors.joining(". "));
    }

    private void message(String name, String text) {
        object(name, () -> text(json, "text", literal(text)));
    }

    /// Brackets would make a link of SARIF's own.
    private static String literal(String text) {
        return SafeText.visible(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, MAJOR -> "error";
            case MINOR -> "warning";
            case INFO -> "note";
        };
    }

    private void object(String name, Runnable content) {
        json.writeName(name);
        json.writeStartObject();
        content.run();
        json.writeEndObject();
    }

    private void array(String name, Runnable content) {
        json.writeName(name);
        json.writeStartArray();
        content.run();
        json.writeEndArray();
    }

    /// Findings of one verdict and kind share a rule.
    private record Rule(Verdict verdict, FindingKind kind) implements Comparable<Rule> {

        static Rule of(Finding finding) {
            return new Rule(finding.verdict(), finding.kind());
        }

        String id() {
            return verdict.word() + "/" + kind.word();
        }

        @Override
        public int compareTo(Rule other) {
            return id().compareTo(other.id());
        }
    }
}

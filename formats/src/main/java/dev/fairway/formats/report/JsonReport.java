package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;
import static dev.fairway.formats.report.JsonWriting.wellFormed;

import dev.fairway.core.finding.Address;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Flag;
import dev.fairway.core.report.Report;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The report for programs (the schema `report` describes it). The same report gives the same bytes.
public final class JsonReport {

    /// Version of the format; it changes only when a reader of the old one would misread the new one.
    static final int VERSION = 1;

    private JsonReport() {}

    /// Writes one document and a line feed; the stream stays open.
    ///
    /// @param all whether differences that are explained are listed too
    public static void write(Report report, OutputStream out, boolean all) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            head(json, report);
            summary(json, report.summary());
            json.writeName("findings");
            json.writeStartArray();
            report.findings().forEach(finding -> finding(json, finding, report.time()));
            json.writeEndArray();
            if (all) {
                explained(json, report.explained());
            }
            proposals(json, "proposals", report.proposals());
            rules(json, report.rules());
            gaps(json, report.gaps());
            report.before().ifPresent(before -> before(json, before));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void before(JsonGenerator json, Report.Before before) {
        json.writeNumberProperty("known", before.known());
        for (var part : KnownBefore.parts(before)) {
            mentioned(json, part.name(), part.all());
        }
    }

    private static void mentioned(JsonGenerator json, String name, List<Report.Mentioned> all) {
        json.writeName(name);
        json.writeStartArray();
        for (var one : all) {
            json.writeStartObject();
            text(json, "fingerprint", one.fingerprint());
            address(json, one.address());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void gaps(JsonGenerator json, List<Report.Gap> gaps) {
        json.writeName("gaps");
        json.writeStartArray();
        for (var gap : gaps) {
            json.writeStartObject();
            text(json, "what", String.join(", ", gap.places()));
            text(json, "reason", gap.reason());
            text(json, "remedy", gap.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void address(JsonGenerator json, Address address) {
        if (!address.application().isEmpty()) {
            text(json, "application", address.application());
        }
        text(json, "resource", address.resource());
        text(json, "path", address.path());
    }

    private static void head(JsonGenerator json, Report report) {
        json.writeNumberProperty("version", VERSION);
        text(json, "command", report.command());
        text(json, "time", JsonWriting.time(report.time()));
        textOrNull(json, "head", report.head().orElse(null));
        json.writeBooleanProperty("dirty", report.dirty());
        json.writeName("environments");
        json.writeStartArray();
        for (var environment : report.environments()) {
            json.writeStartObject();
            text(json, "name", environment.name());
            strings(json, "aliases", environment.aliases());
            text(json, "tier", environment.tier());
            strings(json, "sources", environment.sources());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("route");
        json.writeStartArray();
        for (var stage : report.route()) {
            strings(json, stage);
        }
        json.writeEndArray();
    }

    private static void summary(JsonGenerator json, Report.Summary summary) {
        json.writeName("summary");
        json.writeStartObject();
        json.writeNumberProperty("compared", summary.compared());
        json.writeNumberProperty("equal", summary.equal());
        json.writeNumberProperty("expected", summary.expected());
        json.writeNumberProperty("excepted", summary.excepted());
        json.writeNumberProperty("managed", summary.managed());
        json.writeNumberProperty("findings", summary.findings());
        json.writeNumberProperty("hidden", summary.hidden());
        json.writeName("parity");
        json.writeStartArray();
        for (var parity : summary.parity()) {
            json.writeStartObject();
            strings(json, "pair", List.of(parity.left(), parity.right()));
            json.writeNumberProperty("compared", parity.compared());
            json.writeNumberProperty("same", parity.same());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding, Instant now) {
        json.writeStartObject();
        text(json, "fingerprint", finding.fingerprint());
        text(json, "verdict", finding.verdict().word());
        text(json, "category", finding.category().word());
        text(json, "severity", finding.severity().word());
        textOrNull(json, "rule", finding.rule().orElse(null));
        address(json, finding.address());
        JsonValues.writeHeld(json, finding.values());
        JsonBlame.write(json, finding.blame());
        finding.flag().ifPresent(flag -> flag(json, flag, now));
        if (!finding.members().isEmpty()) {
            json.writeName("members");
            json.writeStartArray();
            for (var member : finding.members()) {
                json.writeStartObject();
                text(json, "fingerprint", member.fingerprint());
                address(json, member.address());
                JsonValues.writeHeld(json, member.values());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        text(json, "message", finding.message());
        strings(json, "actions", finding.actions());
        json.writeEndObject();
    }

    static void flag(JsonGenerator json, Flag flag, Instant now) {
        json.writeName("flag");
        json.writeStartObject();
        textOrNull(json, "since", flag.since().map(JsonWriting::time).orElse(null));
        if (flag.since().isPresent()) {
            json.writeNumberProperty("days", FlagText.days(flag.since().get(), now));
        } else {
            json.writeNullProperty("days");
        }
        textOrNull(json, "until", flag.until().map(LocalDate::toString).orElse(null));
        json.writeEndObject();
    }

    private static void explained(JsonGenerator json, List<Report.Explained> explained) {
        json.writeName("explained");
        json.writeStartArray();
        for (var difference : explained) {
            json.writeStartObject();
            text(json, "verdict", difference.verdict().word());
            address(json, difference.address());
            JsonValues.writeHeld(json, difference.values());
            text(json, "because", difference.because());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void proposals(JsonGenerator json, String name, List<Report.Proposal> proposals) {
        json.writeName(name);
        json.writeStartArray();
        for (var proposal : proposals) {
            json.writeStartObject();
            text(json, "match", proposal.match());
            text(json, "type", proposal.type());
            json.writeName("allow");
            json.writeStartObject();
            proposal.allow().forEach((environment, allowed) -> text(json, wellFormed(environment), allowed));
            json.writeEndObject();
            if (!proposal.must().isEmpty()) {
                text(json, "must", proposal.must());
            }
            json.writeNumberProperty("covers", proposal.covers());
            text(json, "reason", proposal.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rules(JsonGenerator json, List<Report.RuleUse> rules) {
        json.writeName("rules");
        json.writeStartArray();
        for (var rule : rules) {
            json.writeStartObject();
            text(json, "match", rule.match());
            json.writeNumberProperty("matched", rule.matched());
            json.writeBooleanProperty("stale", rule.stale());
            json.writeBooleanProperty("expired", rule.expired());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void strings(JsonGenerator json, String name, Collection<String> values) {
        json.writeName(name);
        strings(json, values);
    }

    private static void strings(JsonGenerator json, Collection<String> values) {
        json.writeStartArray();
        values.forEach(value -> json.writeString(wellFormed(value)));
        json.writeEndArray();
    }
}

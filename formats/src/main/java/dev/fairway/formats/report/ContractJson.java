package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;
import static dev.fairway.formats.report.JsonWriting.textOrNull;
import static dev.fairway.formats.report.JsonWriting.wellFormed;

import dev.fairway.core.contract.ContractAnswer;
import dev.fairway.core.contract.ContractAnswer.Explained;
import dev.fairway.core.contract.ContractAnswer.Linted;
import dev.fairway.core.contract.ContractAnswer.Told;
import dev.fairway.core.contract.ContractAnswer.Written;
import dev.fairway.core.contract.Explanation.Clause;
import dev.fairway.core.contract.Must;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.contract.ValueType;
import dev.fairway.core.tree.Place;
import java.io.OutputStream;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;

/// What the commands about the contract answer, for programs (the schema `contract-commands` describes it).
public final class ContractJson {

    private ContractJson() {}

    /// Writes one document and a line feed; the stream stays open.
    public static void write(ContractAnswer answer, OutputStream out) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", JsonReport.VERSION);
            switch (answer) {
                case Written written -> written(json, written);
                case Linted linted -> linted(json, linted);
                case Explained explained -> explained(json, explained);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void written(JsonGenerator json, Written written) {
        text(json, "command", written.command());
        text(json, "file", written.file());
        json.writeBooleanProperty("changed", written.changed());
        JsonReport.proposals(json, "rules", written.rules());
        json.writeName("exceptions");
        json.writeStartArray();
        written.exceptions().forEach(exception -> exception(json, exception));
        json.writeEndArray();
        json.writeNumberProperty("left", written.left());
        JsonReport.strings(json, "unseen", written.unseen());
    }

    private static void exception(JsonGenerator json, TimedException exception) {
        json.writeStartObject();
        text(json, "match", exception.match());
        text(json, "owner", exception.owner());
        text(json, "reason", exception.reason());
        text(json, "until", exception.until().toString());
        json.writeEndObject();
    }

    private static void linted(JsonGenerator json, Linted linted) {
        text(json, "command", "contract lint");
        JsonReport.strings(json, "files", linted.files());
        json.writeNumberProperty("rules", linted.rules());
        json.writeNumberProperty("exceptions", linted.exceptions());
        json.writeName("faults");
        json.writeStartArray();
        for (var fault : linted.faults()) {
            json.writeStartObject();
            text(json, "kind", fault.kind().word());
            place(json, fault.place());
            text(json, "message", fault.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void explained(JsonGenerator json, Explained explained) {
        text(json, "command", "contract explain");
        text(json, "key", explained.key());
        json.writeName("addresses");
        json.writeStartArray();
        explained.told().forEach(told -> told(json, told));
        json.writeEndArray();
    }

    private static void told(JsonGenerator json, Told told) {
        json.writeStartObject();
        JsonReport.address(json, told.address());
        JsonValues.writeHeld(json, told.values());
        json.writeBooleanProperty("contract", told.explanation().isPresent());
        json.writeName("clauses");
        json.writeStartArray();
        told.explanation().ifPresent(explanation -> explanation.clauses().forEach(clause -> clause(json, clause)));
        json.writeEndArray();
        text(json, "today", told.outcome());
        json.writeEndObject();
    }

    private static void clause(JsonGenerator json, Clause clause) {
        json.writeStartObject();
        text(json, "kind", clause.exception() ? "exception" : "rule");
        text(json, "match", clause.match());
        place(json, clause.place());
        textOrNull(json, "type", clause.type().map(ValueType::word).orElse(null));
        json.writeName("allow");
        json.writeStartObject();
        clause.allowed().forEach((environment, allowed) -> text(json, wellFormed(environment), allowed));
        json.writeEndObject();
        textOrNull(json, "must", clause.must().map(Must::word).orElse(null));
        text(json, "owner", clause.owner());
        text(json, "reason", clause.reason());
        textOrNull(json, "until", clause.until().map(LocalDate::toString).orElse(null));
        json.writeBooleanProperty("expired", clause.expired());
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Place place) {
        text(json, "file", place.file());
        if (place.line() > 0) {
            json.writeNumberProperty("line", place.line());
        }
    }
}

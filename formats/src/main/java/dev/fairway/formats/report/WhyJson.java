package dev.fairway.formats.report;

import static dev.fairway.formats.report.JsonWriting.text;

import dev.fairway.core.report.WhyReport;
import java.io.OutputStream;
import java.time.Instant;

/// The answer of `why` for programs (the schema `why` describes it).
public final class WhyJson {

    private WhyJson() {}

    /// Writes one document and a line feed; the stream stays open. `gaps` stands there only when there are some.
    ///
    /// @param now what ages are told against
    public static void write(WhyReport why, OutputStream out, Instant now) {
        try (var json = JsonWriting.indented(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", JsonReport.VERSION);
            text(json, "command", "why");
            text(json, "key", why.key());
            json.writeName("addresses");
            json.writeStartArray();
            for (var found : why.addresses()) {
                var blame = found.blame();
                json.writeStartObject();
                JsonReport.address(json, found.address());
                if (!found.formerly().isEmpty()) {
                    text(json, "formerly", found.formerly());
                }
                JsonValues.writeHeld(json, found.values());
                JsonBlame.whyTimeline(json, blame.timeline());
                JsonBlame.episodes(json, blame.episodes());
                JsonBlame.diverged(json, blame.diverged());
                JsonBlame.since(json, blame.since());
                JsonBlame.deliberate(json, blame.deliberate());
                text(json, "confidence", blame.confidence().word());
                found.flag().ifPresent(flag -> JsonReport.flag(json, flag, now));
                json.writeEndObject();
            }
            json.writeEndArray();
            if (!why.gaps().isEmpty()) {
                JsonReport.gaps(json, why.gaps());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}

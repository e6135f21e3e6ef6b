package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.formats.read.TemplateMask.Manner;
import dev.fairway.formats.read.YamlSegments.Segment;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads YAML document by document. What is no YAML because it is a template is read again with its actions hidden.
final class YamlReader {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(4096)
            .build();

    private final Origin origin;
    private final boolean isVersion11;
    private final boolean isTemplate;
    private final Gathering gathering;
    private final YamlFindings findings;

    /// @param isVersion11 whether its readers read YAML 1.1 even where it is no Kubernetes manifest
    YamlReader(Origin origin, boolean isVersion11, boolean isTemplate, Gathering gathering) {
        this.origin = origin;
        this.isVersion11 = isVersion11;
        this.isTemplate = isTemplate;
        this.gathering = gathering;
        this.findings = new YamlFindings(gathering);
    }

    void read(String text) {
        for (var segment : YamlSegments.split(text)) {
            if (!gathering.hasRoom()) {
                gathering.lose(
                        origin.place(segment.lineOffset() + 1, 1),
                        "more than " + gathering.limits().documents() + " documents in one file");
                return;
            }
            read(segment);
        }
    }

    /// One document of the stream.
    void read(Segment segment) {
        if (!YamlSegments.isBlank(segment.text())) {
            readText(segment);
        }
    }

    private void readText(Segment segment) {
        var tooLong = tooLongLine(segment.text());
        if (tooLong > 0) {
            gathering.lose(
                    origin.place(segment.lineOffset() + tooLong, 1),
                    "a line longer than " + gathering.limits().lineChars() + " characters");
            return;
        }
        if (TemplateMask.mayHoldActions(segment.text())) {
            readTemplate(segment);
            return;
        }
        try {
            deliver(compose(segment, segment.text(), TemplateMask.NONE));
        } catch (Malformed malformed) {
            if (segment.text().indexOf('@') < 0 || !readMasked(segment, Manner.ALL_VALUES)) {
                gathering.lose(malformed);
            }
        }
    }

    private void readTemplate(Segment segment) {
        findings.inTemplate(isTemplate);
        try {
            if (!isTemplate && readMasked(segment, Manner.ALL_VALUES)) {
                return;
            }
            findings.inTemplate(true);
            if (readMasked(segment, Manner.CONTROL_VANISHES) || readMasked(segment, Manner.ALL_VANISH)) {
                return;
            }
            compose(
                    segment,
                    TemplateMask.of(segment.text(), Manner.ALL_VANISH, true).text(),
                    TemplateMask.NONE);
        } catch (Malformed malformed) {
            gathering.unfilled(malformed.place(), Shown.unfilled("no YAML", malformed.problem()));
        } finally {
            findings.inTemplate(false);
        }
    }

    private boolean readMasked(Segment segment, Manner manner) {
        var mask = TemplateMask.of(segment.text(), manner, true);
        try {
            deliver(compose(segment, mask.text(), mask));
        } catch (Malformed _) {
            return false;
        }
        if (mask.firstChoice() > 0) {
            gathering.doubt(
                    origin.place(segment.lineOffset() + mask.firstChoice(), 1),
                    "a template decides from here on which lines are there; all were read, and the last of a key"
                            + " counts");
        }
        for (var line : mask.holes()) {
            gathering.hole(
                    origin.place(segment.lineOffset() + line, 1),
                    "a template inserts something here that cannot be read");
        }
        return true;
    }

    private void deliver(List<Node> documents) {
        for (var document : documents) {
            if (!(document instanceof Scalar scalar) || scalar.kind() != Kind.NULL) {
                gathering.document(document);
            }
        }
    }

    private List<Node> compose(Segment segment, String text, TemplateMask mask) {
        var places = new YamlPlaces(origin, text, segment.lineOffset());
        var dialect = isVersion11 || isManifest(text) ? YamlDialect.VERSION_1_1 : YamlDialect.CORE;
        try {
            var events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            var composer = new YamlComposer(events, places, dialect, mask, findings);
            var documents = new ArrayList<Node>();
            while (events.hasNext()) {
                if (events.next().getEventId() == Event.ID.DocumentStart) {
                    documents.add(composer.document());
                }
            }
            return documents;
        } catch (MarkedYamlEngineException e) {
            var place = YamlProblems.mark(e).map(places::ofProblem).orElseGet(origin::file);
            throw new Malformed(place, YamlProblems.describe(e));
        } catch (YamlEngineException _) {
            throw new Malformed(
                    origin.place(segment.lineOffset() + YamlProblems.unprintableLine(text), 1),
                    "a character that YAML does not allow");
        }
    }

    /// Kubernetes objects say what they are in their first column.
    private static boolean isManifest(String text) {
        return hasLine(text, "apiVersion:") && hasLine(text, "kind:");
    }

    private static boolean hasLine(String text, String start) {
        return text.startsWith(start) || text.contains("\n" + start);
    }

    /// The first line beyond the limit, from 1, or 0.
    private int tooLongLine(String text) {
        var limit = gathering.limits().lineChars();
        if (text.length() <= limit) {
            return 0;
        }
        var line = 1;
        for (var at = 0; at < text.length(); line++) {
            var next = YamlSegments.nextLine(text, at);
            if (next - at > limit) {
                return line;
            }
            at = next;
        }
        return 0;
    }
}

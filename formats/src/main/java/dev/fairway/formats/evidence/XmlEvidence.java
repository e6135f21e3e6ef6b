package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.formats.evidence.XmlHandler.Element;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises by its root what kind of evidence an XML document is, and reads it.
final class XmlEvidence implements XmlHandler {

    private @Nullable JUnitReader junit;
    private @Nullable CycloneDxXml cyclonedx;

    /// Nothing where it is XML of no kind that is known.
    static Optional<EvidenceReading> read(byte[] file) {
        var evidence = new XmlEvidence();
        XmlWalk.through(file, evidence);
        return evidence.judged();
    }

    private Optional<EvidenceReading> judged() {
        if (junit != null) {
            return Optional.of(junit.judged());
        }
        return cyclonedx == null ? Optional.empty() : Optional.of(cyclonedx.judged());
    }

    private Optional<XmlHandler> handler() {
        return Optional.ofNullable(junit == null ? cyclonedx : junit);
    }

    @Override
    public void start(List<String> path, Element element) {
        if (path.size() == 1) {
            if (JUnitReader.isRoot(path.getLast())) {
                junit = new JUnitReader();
            } else if (path.getLast().equals(CycloneDxXml.ROOT)
                    && element.namespace().startsWith(CycloneDxXml.NAMESPACE)) {
                cyclonedx = new CycloneDxXml();
            }
        }
        handler().ifPresent(it -> it.start(path, element));
    }

    @Override
    public void text(List<String> path, String part) {
        handler().ifPresent(it -> it.text(path, part));
    }

    @Override
    public void end(List<String> path) {
        handler().ifPresent(it -> it.end(path));
    }
}

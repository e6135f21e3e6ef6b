package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a CycloneDX SBOM in XML.
final class CycloneDxXml implements XmlHandler {

    static final String ROOT = "bom";
    static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";

    private static final List<String> DESCRIBED = List.of(ROOT, "metadata", "component");
    private static final List<String> TIME = List.of(ROOT, "metadata", "timestamp");
    private static final List<String> VULNERABILITY = List.of(ROOT, "vulnerabilities", "vulnerability");
    private static final List<String> STATE = List.of(ROOT, "vulnerabilities", "vulnerability", "analysis", "state");
    private static final Set<String> NESTING = Set.of("components", "component");

    /// Names of the elements of the described component whose texts are read.
    private static final Set<String> TOLD = Set.of("purl", "version");

    private static final int LONGEST_TEXT = 10_000;

    private final List<Digest> subjects = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String version = "";
    private String algorithm = "";
    private String state = "";
    private Optional<Instant> ended = Optional.empty();
    private long components;
    private long open;
    private long closed;

    EvidenceReading judged() {
        return CycloneDx.inventory(version, components, open, closed, subjects, ended)
                .judged();
    }

    @Override
    public void start(List<String> path, Element element) {
        text.setLength(0);
        if (path.size() == 1) {
            version = element.namespace().substring(NAMESPACE.length());
        } else if (isHash(path)) {
            algorithm = element.attribute("alg").orElse("");
        } else if (path.equals(VULNERABILITY)) {
            state = "";
        } else if (isComponent(path)) {
            components++;
        }
    }

    @Override
    public void text(List<String> path, String part) {
        if (text.length() + part.length() <= LONGEST_TEXT) {
            text.append(part);
        }
    }

    @Override
    public void end(List<String> path) {
        var told = text.toString().strip();
        if (path.equals(TIME)) {
            ended = Times.zoned(told);
        } else if (path.equals(STATE)) {
            state = told;
        } else if (path.equals(VULNERABILITY)) {
            closed += CycloneDx.isClosed(state) ? 1 : 0;
            open += CycloneDx.isClosed(state) ? 0 : 1;
        } else if (isHash(path) && algorithm.equals(CycloneDx.SHA_256)) {
            subjects.add(CycloneDx.digest(told));
        } else if (path.size() == DESCRIBED.size() + 1 && isBelowDescribed(path) && TOLD.contains(path.getLast())) {
            Purls.spelled(told).ifPresent(subjects::add);
            subjects.addAll(Purls.digests(told));
        }
        text.setLength(0);
    }

    private static boolean isBelowDescribed(List<String> path) {
        return path.subList(0, DESCRIBED.size()).equals(DESCRIBED);
    }

    private static boolean isHash(List<String> path) {
        return path.size() == DESCRIBED.size() + 2
                && isBelowDescribed(path)
                && path.get(DESCRIBED.size()).equals("hashes")
                && path.getLast().equals("hash");
    }

    /// At any depth below the list of components.
    private static boolean isComponent(List<String> path) {
        return path.getLast().equals("component")
                && path.get(1).equals("components")
                && path.subList(1, path.size()).stream().allMatch(NESTING::contains);
    }
}

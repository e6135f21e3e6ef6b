package dev.fairway.formats.liquibase;

import dev.fairway.core.release.ChangeLog;
import dev.fairway.core.release.ChangeLog.Reading;
import dev.fairway.formats.evidence.PlainXml;
import java.util.List;
import java.util.SequencedMap;

/// A change log in XML.
final class XmlChangeLog implements PlainXml.Elements {

    private static final String ROOT = "databaseChangeLog";
    private static final String AROUND = "modifyChangeSets";

    private final StepList steps = new StepList();
    private boolean other;

    private XmlChangeLog() {}

    static Reading read(byte[] content) {
        var log = new XmlChangeLog();
        var refused = PlainXml.walk(content, log);
        if (refused.isPresent()) {
            return new Reading.Faulty(0, refused.get());
        }
        if (log.other) {
            return new Reading.Other();
        }
        return log.steps
                .fault()
                .<Reading>map(it -> it)
                .orElseGet(() -> new Reading.Read(new ChangeLog(log.steps.steps())));
    }

    @Override
    public void begin(List<String> path, SequencedMap<String, String> attributes, int line) {
        if (path.size() == 1) {
            other = !path.getFirst().equals(ROOT);
        } else if (!other
                && (path.size() == 2 || (path.size() == 3 && path.get(1).equals(AROUND)))) {
            switch (path.getLast()) {
                case "changeSet" -> steps.changeSet();
                case "include" -> steps.include(attributes, line);
                case "includeAll" -> steps.includeAll(attributes, line);
                default -> {}
            }
        }
    }
}

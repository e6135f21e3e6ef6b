package dev.fairway.formats.liquibase;

import dev.fairway.core.release.ChangeLog;
import dev.fairway.core.release.ChangeLog.Reading;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.util.LinkedHashMap;
import java.util.Map;

/// A change log in YAML or JSON.
final class TreeChangeLog {

    private static final String ROOT = "databaseChangeLog";

    private final StepList steps = new StepList();

    private TreeChangeLog() {}

    static Reading read(String file, byte[] content) {
        var reading = DocumentReader.read(Source.of(file), content, Sealing.random());
        if (!reading.complete()) {
            return reading.problems().stream()
                    .filter(it -> it.fatal())
                    .findFirst()
                    .map(it -> new Reading.Faulty(it.place().line(), it.message()))
                    .orElseGet(() -> new Reading.Faulty(0, "cannot be read whole"));
        }
        if (reading.documents().size() != 1
                || !(reading.documents().getFirst() instanceof Node.Mapping top)
                || top.get(ROOT).isEmpty()) {
            return new Reading.Other();
        }
        var log = new TreeChangeLog();
        log.items(top.get(ROOT).get());
        return log.steps
                .fault()
                .<Reading>map(it -> it)
                .orElseGet(() -> new Reading.Read(new ChangeLog(log.steps.steps())));
    }

    /// A list of things, each under its name; what has one alone may do without the list.
    private void items(Node node) {
        switch (node) {
            case Node.Listing(var items, var _) -> items.forEach(this::items);
            case Node.Mapping(var entries, var _) ->
                entries.forEach(
                        entry -> item(entry.key(), entry.value(), entry.place().line()));
            case Node.Scalar(var kind, var _, var place) -> {
                if (kind != Node.Kind.NULL) {
                    steps.fault(place.line(), "a text where a change set or an include should be");
                }
            }
            case Node.Secret(var _, var place) -> steps.fault(place.line(), "a secret where a change set should be");
            case Node.Encrypted(var _, var place) -> steps.fault(place.line(), "it is encrypted");
        }
    }

    private void item(String name, Node value, int line) {
        switch (name) {
            case "changeSet" -> steps.changeSet();
            case "include" -> steps.include(attributes(value, line), line);
            case "includeAll" -> steps.includeAll(attributes(value, line), line);
            case "modifyChangeSets" -> inner(value);
            default -> {}
        }
    }

    /// What it wraps; its own settings are texts.
    private void inner(Node value) {
        switch (value) {
            case Node.Listing(var items, var _) -> items.forEach(this::inner);
            case Node.Mapping(var entries, var _) ->
                entries.forEach(
                        entry -> item(entry.key(), entry.value(), entry.place().line()));
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> {}
        }
    }

    private Map<String, String> attributes(Node value, int line) {
        var attributes = new LinkedHashMap<String, String>();
        if (value instanceof Node.Mapping(var entries, var _)) {
            for (var entry : entries) {
                if (entry.value() instanceof Node.Scalar(var _, var text, var _)) {
                    attributes.put(entry.key(), text);
                }
            }
        } else {
            steps.fault(line, "an include without names for what it says");
        }
        return attributes;
    }
}

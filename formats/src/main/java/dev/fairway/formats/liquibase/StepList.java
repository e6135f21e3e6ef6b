package dev.fairway.formats.liquibase;

import dev.fairway.core.release.ChangeLog.Reading;
import dev.fairway.core.release.ChangeLog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects what a change log asks for, whichever way it is written.
final class StepList {

    /// Of classes that choose or order files.
    private static final Set<String> CLASSES = Set.of("filter", "resourceFilter", "resourceComparator");

    private final List<Step> steps = new ArrayList<>();
    private Optional<Reading.Faulty> fault = Optional.empty();

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Optional<Reading.Faulty> fault() {
        return fault;
    }

    void fault(int line, String what) {
        if (fault.isEmpty()) {
            fault = Optional.of(new Reading.Faulty(line, what));
        }
    }

    /// Of many in a row, one says enough.
    void changeSet() {
        if (steps.isEmpty() || !(steps.getLast() instanceof Step.ChangeSet)) {
            steps.add(new Step.ChangeSet());
        }
    }

    void include(Map<String, String> attributes, int line) {
        var file = attributes.get("file");
        if (file == null) {
            fault(line, "an include names no file");
        } else {
            steps.add(new Step.Include(
                    file, isTrue(attributes, "relativeToChangelogFile"), !isFalse(attributes, "errorIfMissing"), line));
        }
    }

    void includeAll(Map<String, String> attributes, int line) {
        var path = attributes.get("path");
        var classes = attributes.keySet().stream().filter(CLASSES::contains).findFirst();
        if (path == null) {
            fault(line, "an includeAll names no path");
        } else if (classes.isPresent()) {
            fault(line, "its %s is a class, whose order cannot be listed".formatted(classes.get()));
        } else {
            var least = number(attributes, "minDepth", 1, line);
            var most = number(attributes, "maxDepth", Integer.MAX_VALUE, line);
            steps.add(new Step.IncludeAll(
                    path,
                    isTrue(attributes, "relativeToChangelogFile"),
                    !isFalse(attributes, "errorIfMissingOrEmpty"),
                    least,
                    most,
                    attributes.getOrDefault("endsWithFilter", "").strip(),
                    line));
        }
    }

    private int number(Map<String, String> attributes, String name, int otherwise, int line) {
        var text = attributes.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            fault(line, "its %s is no number".formatted(name));
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    private static boolean isTrue(Map<String, String> attributes, String name) {
        return attributes.getOrDefault(name, "").equalsIgnoreCase("true");
    }

    private static boolean isFalse(Map<String, String> attributes, String name) {
        return attributes.getOrDefault(name, "").equalsIgnoreCase("false");
    }
}

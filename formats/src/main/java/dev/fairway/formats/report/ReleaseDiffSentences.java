package dev.fairway.formats.report;

import dev.fairway.core.finding.Held;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.Migration;
import dev.fairway.core.release.MigrationChange;
import dev.fairway.core.release.MigrationChange.What;
import dev.fairway.core.release.ReleaseComparison;
import dev.fairway.core.release.ReleaseComparison.Inside;
import dev.fairway.core.release.ReleaseComparison.Part;
import dev.fairway.core.release.ReleaseComparison.SettingChange;
import dev.fairway.core.release.ReleaseComparison.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a release would bring to an environment that runs another one, in words.
public final class ReleaseDiffSentences {

    private static final int NAMED = 3;

    /// Digits of a commit.
    private static final int COMMIT = 12;

    private ReleaseDiffSentences() {}

    /// One sentence that ends with a full stop.
    public static String brings(ReleaseComparison comparison) {
        var from = comparison.from();
        var to = comparison.to();
        if (from.id().equals(to.id())) {
            return "Both are %s: one and the same release.".formatted(to.name());
        }
        if (comparison.parts().isEmpty()) {
            return "%s and %s are made of the same parts.".formatted(from.name(), to.name());
        }
        var said = new ArrayList<String>();
        for (var kind : ComponentKind.values()) {
            for (var word : List.of("changed", "new", "gone")) {
                said.addAll(said(
                        comparison.parts().stream()
                                .filter(part -> part.change().kind() == kind
                                        && word(part).equals(word))
                                .toList(),
                        kind,
                        word));
            }
        }
        return "%s brings to an environment that runs %s: %s."
                .formatted(to.name(), from.name(), String.join("; ", said));
    }

    private static String word(Part part) {
        return part.change().isInBoth() ? "changed" : part.change().from().isEmpty() ? "new" : "gone";
    }

    private static List<String> said(List<Part> parts, ComponentKind kind, String word) {
        if (parts.isEmpty()) {
            return List.of();
        }
        var insides = parts.stream()
                .filter(part -> !(part.inside() instanceof Inside.Closed))
                .map(ReleaseDiffSentences::inside)
                .toList();
        if (insides.size() == parts.size() && word.equals("changed")) {
            return insides;
        }
        var names = parts.stream()
                .map(part -> SafeText.visible(part.change().name()))
                .toList();
        var shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "");
        return List.of("%s %s %s".formatted(noun(kind), shown, word(names.size(), word)));
    }

    private static String word(int count, String word) {
        return switch (word) {
            case "changed" -> count == 1 ? "is another one" : "are others";
            case "new" -> count == 1 ? "is new" : "are new";
            default -> count == 1 ? "goes" : "go";
        };
    }

    private static String noun(ComponentKind kind) {
        return switch (kind) {
            case ARTIFACT -> "artifact";
            case CONFIG -> "configuration";
            case DATA -> "data";
            case FLAGS -> "flags";
            case MIGRATIONS -> "migrations";
            case MODULE -> "module";
        };
    }

    private static String inside(Part part) {
        var name = SafeText.visible(part.change().name());
        return switch (part.inside()) {
            case Inside.Closed _ -> name;
            case Inside.Unread _ -> "%s is not the same, and how could not be read".formatted(name);
            case Inside.Settings(var differences, var _) ->
                differences.isEmpty()
                        ? "%s says the same in other bytes".formatted(name)
                        : "%s in %s".formatted(values(differences), name);
            case Inside.Files(var changes) ->
                "%s of module %s".formatted(ValueText.count(changes.size(), "other file"), name);
            case Inside.MigrationFiles migrations ->
                migrations(name, migrations.changes()) + range(migrations.before(), migrations.after());
        };
    }

    /// How many of the values are new, others, and gone.
    private static String values(List<SettingChange> differences) {
        var added = differences.stream()
                .filter(change -> change.from() instanceof Held.Absent)
                .count();
        var gone = differences.stream()
                .filter(change -> change.to() instanceof Held.Absent)
                .count();
        var other = differences.size() - added - gone;
        var said = new ArrayList<String>();
        if (added > 0) {
            said.add(ValueText.count(added, "new value"));
        }
        if (other > 0) {
            said.add(ValueText.count(other, "other value"));
        }
        if (gone > 0) {
            said.add(ValueText.count(gone, "value") + " gone");
        }
        return String.join(", ", said);
    }

    private static String migrations(String name, List<MigrationChange> changes) {
        var toApply = changes.stream()
                .filter(change -> change.kind() == Migration.Kind.VERSIONED
                        && (change.what() == What.ADDED || change.what() == What.INSERTED))
                .count();
        var again = changes.stream()
                .filter(change -> change.kind() == Migration.Kind.REPEATABLE && change.what() != What.REMOVED)
                .count();
        var rewritten = changes.stream()
                .filter(change ->
                        change.rewritesThePast() && change.what() != What.INSERTED && change.what() != What.REMOVED)
                .count();
        var gone = changes.stream()
                .filter(change -> change.rewritesThePast() && change.what() == What.REMOVED)
                .count();
        var said = new ArrayList<String>();
        if (toApply > 0) {
            said.add("%s to apply".formatted(ValueText.count(toApply, "migration")));
        }
        if (again > 0) {
            said.add("%s to run again".formatted(ValueText.number(again)));
        }
        if (rewritten > 0) {
            said.add("%s that it has applied otherwise".formatted(ValueText.number(rewritten)));
        }
        if (gone > 0) {
            said.add("%s that it has applied and that %s gone"
                    .formatted(ValueText.number(gone), gone == 1 ? "is" : "are"));
        }
        return said.isEmpty()
                ? "nothing to migrate in %s".formatted(name)
                : "%s (%s)".formatted(String.join(", ", said), name);
    }

    /// How far one can go back, where that is stated and is not the same.
    private static String range(Optional<Compatible> before, Optional<Compatible> after) {
        if (before.equals(after)) {
            return "";
        }
        return ", compatible %s instead of %s"
                .formatted(
                        after.map(Compatible::text).orElse("with nothing stated"),
                        before.map(Compatible::text).orElse("nothing stated"));
    }

    /// From which commits they were built, where that is not the same.
    public static Optional<String> commits(ReleaseComparison comparison) {
        var from = comparison.from();
        var to = comparison.to();
        return from.commit().equals(to.commit())
                ? Optional.empty()
                : Optional.of("The commits differ: %s, %s.".formatted(commit(from), commit(to)));
    }

    private static String commit(Side side) {
        return side.commit()
                .map(it -> "%s is of %s".formatted(side.name(), it.substring(0, Math.min(COMMIT, it.length()))))
                .orElse("%s names none".formatted(side.name()));
    }

    /// What is loud: that one of them is recalled; what rewrites migrations that are applied already, and what comes
    /// of it.
    public static List<String> warnings(ReleaseComparison comparison) {
        var warnings = new ArrayList<String>();
        Stream.of(comparison.from(), comparison.to())
                .distinct()
                .forEach(side -> side.recalled()
                        .ifPresent(it -> warnings.add("%s is recalled, since %s: %s"
                                .formatted(side.name(), JsonWriting.millis(it.since()), reason(it)))));
        for (var part : comparison.parts()) {
            if (part.inside() instanceof Inside.MigrationFiles(var tools, var changes, var _, var _)) {
                var name = SafeText.visible(part.change().name());
                if (tools.size() > 1) {
                    warnings.add("%s was of %s and is of %s: what is applied already cannot be told"
                            .formatted(name, tools.getFirst(), tools.getLast()));
                }
                // Where all of them go, no tool runs any more that could mind.
                var tool = tools.size() == 1 && part.change().to().isPresent() ? tools.getFirst() : "";
                changes.stream()
                        .filter(MigrationChange::rewritesThePast)
                        .map(change -> warning(comparison, tool, change))
                        .forEach(warnings::add);
            }
        }
        return warnings;
    }

    private static String reason(ReleaseComparison.Recalled recalled) {
        return recalled.reason()
                .map(SafeText::visible)
                .or(() -> recalled.erased().map("the reason was erased at %d"::formatted))
                .orElse("the reason is missing");
    }

    private static String warning(ReleaseComparison comparison, String tool, MigrationChange change) {
        var file = SafeText.visible(change.file());
        var from = comparison.from().name();
        return switch (change.what()) {
            case ADDED -> file;
            case INSERTED ->
                "%s comes before migrations that whoever runs %s has applied%s".formatted(file, from, inserted(tool));
            case CHANGED -> "%s is not what whoever runs %s has applied%s".formatted(file, from, changed(tool));
            case RENAMED ->
                "%s was %s where %s was applied%s"
                        .formatted(file, SafeText.visible(change.before().orElse("")), from, renamed(tool));
            case MOVED -> "%s stands at another place of the order than in %s".formatted(file, from);
            case REMOVED -> "%s is gone, and whoever runs %s has applied it%s".formatted(file, from, removed(tool));
        };
    }

    private static String inserted(String tool) {
        return switch (tool) {
            case "flyway" -> ": Flyway leaves it out unless out of order is allowed";
            case "golang-migrate" -> ": golang-migrate never runs it there";
            default -> "";
        };
    }

    private static String changed(String tool) {
        return switch (tool) {
            case "flyway" -> ": Flyway refuses it";
            case "golang-migrate", "sql" -> ": nobody runs it again, so that its database stays as it is";
            case "liquibase" ->
                ": Liquibase runs change sets that are new in it, and refuses those that are not what they were";
            default -> "";
        };
    }

    private static String renamed(String tool) {
        return tool.equals("flyway") ? ": Flyway refuses another description" : "";
    }

    private static String removed(String tool) {
        return tool.equals("flyway") ? ": Flyway refuses to go on without it" : "";
    }
}

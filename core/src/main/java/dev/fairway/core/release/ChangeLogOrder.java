package dev.fairway.core.release;

import dev.fairway.core.release.ChangeLog.Reading;
import dev.fairway.core.release.ChangeLog.Step;
import dev.fairway.core.release.ChangeLogPaths.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// In which order Liquibase runs the files of a folder: as the first change log lists them, and those that it
/// includes. A file stands where its first own change is run; one that only includes others does nothing by itself.
public final class ChangeLogOrder {

    /// Change logs within one another.
    private static final int DEEPEST = 64;

    /// Names, without ending, that people give the first change log, the clearest first.
    private static final List<String> FIRST = List.of(
            "db.changelog-master",
            "changelog-master",
            "master-changelog",
            "master",
            "db.changelog-root",
            "changelog-root",
            "root",
            "db.changelog",
            "changelog");

    /// How many files a sentence names.
    private static final int NAMED = 3;

    private static final Set<String> LISTS = Set.of("xml", "yaml", "yml", "json");
    private static final Set<String> SQL = Set.of("sql");

    /// Change logs that are programs.
    private static final Set<String> PROGRAMS = Set.of("groovy", "class", "java", "kt", "kts", "jar", "py");

    private final ChangeLogPaths paths;
    private final Function<String, Reading> read;
    private final Map<String, Reading> readings = new HashMap<>();
    private final Set<String> ordered = new LinkedHashSet<>();
    private final Set<String> done = new TreeSet<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private ChangeLogOrder(ChangeLogPaths paths, Function<String, Reading> read) {
        this.paths = paths;
        this.read = read;
    }

    /// What came of it.
    public sealed interface Outcome {

        /// @param files those that are run, in their order
        record Ordered(List<String> files) implements Outcome {
            public Ordered {
                files = List.copyOf(files);
            }
        }

        /// @param faults sentences, with file and line
        record Faulty(List<String> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /// @param folder from the top of the repository
    /// @param files relative to the folder
    /// @param first the change log that is run, where somebody named it
    /// @param read reads a file
    public static Outcome of(
            String folder, NavigableSet<String> files, Optional<String> first, Function<String, Reading> read) {
        var order = new ChangeLogOrder(new ChangeLogPaths(folder, files), read);
        var begin = first.or(order::first);
        begin.ifPresent(file -> order.visit(file, order.shown("")));
        return order.faults.isEmpty() && begin.isPresent()
                ? new Outcome.Ordered(List.copyOf(order.ordered))
                : new Outcome.Faulty(order.faults);
    }

    private Reading reading(String file) {
        return readings.computeIfAbsent(file, read);
    }

    private Optional<String> first() {
        for (var name : FIRST) {
            var named = paths.files().stream()
                    .filter(file -> LISTS.contains(ending(file)) && file.equals(name + "." + ending(file)))
                    .toList();
            if (!named.isEmpty()) {
                return one(named);
            }
        }
        var logs = logs(LISTS);
        var inner = new TreeSet<String>();
        logs.forEach(file -> inner.addAll(included(file)));
        var candidates = new ArrayList<>(
                logs.stream().filter(file -> !inner.contains(file)).toList());
        // SQL includes nothing, so that beside other change logs it is the first one by its name alone.
        FIRST.stream()
                .map(name -> name + ".sql")
                .filter(paths.files()::contains)
                .findFirst()
                .filter(file -> !inner.contains(file))
                .ifPresent(candidates::add);
        if (candidates.isEmpty() && logs.isEmpty()) {
            return one(logs(SQL));
        }
        // Where each is included by another one, any may be the first.
        return one(candidates.isEmpty() ? logs : candidates);
    }

    private List<String> logs(Set<String> endings) {
        return paths.files().stream()
                .filter(file -> endings.contains(ending(file)) && reading(file) instanceof Reading.Read)
                .toList();
    }

    private Optional<String> one(List<String> candidates) {
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        faults.add(
                candidates.isEmpty()
                        ? ("%s: no file of it is a change log that can be read; name the first one, as in"
                                        + " liquibase:FOLDER/FILE")
                                .formatted(shown(""))
                        : "%s: %s may be the first change log; name it, as in liquibase:%s"
                                .formatted(shown(""), named(candidates), shown(candidates.getFirst())));
        return Optional.empty();
    }

    private static String named(List<String> files) {
        var some = String.join(" or ", files.subList(0, Math.min(NAMED, files.size())));
        return files.size() > NAMED ? some + " or one of %d more".formatted(files.size() - NAMED) : some;
    }

    /// What a change log includes, as far as that can be told.
    private Set<String> included(String file) {
        var found = new TreeSet<String>();
        if (reading(file) instanceof Reading.Read(var log)) {
            for (var step : log.steps()) {
                switch (step) {
                    case Step.ChangeSet() -> {}
                    case Step.Include include -> {
                        if (paths.file(file, include.path(), include.relative()) instanceof Target.Found(var path)) {
                            found.add(path);
                        }
                    }
                    case Step.IncludeAll all -> {
                        if (paths.folder(file, all.path(), all.relative()) instanceof Target.Found(var path)) {
                            found.addAll(below(path, all));
                        }
                    }
                }
            }
            found.remove(file);
        }
        return found;
    }

    private void visit(String file, String from) {
        if (open.contains(file)) {
            faults.add("%s: includes itself, by way of %s".formatted(shown(file), from));
            return;
        }
        if (!done.add(file)) {
            return;
        }
        if (open.size() >= DEEPEST) {
            faults.add("%s: change logs include one another deeper than %d".formatted(shown(file), DEEPEST));
            return;
        }
        open.add(file);
        switch (reading(file)) {
            case Reading.Faulty(var line, var what) ->
                faults.add("%s: %s".formatted(line > 0 ? shown(file) + ":" + line : shown(file), what));
            case Reading.Other() -> faults.add("%s: is no change log".formatted(shown(file)));
            case Reading.Read(var log) -> log.steps().forEach(step -> step(file, step));
        }
        open.removeLast();
    }

    private void step(String file, Step step) {
        switch (step) {
            case Step.ChangeSet() -> ordered.add(file);
            case Step.Include include ->
                target(
                                file,
                                include.line(),
                                include.path(),
                                include.needed(),
                                paths.file(file, include.path(), include.relative()))
                        .ifPresent(found -> include(file, include.line(), found));
            case Step.IncludeAll all ->
                target(file, all.line(), all.path(), all.needed(), paths.folder(file, all.path(), all.relative()))
                        .ifPresent(found -> includeAll(file, all, found));
        }
    }

    private Optional<String> target(String file, int line, String path, boolean needed, Target target) {
        return switch (target) {
            case Target.Found(var found) -> Optional.of(found);
            case Target.Refused(var why) -> {
                fault(file, line, "'%s' %s".formatted(path, why));
                yield Optional.empty();
            }
            case Target.Nothing() -> {
                if (needed) {
                    fault(file, line, "'%s' is not in %s".formatted(path, paths.shown("")));
                }
                yield Optional.empty();
            }
        };
    }

    private void include(String file, int line, String found) {
        if (isList(found)) {
            visit(found, shown(file) + ":" + line);
        } else {
            fault(file, line, "'%s' is a file of a kind whose order cannot be listed".formatted(found));
        }
    }

    private void includeAll(String file, Step.IncludeAll all, String folder) {
        var found = below(folder, all);
        if (found.isEmpty() && all.needed()) {
            fault(file, all.line(), "there is no file in '%s' that is included".formatted(all.path()));
        }
        for (var one : found) {
            if (PROGRAMS.contains(ending(one))) {
                fault(file, all.line(), "'%s' is a program, whose order cannot be listed".formatted(one));
            } else if (isList(one)) {
                visit(one, shown(file) + ":" + all.line());
            }
        }
    }

    /// In the order of their paths' UTF-16, as Java compares texts.
    private List<String> below(String folder, Step.IncludeAll all) {
        var before = folder.isEmpty() ? "" : folder + "/";
        return paths.files().stream()
                .filter(file -> file.startsWith(before))
                .filter(file -> {
                    var depth = file.substring(before.length()).split("/", -1).length;
                    return depth >= all.least() && depth <= all.most();
                })
                .filter(file ->
                        file.toLowerCase(Locale.ROOT).endsWith(all.ending().toLowerCase(Locale.ROOT)))
                .sorted()
                .toList();
    }

    private static boolean isList(String file) {
        return LISTS.contains(ending(file)) || ending(file).equals("sql");
    }

    private void fault(String file, int line, String what) {
        faults.add("%s:%d: %s".formatted(shown(file), line, what));
    }

    private String shown(String file) {
        return paths.shown(file);
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

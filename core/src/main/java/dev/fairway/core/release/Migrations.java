package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.release.Migration.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which files of a folder a tool runs, and in which order: what an environment's database will be made of.
public final class Migrations {

    private static final Pattern FLYWAY = Pattern.compile("([VUB])([0-9]+(?:[._][0-9]+)*+)__.*\\.sql");
    private static final Pattern FLYWAY_REPEATABLE = Pattern.compile("R__.*\\.sql");
    /// Flyway's documented events; one may be followed by `__` and a description.
    private static final Pattern FLYWAY_CALLBACK = Pattern.compile(
            "(?:before|after)(?:Each)?(?:Migrate|Clean|Info|Validate|Baseline|Repair|Undo|Connect|Versioned"
                + "|Repeatables|CreateSchema)(?:Error|Applied|Operation\\w{0,20}|Statement\\w{0,10})?(?:__.*)?\\.sql");
    /// Migrations that are programs: what they do is not in their names or bytes.
    private static final Pattern PROGRAM = Pattern.compile("[VUBR][0-9._]{0,80}__.*\\.(?:java|class|kt|groovy|py|jar)");

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(?:[._][0-9]+)*+");

    private static final Pattern GOLANG = Pattern.compile("([0-9]+)_.*\\.(up|down)\\.\\w{1,20}");

    private Migrations() {}

    /// What came of looking.
    public sealed interface Reading {

        /// @param migrations in the order of the format: versioned as they run, then the others by kind and file
        record Listed(List<Migration> migrations) implements Reading {
            public Listed {
                migrations = List.copyOf(migrations);
            }
        }

        /// @param faults sentences
        record Faulty(List<String> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /// @param files of the folder, relative to it, with their checksums
    public static Reading of(MigrationTool tool, Map<String, String> files) {
        var faults = new ArrayList<String>();
        var listed = new ArrayList<Migration>();
        files.forEach((file, checksum) -> listed.add(migration(tool, file, checksum, faults)));
        if (listed.stream().noneMatch(it -> it.kind() != Kind.OTHER)) {
            faults.add("no file of it is one that %s runs".formatted(tool.word()));
        }
        listed.sort(order(tool));
        faults.addAll(twice(listed));
        return faults.isEmpty() ? new Reading.Listed(listed) : new Reading.Faulty(faults);
    }

    /// @param run those that are run, in their order
    /// @param files of the folder, relative to it, with their checksums
    public static List<Migration> inOrder(List<String> run, Map<String, String> files) {
        var listed = new ArrayList<Migration>();
        var there = new HashSet<>(run);
        run.forEach(file -> listed.add(listed(file, Kind.VERSIONED, files)));
        files.keySet().stream()
                .filter(file -> !there.contains(file))
                .sorted()
                .forEach(file -> listed.add(listed(file, Kind.OTHER, files)));
        return listed;
    }

    private static Migration listed(String file, Kind kind, Map<String, String> files) {
        return new Migration(file, kind, Optional.empty(), requireNonNull(files.get(file)));
    }

    /// Two files of one kind and version: which of them runs is not said.
    private static List<String> twice(List<Migration> listed) {
        var seen = new HashMap<List<Object>, Migration>();
        var faults = new ArrayList<String>();
        for (var migration : listed) {
            if (migration.version().isPresent()) {
                var before = seen.put(List.of(migration.kind(), parts(migration)), migration);
                if (before != null) {
                    faults.add("%s and %s have one version".formatted(before.file(), migration.file()));
                }
            }
        }
        return faults;
    }

    private static Migration migration(MigrationTool tool, String file, String checksum, List<String> faults) {
        var name = file.substring(file.lastIndexOf('/') + 1);
        return switch (tool) {
            case FLYWAY -> {
                if (PROGRAM.matcher(name).matches()) {
                    faults.add("%s is a program: what it does cannot be listed".formatted(file));
                }
                yield flyway(file, name, checksum);
            }
            case GOLANG_MIGRATE -> golang(file, name, checksum);
            case SQL ->
                new Migration(
                        file,
                        name.toLowerCase(Locale.ROOT).endsWith(".sql") ? Kind.VERSIONED : Kind.OTHER,
                        Optional.empty(),
                        checksum);
            case LIQUIBASE -> new Migration(file, Kind.OTHER, Optional.empty(), checksum);
        };
    }

    private static Migration flyway(String file, String name, String checksum) {
        Matcher match = FLYWAY.matcher(name);
        if (match.matches()) {
            var kind = switch (match.group(1)) {
                case "V" -> Kind.VERSIONED;
                case "U" -> Kind.UNDO;
                default -> Kind.BASELINE;
            };
            return new Migration(file, kind, Optional.of(match.group(2)), checksum);
        }
        var kind = FLYWAY_REPEATABLE.matcher(name).matches()
                ? Kind.REPEATABLE
                : FLYWAY_CALLBACK.matcher(name).matches() ? Kind.CALLBACK : Kind.OTHER;
        return new Migration(file, kind, Optional.empty(), checksum);
    }

    private static Migration golang(String file, String name, String checksum) {
        var match = GOLANG.matcher(name);
        // The tool reads no folders within the folder.
        if (!match.matches() || !file.equals(name)) {
            return new Migration(file, Kind.OTHER, Optional.empty(), checksum);
        }
        var kind = match.group(2).equals("up") ? Kind.VERSIONED : Kind.UNDO;
        return new Migration(file, kind, Optional.of(match.group(1)), checksum);
    }

    private static Comparator<Migration> order(MigrationTool tool) {
        Comparator<Migration> byKind = Comparator.comparing(Migration::kind);
        Comparator<Migration> byVersion = (one, other) -> one.kind() == Kind.VERSIONED
                        && Set.of(MigrationTool.FLYWAY, MigrationTool.GOLANG_MIGRATE)
                                .contains(tool)
                ? compare(parts(one), parts(other))
                : 0;
        return byKind.thenComparing(byVersion).thenComparing(Migration::file);
    }

    static List<BigInteger> parts(Migration migration) {
        return parts(migration.version().orElse("0")).orElseThrow();
    }

    /// The numbers of a version without zeros at its end, so that `1` and `1.0` are one; nothing where it has others.
    static Optional<List<BigInteger>> parts(String version) {
        if (!NUMBERS.matcher(version).matches()) {
            return Optional.empty();
        }
        var parts = new ArrayList<BigInteger>();
        for (var part : version.split("[._]", -1)) {
            parts.add(new BigInteger(part));
        }
        while (parts.size() > 1 && parts.getLast().signum() == 0) {
            parts.removeLast();
        }
        return Optional.of(parts);
    }

    /// In the order in which Flyway and golang-migrate run versions.
    static int compare(List<BigInteger> one, List<BigInteger> other) {
        for (var i = 0; i < Math.max(one.size(), other.size()); i++) {
            var left = i < one.size() ? one.get(i) : BigInteger.ZERO;
            var right = i < other.size() ? other.get(i) : BigInteger.ZERO;
            if (!left.equals(right)) {
                return left.compareTo(right);
            }
        }
        return 0;
    }
}

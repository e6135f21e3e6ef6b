package dev.fairway.engine.compare;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.compare.Aligner;
import dev.fairway.core.compare.Columns;
import dev.fairway.core.compare.KeySpelling;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Side;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.release.ReleaseComparison.SettingChange;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.UnitReader;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Two versions of one file, compared as the files of two environments are: by meaning, address by address. No
/// environment's name is taken out of anything, since both are the same place.
public final class FileComparison {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final String file;
    private final List<SettingChange> changes = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long equal;

    private FileComparison(String file) {
        this.file = file;
    }

    /// What came of it.
    ///
    /// @param equal how many addresses hold the same
    /// @param gaps what could not be read, or not be compared
    public record Compared(List<SettingChange> changes, long equal, List<Gap> gaps) {
        public Compared {
            changes = List.copyOf(changes);
            gaps = List.copyOf(gaps);
        }
    }

    /// @param file its path, which says how it is read
    public static Compared compare(String file, byte[] before, byte[] after, Sealing sealing) {
        var comparison = new FileComparison(file);
        if (!DocumentReader.readable(file)) {
            comparison.gap(file, "its bytes differ, and files of this kind are not read");
            return comparison.result();
        }
        var statements = new LinkedHashMap<String, Statement>();
        comparison.read(BEFORE, before, sealing, statements);
        comparison.read(AFTER, after, sealing, statements);
        if (statements.values().stream().allMatch(it -> it.resources().isEmpty() && it.complete())) {
            comparison.gap(file, "its bytes differ, and it holds no settings that can be read");
        }
        comparison.compare(statements);
        return comparison.result();
    }

    private Compared result() {
        return new Compared(changes, equal, gaps);
    }

    private void read(String side, byte[] content, Sealing sealing, SequencedMap<String, Statement> statements) {
        var files = new LinkedHashMap<String, String>();
        files.put(BEFORE, file);
        files.put(AFTER, file);
        var unit = new Unit(file, Layout.PLAIN, files, List.of(), new LinkedHashMap<>(), "");
        UnitReader.read(unit, side, new OneFile(file, content, sealing)).ifPresent(statement -> {
            statement.gaps().forEach(it -> gaps.add(told(it, side)));
            statements.put(side, statement);
        });
    }

    private static Gap told(Gap gap, String side) {
        return new Gap(gap.places(), gap.reason(), gap.remedy().isEmpty() ? "this is so in the release " + side : "");
    }

    private void compare(SequencedMap<String, Statement> statements) {
        var named = new LinkedHashMap<String, SequencedMap<String, Node>>();
        statements.forEach((side, statement) -> named.put(side, statement.resources()));
        for (var column : Columns.ofAddresses(named, Naming.NONE)) {
            var sides = new LinkedHashMap<String, Side>();
            statements.forEach((side, statement) ->
                    sides.put(side, side(statement, column.nodes().get(side))));
            Aligner.align(column.name(), sides, naming(), row -> take(column.name(), row));
        }
    }

    private static Side side(Statement statement, @Nullable Node node) {
        if (node != null) {
            return statement.partly(node) ? new Side.Partly(node, FamilyComparison.NOT_WHOLE) : new Side.Stated(node);
        }
        return statement.complete() ? new Side.Missing() : new Side.Unread(FamilyComparison.NOT_WHOLE);
    }

    private void take(String resource, Row row) {
        switch (row.sameness()) {
            case EQUAL, OWN_NAME -> equal++;
            case DIFFERENT ->
                changes.add(new SettingChange(
                        new Address("", resource, row.path().toString()), held(row, BEFORE), held(row, AFTER)));
            case UNKNOWN -> gap(new Address("", resource, row.path().toString()).toString(), unknown(row));
        }
    }

    private static Held held(Row row, String side) {
        return requireNonNull(row.values().get(side));
    }

    private static String unknown(Row row) {
        var reasons = new TreeSet<String>();
        row.values().sequencedValues().forEach(held -> {
            if (held instanceof Held.Unseen(var reason)) {
                reasons.add(reason);
            }
        });
        return reasons.isEmpty() ? "ciphertext, of which nobody can say whether it is the same" : reasons.first();
    }

    private void gap(String place, String reason) {
        gaps.add(new Gap(place, reason, ""));
    }

    /// Keys are spelled as whoever reads a file of this name takes them.
    private Naming naming() {
        var name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("application") || name.startsWith("bootstrap")) {
            return Naming.none(KeySpelling.RELAXED);
        }
        return Naming.none(
                name.startsWith("appsettings") && name.endsWith(".json") ? KeySpelling.ANY_CASE : KeySpelling.EXACT);
    }
}

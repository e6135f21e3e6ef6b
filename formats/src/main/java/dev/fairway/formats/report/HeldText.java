package dev.fairway.formats.report;

import dev.fairway.core.finding.Held;
import dev.fairway.formats.report.Style.Ink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What the environments hold at one address: a line for each group that holds the same, with names, value and places
/// in columns.
final class HeldText {

    private static final int MAX_GROUPS = 5;

    /// Less than this says nothing of a place.
    private static final int MIN_PLACE = 10;

    private final TextOptions options;
    private final int room;

    /// @param room columns for a line
    HeldText(TextOptions options, int room) {
        this.options = options;
        this.room = room;
    }

    List<String> lines(SequencedMap<String, Held> values) {
        var rows = rows(values);
        var shown = rows.size() > MAX_GROUPS && !options.all() ? rows.subList(0, MAX_GROUPS) : rows;
        var nameWidth = Math.min(widest(shown.stream().map(Row::names).toList()), Math.max(12, room / 4));
        var placeWidth =
                Math.min(widest(shown.stream().map(Row::firstPlace).toList()), Math.max(12, (room - nameWidth) / 2));
        var texts = shown.stream().map(Row::value).toList();
        var valueWidth = Math.min(widest(texts), Math.max(8, room - nameWidth - placeWidth - 4));
        var cut = ValueCut.of(texts, valueWidth);
        var left = room - nameWidth - valueWidth - 4;
        var lines = new ArrayList<String>();
        for (var i = 0; i < shown.size(); i++) {
            var name = Columns.pad(Columns.end(shown.get(i).names(), nameWidth), nameWidth);
            var place = places(shown.get(i).places(), left);
            var value = place.isEmpty() ? cut.get(i) : Columns.pad(cut.get(i), valueWidth);
            lines.add(name + "  " + options.style().paint(Ink.STRONG, value)
                    + (place.isEmpty() ? "" : "  " + options.style().paint(Ink.FAINT, place)));
        }
        if (shown.size() < rows.size()) {
            lines.add("and " + ValueText.count(rows.size() - shown.size(), "more value"));
        }
        return lines;
    }

    private static List<Row> rows(SequencedMap<String, Held> values) {
        var rows = new ArrayList<Row>();
        var groups = List.copyOf(ValuePattern.groups(values).sequencedValues());
        var texts = ValuesText.of(
                groups.stream().map(names -> values.get(names.getFirst())).toList());
        for (var i = 0; i < groups.size(); i++) {
            var names = groups.get(i);
            rows.add(new Row(
                    String.join(", ", names.stream().map(SafeText::visible).toList()),
                    texts.get(i),
                    places(values, names)));
        }
        return rows;
    }

    /// Each place once: environments that inherit share the base's.
    private static List<String> places(Map<String, Held> values, List<String> names) {
        var places = new LinkedHashSet<String>();
        for (var name : names) {
            if (values.get(name) instanceof Held.Present present) {
                places.add(SafeText.visible(present.place().toString()) + (present.inherited() ? " (inherited)" : ""));
            }
        }
        return List.copyOf(places);
    }

    /// As many places as fit whole, and how many more there are.
    private static String places(List<String> places, int columns) {
        if (places.isEmpty() || columns < MIN_PLACE) {
            return "";
        }
        for (var shown = Math.min(places.size(), 4); shown > 0; shown--) {
            var rest = places.size() - shown;
            var text = String.join(", ", places.subList(0, shown)) + (rest > 0 ? " +" + rest : "");
            if (Columns.width(text) <= columns) {
                return text;
            }
        }
        return Columns.middle(places.getFirst(), columns);
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Columns::width).max().orElse(0);
    }

    private record Row(String names, String value, List<String> places) {

        String firstPlace() {
            return places.isEmpty() ? "" : places.getFirst() + (places.size() > 1 ? " +" + (places.size() - 1) : "");
        }
    }
}

package dev.fairway.formats.report;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Different values beside one another, each in one line, that look different however long they are.
final class ValuesText {

    /// What is kept of the common start, so that one sees where one is.
    private static final int CONTEXT = 20;

    /// So much of a long text is looked at from where it differs.
    private static final int LONGEST = 400;

    /// A text of so few lines is shown as it is.
    private static final int SHORT_TEXT = 2;

    /// So many members of a list are named.
    private static final int MEMBERS = 3;

    private ValuesText() {}

    /// @param values one for each group of environments that hold the same
    static List<String> of(List<Held> values) {
        var byLine = values.stream().map(held -> byLine(held, values)).toList();
        if (new HashSet<>(byLine).size() == byLine.size()) {
            return byLine;
        }
        var texts = values.stream().map(ValueText::of).toList();
        return new HashSet<>(texts).size() == texts.size()
                ? texts
                : values.stream().map(held -> apart(held, values)).toList();
    }

    /// By environment, cut to so many columns; equal ones once.
    static SequencedMap<String, String> cut(SequencedMap<String, Held> values, int columns) {
        var groups = List.copyOf(ValuePattern.groups(values).sequencedValues());
        var held = groups.stream().map(names -> values.get(names.getFirst())).toList();
        var cut = ValueCut.of(of(held), columns);
        var texts = new LinkedHashMap<String, String>();
        for (var i = 0; i < groups.size(); i++) {
            for (var name : groups.get(i)) {
                texts.put(name, cut.get(i));
            }
        }
        return texts;
    }

    private static String apart(Held held, List<Held> all) {
        return switch (held) {
            case Held.Present(Scalar(var _, var text, var _))
            when text.length() > LONGEST -> fromWhereItDiffers(text, all);
            case Held.Present(Listing list) -> members(list, all);
            case Held.Present _, Held.Absent _, Held.Unseen _ -> ValueText.of(held);
        };
    }

    /// `[12 lines, with listen 8443;]`: of a text of several lines those that not every one has.
    private static String byLine(Held held, List<Held> all) {
        if (!(held instanceof Held.Present(Scalar(var _, var text, var _))) || !severalLines(text)) {
            return ValueText.of(held);
        }
        var own = new LinkedHashSet<>(lines(text));
        for (var other : all) {
            if (other instanceof Held.Present(Scalar(var _, var otherText, var _)) && !otherText.equals(text)) {
                own.removeAll(lines(otherText));
            }
        }
        return counted(ValueText.count(text.lines().count(), "line"), own);
    }

    private static boolean severalLines(String text) {
        return text.strip().lines().count() > SHORT_TEXT;
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(SafeText::visible)
                .toList();
    }

    private static String fromWhereItDiffers(String text, List<Held> all) {
        var common = text.length();
        for (var other : all) {
            if (other instanceof Held.Present(Scalar(var _, var otherText, var _)) && !otherText.equals(text)) {
                common = Math.min(common, common(text, otherText));
            }
        }
        var start = Math.max(0, common - CONTEXT);
        var end = Math.min(text.length(), start + LONGEST);
        return (start > 0 ? "…" : "") + SafeText.visible(text.substring(start, end)) + (end < text.length() ? "…" : "");
    }

    private static int common(String one, String other) {
        var i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i > 0 && Character.isHighSurrogate(one.charAt(i - 1)) ? i - 1 : i;
    }

    /// `[8 items, one is b]`: members that not every list has.
    private static String members(Listing list, List<Held> all) {
        Set<String> own = new LinkedHashSet<>();
        list.items().forEach(item -> own.add(ValueText.of(item)));
        for (var other : all) {
            if (other instanceof Held.Present(Listing(var items, var _)) && !items.equals(list.items())) {
                var rest = new HashSet<String>();
                items.forEach(item -> rest.add(ValueText.of(item)));
                if (!rest.containsAll(own)) {
                    own.removeAll(rest);
                }
            }
        }
        var count = ValueText.count(list.items().size(), "item");
        return own.size() == list.items().size() ? "[" + count + "]" : counted(count, own);
    }

    private static String counted(String count, Set<String> own) {
        return own.isEmpty()
                ? "[" + count + "]"
                : "[" + count + ", with "
                        + String.join(", ", own.stream().limit(MEMBERS).toList()) + (own.size() > MEMBERS ? " …" : "")
                        + "]";
    }
}

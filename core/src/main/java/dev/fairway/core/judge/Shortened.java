package dev.fairway.core.judge;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Texts as they go into one line of advice.
final class Shortened {

    private static final int LONGEST = 40;
    private static final int AROUND = 10;
    private static final int MOST = 3;

    private Shortened() {}

    /// `30 -> 60`. Of long texts what sets them apart, with a little around it: that they begin and end alike says
    /// nothing.
    static String edit(Optional<Node> from, Optional<Node> to) {
        var was = Sentences.shown(from);
        var is = Sentences.shown(to);
        return line(from).isPresent() && line(to).isPresent() && Math.max(was.length(), is.length()) > LONGEST
                ? apart(line(from).get(), line(to).get())
                : was + " -> " + is;
    }

    /// `lost a, and got b`: what a change did to the members of a list of plain values.
    static Optional<String> members(Held from, Held to) {
        return listed(from).flatMap(was -> listed(to).flatMap(is -> members(was, is)));
    }

    private static Optional<String> members(List<String> was, List<String> is) {
        var lost = was.stream().filter(one -> !is.contains(one)).distinct().toList();
        var got = is.stream().filter(one -> !was.contains(one)).distinct().toList();
        var parts = new ArrayList<String>();
        if (!lost.isEmpty()) {
            parts.add("lost " + some(lost));
        }
        if (!got.isEmpty()) {
            parts.add("got " + some(got));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", parts));
    }

    private static String some(List<String> members) {
        var shown = members.stream().limit(MOST).map(Shortened::cut).collect(Collectors.joining(", "));
        return members.size() <= MOST ? shown : "%s and %d more".formatted(shown, members.size() - MOST);
    }

    private static Optional<List<String>> listed(Held held) {
        return held instanceof Held.Present(Node.Listing(var items, var _))
                        && items.stream()
                                .allMatch(item -> line(Optional.of(item)).isPresent())
                ? Optional.of(items.stream().map(item -> ((Scalar) item).text()).toList())
                : Optional.empty();
    }

    private static Optional<String> line(Optional<Node> node) {
        return node.orElse(null) instanceof Scalar(var _, var text, var _) && text.indexOf('\n') < 0
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String apart(String one, String other) {
        var most = Math.min(one.length(), other.length());
        var start = 0;
        while (start < most && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        var end = 0;
        while (end < most - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return part(one, start, end) + " -> " + part(other, start, end);
    }

    /// @param start how many characters both begin with
    /// @param end how many both end with
    private static String part(String text, int start, int end) {
        var from = Math.max(0, start - AROUND);
        var to = Math.min(text.length(), text.length() - end + AROUND);
        var middle = text.substring(from, to);
        return (from > 0 ? "…" : "") + cut(middle) + (to < text.length() ? "…" : "");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "…" + text.substring(text.length() - LONGEST / 3);
    }
}

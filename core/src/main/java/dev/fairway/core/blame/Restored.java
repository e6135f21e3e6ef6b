package dev.fairway.core.blame;

import dev.fairway.core.compare.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Values that were taken away and put back as they were by a commit that says so: the two changed nothing.
/// Whoever put them back has parted nobody.
final class Restored {

    private static final Pattern PUT_BACK = Pattern.compile("\\b(?:restor(?:e|es|ed|ing)|reinstat\\w*|undelet\\w*"
            + "|re-?add(?:s|ed|ing)?|(?:put|puts|bring|brings|brought|add|adds|added) (?:\\S+ ){0,3}back)\\b");

    private Restored() {}

    /// The pasts without what was undone again.
    static List<Past> forgotten(List<Past> pasts) {
        return pasts.stream().map(past -> past.telling(without(past.events()))).toList();
    }

    /// The changes without those that were undone again.
    ///
    /// @param events of any environments, oldest first
    static List<Event> without(List<Event> events) {
        var left = new ArrayList<Event>();
        for (var event : events) {
            var lost = last(left, event.environment());
            if (lost >= 0 && putsBack(left.get(lost), event)) {
                left.remove(lost);
            } else {
                left.add(event);
            }
        }
        return left;
    }

    private static int last(List<Event> events, String environment) {
        for (var at = events.size() - 1; at >= 0; at--) {
            if (events.get(at).environment().equals(environment)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean putsBack(Event lost, Event regained) {
        return lost.to().isEmpty()
                && lost.from().isPresent()
                && regained.from().isEmpty()
                && regained.to().isPresent()
                && Grouping.same(lost.from().get(), regained.to().get())
                && saysSo(regained.change().subject());
    }

    private static boolean saysSo(String subject) {
        return Deliberation.saysRevert(subject)
                || PUT_BACK.matcher(subject.toLowerCase(Locale.ROOT)).find();
    }
}

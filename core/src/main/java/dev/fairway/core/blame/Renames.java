package dev.fairway.core.blame;

import dev.fairway.core.blame.Event.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Values that one environment moved to another name and others did not: from there on they are another key.
final class Renames {

    private Renames() {}

    /// The pasts as far as the address itself reaches. A move that every environment made, or that none was left out
    /// of, changes nothing; where an environment lacks today's name, the move is when the others got it.
    static List<Past> ended(List<Past> pasts) {
        var lacking = pasts.stream().anyMatch(past -> past.today().isEmpty());
        return lacking ? pasts.stream().map(Renames::ended).toList() : pasts;
    }

    private static Past ended(Past past) {
        var last = -1;
        for (var i = 0; i < past.events().size(); i++) {
            last = moved(past.events().get(i)) ? i : last;
        }
        if (last < 0) {
            return past;
        }
        var move = past.events().get(last);
        var how = move.real() ? How.EDIT : move.how();
        var created = new Event(past.environment(), move.change(), Optional.empty(), move.to(), how);
        var events = new ArrayList<Event>();
        Stream.concat(Stream.of(created), past.events().stream().skip(last + 1L))
                .forEach(events::add);
        return past.telling(events);
    }

    private static boolean moved(Event event) {
        return event.how() == How.MOVED || event.how() == How.RENAME;
    }
}

package dev.fairway.engine.release;

import dev.fairway.ledger.proved.Proved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Where a release runs, as far as the log says: in every environment whose newest transition or adoption names it.
public final class Whereabouts {

    /// What brings a release into an environment (docs/ledger-format.md, 5).
    private static final List<String> BRINGING = List.of("transition", "adoption");

    private Whereabouts() {}

    /// One environment.
    ///
    /// @param by the type of the statement that says so
    public record Place(String environment, String by, long index, Instant time) {}

    /// What the log says.
    ///
    /// @param recorded whether it says of any environment what of the application runs there
    public record Known(List<Place> places, boolean recorded) {
        public Known {
            places = List.copyOf(places);
        }
    }

    public static Known of(Proved log, Releases.Recorded release) {
        var app = release.release().app();
        var newest = new TreeMap<String, Proved.Held>();
        BRINGING.stream()
                .flatMap(type -> log.ofType("urn:fairway:%s:v1".formatted(type)).stream())
                .sorted(Comparator.comparingLong(Proved.Held::index))
                .forEach(held -> environment(held, app).ifPresent(environment -> newest.put(environment, held)));
        var places = new ArrayList<Place>();
        newest.forEach((environment, held) -> {
            if (held.leaf().subjects().contains(release.id())) {
                places.add(new Place(
                        environment, by(held), held.index(), held.leaf().time()));
            }
        });
        return new Known(places, !newest.isEmpty());
    }

    private static String by(Proved.Held held) {
        return held.fact().statement().predicateType().split(":", -1)[2];
    }

    /// The environment whose stream it is in, of this application.
    private static Optional<String> environment(Proved.Held held, String app) {
        return held.fact().statement().predicate().text("stream").stream()
                .map(stream -> stream.split("/", -1))
                .filter(parts -> parts.length == 3 && parts[0].equals("environment") && parts[2].equals(app))
                .map(parts -> parts[1])
                .findFirst();
    }
}

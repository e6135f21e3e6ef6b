package dev.fairway.core.blame;

import java.util.List;
import java.util.Locale;

/// What history says of the order of two stages of the route.
///
/// @param earlier the environments of the stage that comes first on the route
/// @param later those of the other stage
/// @param along how many changes came to the earlier stage first, and to the later one with another commit
/// @param against how many went the other way
public record Travel(List<String> earlier, List<String> later, int along, int against) {

    /// Fewer changes than these prove nothing.
    private static final int ENOUGH = 5;

    public Travel {
        earlier = List.copyOf(earlier);
        later = List.copyOf(later);
    }

    public int changes() {
        return along + against;
    }

    public Order order() {
        if (changes() == 0) {
            return Order.UNKNOWN;
        }
        if (changes() < ENOUGH || (along < 2 * against && against < 2 * along)) {
            return Order.UNSETTLED;
        }
        return along > against ? Order.CONFIRMED : Order.CONTRADICTED;
    }

    /// Whether changes travel in the order of the route.
    public enum Order {
        /// at least two of three changes did
        CONFIRMED,
        /// at least two of three went the other way
        CONTRADICTED,
        /// neither, or too few changes to tell
        UNSETTLED,
        /// no change came to both, one after the other
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.fairway.core.blame;

import static java.util.Objects.requireNonNull;

/// A change that two stages of the route both got, one after the other.
///
/// @param earlier position on the route of the stage that the names put first
/// @param later position of the other
/// @param first full object id of the commit that brought the change to the one stage
/// @param then of the commit that brought it to the other
/// @param along whether it came to the earlier stage first
public record Trip(int earlier, int later, String first, String then, boolean along) {
    public Trip {
        requireNonNull(first, "first");
        requireNonNull(then, "then");
    }
}

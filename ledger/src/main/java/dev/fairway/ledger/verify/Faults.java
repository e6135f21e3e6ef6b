package dev.fairway.ledger.verify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The faults that were found so far, each once. Beyond a limit they are only known to be more.
public final class Faults {

    /// How many are told.
    public static final int MOST = 200;

    private final SequencedSet<Fault> found = new LinkedHashSet<>();
    private boolean more;

    public void add(String place, String what) {
        if (found.size() < MOST) {
            found.add(new Fault(place, what));
        } else if (!found.contains(new Fault(place, what))) {
            more = true;
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /// Whether there are more than those that are told.
    public boolean more() {
        return more;
    }

    /// Those that are told.
    public List<Fault> list() {
        return List.copyOf(found);
    }

    Verdict.Broken broken() {
        return new Verdict.Broken(list(), more);
    }
}

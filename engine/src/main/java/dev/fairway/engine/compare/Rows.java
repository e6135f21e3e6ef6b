package dev.fairway.engine.compare;

import dev.fairway.core.classify.Interest;
import dev.fairway.core.classify.SharedDomains;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.discovery.Unit;
import java.util.ArrayList;
import java.util.List;

/// The rows of some units of a family: counted, and those kept that may matter. Each belongs to one thread; what
/// several threads found is added up in the order of the files.
final class Rows {

    private final Interest interest;
    private final Wanted wanted;
    private final List<Kept> kept = new ArrayList<>();
    private final SharedDomains domains = new SharedDomains();
    private final Tally tally = new Tally();

    record Kept(Unit unit, String resource, Row row) {}

    Rows(Interest interest, Wanted wanted) {
        this.interest = interest;
        this.wanted = wanted;
    }

    /// Nothing yet, to be filled in the same way by another thread.
    Rows anew() {
        return new Rows(interest, wanted);
    }

    void accept(Unit unit, String resource, Row row) {
        tally.count(row);
        domains.note(row);
        if (row.sameness() != Sameness.EQUAL || interest.mayBeWrong(row) || wanted.keeps(resource, row)) {
            kept.add(new Kept(unit, resource, row));
        }
    }

    /// Adds what was found elsewhere.
    void add(Rows other) {
        kept.addAll(other.kept);
        domains.add(other.domains);
        tally.add(other.tally);
    }

    List<Kept> kept() {
        return kept;
    }

    SharedDomains domains() {
        return domains;
    }

    Tally tally() {
        return tally;
    }
}

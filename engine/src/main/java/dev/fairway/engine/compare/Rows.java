package dev.fairway.engine.compare;

import dev.fairway.core.classify.Interest;
import dev.fairway.core.classify.OwnMachines;
import dev.fairway.core.classify.SharedDomains;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.read.Statement;
import java.util.ArrayList;
import java.util.List;

/// The rows of some units of a family: counted, and those kept that may matter. Each belongs to one thread; what
/// several threads found is added up in the order of the files.
final class Rows {

    /// So many differences of one unit are looked into: nobody reads more, and all are held until the end.
    static final int MOST = 30_000;

    private final Interest interest;
    private final Wanted wanted;
    private final List<Kept> kept = new ArrayList<>();
    private final SharedDomains domains = new SharedDomains();
    private final OwnMachines machines = new OwnMachines();
    private final FamilyScope scope;
    private final Tally tally;
    private final int most;
    private int offered;

    record Kept(Unit unit, String resource, Row row) {}

    /// Of a whole family.
    Rows(FamilyScope scope, Interest interest, Wanted wanted) {
        this(scope, interest, wanted, Integer.MAX_VALUE);
    }

    private Rows(FamilyScope scope, Interest interest, Wanted wanted, int most) {
        this.scope = scope;
        this.tally = new Tally(scope.route());
        this.most = most;
        this.interest = interest;
        this.wanted = wanted;
    }

    /// Nothing yet, to be filled in the same way with one unit or a part of it, by any thread.
    Rows anew() {
        return new Rows(scope, interest, wanted, MOST);
    }

    /// What was read of an environment.
    void read(String environment, Statement statement) {
        if (scope.route().names().contains(environment)) {
            tally.sources(environment, statement.files());
            tally.gaps(statement.gaps());
            statement.broken().forEach(gap -> tally.broken(gap, environment));
        }
    }

    void accept(Unit unit, String resource, Row row) {
        scope.looked(row).ifPresent(looked -> take(unit, resource, looked));
    }

    private void take(Unit unit, String resource, Row row) {
        tally.count(row);
        domains.note(row);
        machines.note(row);
        if (row.sameness() != Sameness.EQUAL || interest.mayBeWrong(row) || wanted.keeps(resource, row)) {
            offered++;
            if (kept.size() < most) {
                kept.add(new Kept(unit, resource, row));
            }
        }
    }

    /// Adds what was found elsewhere.
    void add(Rows other) {
        offered += other.offered;
        kept.addAll(other.kept.subList(0, Math.min(other.kept.size(), most - kept.size())));
        domains.add(other.domains);
        machines.add(other.machines);
        tally.add(other.tally);
    }

    /// Says of a unit how much of it was left out.
    void tellCut(Unit unit) {
        if (offered > kept.size()) {
            tally.gaps(List.of(new Gap(
                    unit.template(),
                    "it differs in %d places, of which %d were looked into".formatted(offered, kept.size()),
                    "split the files, or compare fewer of them")));
        }
    }

    List<Kept> kept() {
        return kept;
    }

    SharedDomains domains() {
        return domains;
    }

    OwnMachines machines() {
        return machines;
    }

    Tally tally() {
        return tally;
    }
}

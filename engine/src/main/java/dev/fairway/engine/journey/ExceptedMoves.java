package dev.fairway.engine.journey;

import static java.util.stream.Collectors.joining;

import dev.fairway.core.finding.Address;
import dev.fairway.core.judge.Difference;
import dev.fairway.core.judge.Move;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a change did to values that exceptions cover: no finding, and nothing that should pass unread.
final class ExceptedMoves {

    /// More are counted.
    private static final int MOST = 10;

    private final Since since;
    private final String name;
    private final Renamings renamings;
    private final Set<Address> excepted = new HashSet<>();
    private final Set<Address> wrong = new HashSet<>();

    private ExceptedMoves(Since since, String name, Renamings renamings, Assessment now) {
        this.since = since;
        this.name = name;
        this.renamings = renamings;
        now.excepted().stream().map(Difference::address).forEach(excepted::add);
        now.wrong().forEach(one -> wrong.add(one.difference().address()));
    }

    /// @param name of the commit, as it was asked for
    static List<Gap> of(Since since, String name, Renamings renamings, Assessed now) {
        var moves = new ExceptedMoves(since, name, renamings, now.assessment());
        var told = now.survey().found().stream()
                .flatMap(found -> moves.told(found).stream())
                .toList();
        if (told.size() <= MOST) {
            return told;
        }
        var shown = new ArrayList<>(told.subList(0, MOST));
        shown.add(new Gap(
                "%d more places".formatted(told.size() - MOST),
                "excepted, and the change alters what stands there",
                "review it with the change"));
        return shown;
    }

    private List<Gap> told(Found found) {
        var before = renamings.before(found.address());
        var then = since.rows().get(before);
        if (then == null || wrong.contains(found.address()) || !covered(found.address(), before)) {
            return List.of();
        }
        var moves = Move.of(name, then, found.address(), found.row());
        return moves.isEmpty()
                ? List.of()
                : List.of(new Gap(
                        found.address().toString(),
                        "excepted, and the change alters it: "
                                + moves.stream()
                                        .map(move -> move.told(found.row()))
                                        .collect(joining(", ")),
                        "review it with the change"));
    }

    /// Now, or before the change made the exception needless.
    private boolean covered(Address address, Address before) {
        return excepted.contains(address) || since.earlier().excepted(before);
    }
}

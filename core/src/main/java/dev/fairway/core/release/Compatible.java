package dev.fairway.core.release;

import dev.fairway.core.release.Migration.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which versions of a database an application can run on, where somebody states it: how far one can go back.
public record Compatible(String from, String to) {

    public Compatible {
        if (!ReleaseNames.isVersion(from) || !ReleaseNames.isVersion(to)) {
            throw new IllegalArgumentException("not a range of versions");
        }
    }

    /// What is wrong with it, beside a folder's migrations; empty where nothing is.
    ///
    /// Flyway and golang-migrate number their migrations: both ends are among them. Only Flyway can begin in the
    /// middle (it is told that a database stands at a version already, or has a baseline in the place of older
    /// files), so that the range may begin below the oldest. Liquibase and plain SQL have no versions: there the
    /// words are the team's own, and only numbers can be seen to run backwards.
    public List<String> faults(MigrationTool tool, List<Migration> migrations) {
        var faults = new ArrayList<String>();
        var low = Migrations.parts(from);
        var high = Migrations.parts(to);
        if (low.isPresent() && high.isPresent() && Migrations.compare(low.get(), high.get()) > 0) {
            faults.add("compatible %s..%s runs backwards".formatted(from, to));
        }
        if (tool == MigrationTool.FLYWAY || tool == MigrationTool.GOLANG_MIGRATE) {
            var there = migrations.stream()
                    .filter(it -> it.kind() == Kind.VERSIONED || it.kind() == Kind.BASELINE)
                    .map(Migrations::parts)
                    .toList();
            var below = tool == MigrationTool.FLYWAY
                    && low.filter(it -> isBelow(it, there)).isPresent();
            if (!below) {
                absent(from, low, there).ifPresent(faults::add);
            }
            if (!to.equals(from)) {
                absent(to, high, there).ifPresent(faults::add);
            }
        }
        return faults;
    }

    /// `FROM..TO`, as people type it.
    public String text() {
        return from + ".." + to;
    }

    private static boolean isBelow(List<BigInteger> version, List<List<BigInteger>> there) {
        return !there.isEmpty() && there.stream().allMatch(it -> Migrations.compare(version, it) < 0);
    }

    private static Optional<String> absent(
            String text, Optional<List<BigInteger>> version, List<List<BigInteger>> there) {
        return version.filter(it -> there.stream().anyMatch(other -> Migrations.compare(it, other) == 0))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("compatible names version %s, which no migration of it has".formatted(text));
    }
}

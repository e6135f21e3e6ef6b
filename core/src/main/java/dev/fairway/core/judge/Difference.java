package dev.fairway.core.judge;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Historian;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.Row;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.Fingerprint;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One address at which something is wrong, with all that is known of it, before it becomes a finding or a member of
/// one.
///
/// @param unit the file template that it was read from: causes are looked for within one
/// @param route the environments that were compared here
/// @param rule the broken rule of the contract, with the reason why it is broken
/// @param account what history says, where it was asked
/// @param moves what the change that is judged did here, where it is told apart from what was there before
/// @param end the day on which the file itself says that it ends, as flags do
public record Difference(
        String unit,
        Route route,
        Address address,
        String fingerprint,
        Row row,
        Suspicious suspicion,
        Optional<BrokenRule> rule,
        Optional<Historian.Account> account,
        List<Move> moves,
        Optional<LocalDate> end) {

    public Difference {
        requireNonNull(address, "address");
        requireNonNull(row, "row");
        moves = List.copyOf(moves);
    }

    /// As it was found: before history was asked, and the file for more than its values.
    public static Difference found(
            String unit, Route route, Address address, Row row, Suspicious suspicion, Optional<BrokenRule> rule) {
        var fingerprint = Fingerprint.of(address, suspicion.kind());
        return new Difference(
                unit, route, address, fingerprint, row, suspicion, rule, Optional.empty(), List.of(), Optional.empty());
    }

    /// With what history says, as far as it can be believed here.
    public Difference withAccount(Historian.Account told) {
        var credible = Optional.of(Credible.of(this, told));
        return new Difference(unit, route, address, fingerprint, row, suspicion, rule, credible, moves, end);
    }

    /// A change that is judged is on trial: what it did to values that all shared is deliberate for nobody.
    public Difference broughtSince(String since) {
        var parting = moves.isEmpty() ? Move.parting(since, this) : List.<Move>of();
        if (parting.isEmpty()) {
            return this;
        }
        var plain = account.map(told -> new Historian.Account(told.blame().withoutDeliberate(), told.verdict()));
        return new Difference(unit, route, address, fingerprint, row, suspicion, rule, plain, parting, end);
    }

    /// As it was found, with other names for the environments.
    public Difference calling(UnaryOperator<String> names) {
        return found(unit, route, address, row.calling(names), suspicion.calling(names), rule);
    }

    public Difference withMoves(List<Move> made) {
        return new Difference(unit, route, address, fingerprint, row, suspicion, rule, account, made, end);
    }

    public Difference withEnd(Optional<LocalDate> declared) {
        return new Difference(unit, route, address, fingerprint, row, suspicion, rule, account, moves, declared);
    }

    /// @param name the rule as the contract writes it
    /// @param why what is allowed and who is at fault, without values of secrets
    /// @param unequal whether all it demands is that values are equal
    public record BrokenRule(String name, String why, boolean unequal) {}

    /// Who holds what is wrong in itself; nobody where only the difference is.
    public List<String> wrong() {
        return rule.filter(BrokenRule::unequal).isPresent() ? List.of() : suspicion.at();
    }

    /// Whether history, or the change that is judged, tells more of it than that it belongs to an expected class: then
    /// no rule for the class is the answer.
    public boolean contested() {
        return verdict() != Verdict.DRIFT
                || !moves.isEmpty()
                || account.flatMap(told -> told.blame().deliberate()).isPresent();
    }

    public Verdict verdict() {
        return rule.isPresent()
                ? Verdict.VIOLATION
                : account.map(Historian.Account::verdict).orElse(Verdict.DRIFT);
    }

    public Category category() {
        return Categories.of(this);
    }

    public Severity severity() {
        return Severities.of(this);
    }
}

package dev.fairway.core.judge;

import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.classify.Words;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.Optional;

/// Whether what history takes for deliberate can be right for the others.
///
/// History only knows who moved last. A value that is wrong by itself is not right for having moved, and
/// `https://api.uat.example.com` is no advice for production, however lately uat got it.
final class Credible {

    private Credible() {}

    /// The account, without a deliberate side where none of the others could take its value.
    static Account of(Difference difference, Account account) {
        return account.blame()
                        .deliberate()
                        .filter(side -> difference.suspicion().at().contains(side.environment())
                                || difference.row().values().keySet().stream()
                                        .filter(environment ->
                                                !difference.row().together(environment, side.environment()))
                                        .noneMatch(environment -> suits(difference, environment, side.value())))
                        .isPresent()
                ? new Account(account.blame().withoutDeliberate(), account.verdict())
                : account;
    }

    /// Whether an environment could hold a value of another one: not where the value names an environment, and not
    /// this one.
    static boolean suits(Difference difference, String environment, Optional<Node> value) {
        return !(value.orElse(null) instanceof Scalar scalar)
                || OtherEnvironments.among(difference.route().environments())
                        .named(
                                environment,
                                scalar.text(),
                                Words.of(difference.row().path().leafName()))
                        .isEmpty();
    }
}

package dev.fairway.core.judge;

import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.classify.Words;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether what history takes for deliberate can be right for the others.
///
/// History only knows who moved last. A value that is wrong by itself is not right for having moved, and
/// `https://api.uat.example.com` is no advice for production, however lately uat got it.
final class Credible {

    private Credible() {}

    /// The account, without a deliberate side where none of the others could take its value, and where it is another
    /// than the side of the value that is told of.
    static Account of(Difference difference, Account account) {
        return account.blame()
                        .deliberate()
                        .filter(side -> difference.suspicion().at().contains(side.environment())
                                || besideThePoint(difference, side.environment())
                                || others(difference, side.environment())
                                        .noneMatch(environment -> suits(difference, environment, side.value())))
                        .isPresent()
                ? new Account(account.blame().withoutDeliberate(), account.verdict())
                : account;
    }

    /// Of a value that names another environment only who holds it is to hold something else: whose own value another
    /// one left is right for none of those that name nobody else.
    private static boolean besideThePoint(Difference difference, String environment) {
        return difference.suspicion().kind() == FindingKind.OTHER_ENVIRONMENT
                && others(difference, environment)
                        .anyMatch(other -> !difference.suspicion().at().contains(other));
    }

    private static Stream<String> others(Difference difference, String environment) {
        return difference.row().values().keySet().stream()
                .filter(other -> !difference.row().together(other, environment));
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

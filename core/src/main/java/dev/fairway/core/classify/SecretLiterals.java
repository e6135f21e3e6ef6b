package dev.fairway.core.classify;

import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Secrets that stand in plain sight in some environments, where others only say where theirs is kept.
final class SecretLiterals {

    private SecretLiterals() {}

    /// Who holds the secret itself, in words that never show it; empty where not all others refer to one.
    static Optional<String> beside(Subject subject) {
        var literal = new ArrayList<String>();
        var referring = new ArrayList<String>();
        for (var entry : subject.present().entrySet()) {
            switch (entry.getValue()) {
                case Secret _ -> literal.add(entry.getKey());
                case Scalar scalar when SecretRule.isReference(scalar.text().strip()) -> referring.add(entry.getKey());
                case Scalar _, Encrypted _, Mapping _, Listing _ -> {
                    return Optional.empty();
                }
            }
        }
        return literal.isEmpty() || referring.isEmpty()
                ? Optional.empty()
                : Optional.of("%s %s the secret itself where %s %s to one"
                        .formatted(
                                and(literal),
                                literal.size() > 1 ? "hold" : "holds",
                                and(referring),
                                referring.size() > 1 ? "refer" : "refers"));
    }

    private static String and(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}

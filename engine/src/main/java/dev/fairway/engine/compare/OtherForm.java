package dev.fairway.engine.compare;

import dev.fairway.core.compare.Side;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.engine.read.Statement;
import dev.fairway.engine.read.Statement.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// An environment whose file is of another kind than the others': settings where they state Kubernetes objects, or
/// what cannot be read as either. Its objects are missing or unknown; that there is nothing to compare must not pass
/// for agreement.
public final class OtherForm {

    private static final String UNKNOWN = "its file holds no object that can be read";

    private OtherForm() {}

    /// What an environment says of a resource that it does not state.
    ///
    /// @param shapes what the documents are in which others state it
    /// @return empty where that is no question: a Compose file beside objects is another way to run things
    static Optional<Side> without(Statement statement, Collection<Shape> shapes) {
        var alike = shapes.contains(statement.shape()) || statement.shape() == Shape.NOTHING;
        if (!alike && (statement.shape() != Shape.SETTINGS || !shapes.contains(Shape.KUBERNETES))) {
            return Optional.empty();
        }
        if (!alike && opaque(statement)) {
            return Optional.of(new Side.Unread(UNKNOWN));
        }
        return Optional.of(statement.complete() ? new Side.Missing() : new Side.Unread(FamilyComparison.NOT_WHOLE));
    }

    /// One for each environment whose file is of another kind than those that state Kubernetes objects.
    static List<Gap> gaps(Unit unit, SequencedMap<String, Statement> statements) {
        var gaps = new ArrayList<Gap>();
        statements.forEach((environment, statement) -> {
            if (stray(statement, statements.values())) {
                gaps.add(new Gap(
                        unit.files().getOrDefault(environment, unit.template()),
                        "is %s where other environments state Kubernetes objects".formatted(form(statement)),
                        "the two are not compared"));
            }
        });
        return gaps;
    }

    /// Whether nothing can be known of an environment that others state in objects.
    public static boolean blank(Statement statement, Collection<Statement> all) {
        return stray(statement, all) && opaque(statement);
    }

    private static boolean stray(Statement statement, Collection<Statement> all) {
        return statement.shape() != Shape.KUBERNETES
                && statement.shape() != Shape.NOTHING
                && all.stream().anyMatch(other -> other.shape() == Shape.KUBERNETES);
    }

    private static String form(Statement statement) {
        if (statement.shape() == Shape.COMPOSE) {
            return "a Compose file";
        }
        return opaque(statement) ? "ciphertext, or a text without keys," : "settings";
    }

    /// Ciphertext, a pointer to a file that is elsewhere, or another text where settings should be.
    private static boolean opaque(Statement statement) {
        return statement.resources().values().stream().noneMatch(OtherForm::legible);
    }

    /// Whether a document has values to look up, and not all of them ciphertext.
    public static boolean legible(Node root) {
        return switch (root) {
            case Mapping mapping ->
                mapping.entries().stream().anyMatch(entry -> !(entry.value() instanceof Node.Encrypted));
            case Node.Listing _ -> true;
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> false;
        };
    }
}

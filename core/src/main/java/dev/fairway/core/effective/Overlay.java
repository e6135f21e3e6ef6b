package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;

/// Lays one document over another by the rules of the tool that would read them.
///
/// Every value of the result keeps the place of the file that set it last; a mapping that both have counts as set by
/// the upper one. An empty upper document changes nothing.
public final class Overlay {

    private Overlay() {}

    public static Node merge(Node base, Node over, MergeStyle style) {
        if (isNull(over)) {
            return base;
        }
        return switch (style) {
            case HELM -> new MappingMerge(name -> name, true, true, false).merge(base, over);
            case SPRING ->
                new MappingMerge(RelaxedName::canonical, true, false, false)
                        .merge(SpringDocument.nested(base), SpringDocument.nested(over));
            case COMPOSE -> ComposeMerge.merge(ComposeDocument.normal(base), ComposeDocument.normal(over));
            case APPSETTINGS -> new MappingMerge(MappingMerge::ignoringCase, true, false, true).merge(base, over);
            case DOTENV, TFVARS -> new MappingMerge(name -> name, false, false, false).merge(base, over);
            case PLAIN_BASE -> new MappingMerge(name -> name, true, false, false).merge(base, over);
            case KUBERNETES -> StrategicMerge.patch(base, over).orElse(new Scalar(Kind.NULL, "", over.place()));
        };
    }

    static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }
}

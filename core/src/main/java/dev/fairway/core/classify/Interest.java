package dev.fairway.core.classify;

import dev.fairway.core.compare.Row;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.List;

/// A quick look at rows on which all environments agree: could what they agree on be wrong?
public final class Interest {

    private final OtherEnvironments others;

    public Interest(List<Environment> environments) {
        this.others = OtherEnvironments.among(environments);
    }

    public boolean mayBeWrong(Row row) {
        var before = "";
        for (var held : row.values().values()) {
            if (!(held instanceof Held.Present(Scalar(var kind, var text, var _)))
                    || kind != Node.Kind.TEXT
                    || text.equals(before)) {
                continue;
            }
            before = text;
            if (others.mayName(text) || Shapes.placeholder(text)) {
                return true;
            }
        }
        return false;
    }
}

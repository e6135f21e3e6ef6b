package dev.fairway.engine.history;

import dev.fairway.core.compare.Leaves;
import dev.fairway.core.tree.Node;
import dev.fairway.formats.read.Reading;
import java.util.HashSet;
import java.util.Set;

/// How much of what two files say is the same, wherever in them it stands: enough to tell one file under two names.
public final class Likeness {

    /// A file that says less than this share of the same things is another file.
    public static final double ENOUGH = 0.5;

    private Likeness() {}

    /// What a file says: last names with their values, as hashes.
    public static Set<Integer> said(Reading reading) {
        var said = new HashSet<Integer>();
        for (var document : reading.documents()) {
            Leaves.of(document).forEach((leaf, node) -> said.add((leaf.leafName() + "=" + text(node)).hashCode()));
        }
        return said;
    }

    /// Which share of what the shorter one says the other one says, too.
    public static double between(Set<Integer> left, Set<Integer> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        var shared = left.stream().filter(right::contains).count();
        return (double) shared / Math.min(left.size(), right.size());
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar(var _, var text, var _) ? text : "";
    }
}

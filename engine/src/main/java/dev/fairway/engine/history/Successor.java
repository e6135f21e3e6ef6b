package dev.fairway.engine.history;

import dev.fairway.core.compare.Lookup;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.tree.TreePath;
import dev.fairway.engine.read.Statement;
import java.util.Optional;

/// Recognises where a value went when its name vanished.
public final class Successor {

    private Successor() {}

    /// The path that took the value over: new in the commit, with the same value, under a like name.
    ///
    /// @param then what the environment stated before the commit
    /// @param since what it stated after it
    public static Optional<TreePath> of(
            Statement then, Statement since, Question question, String environment, Naming naming) {
        var before = Resources.find(then.resources(), question.resource(), environment, naming);
        var after = Resources.find(since.resources(), question.resource(), environment, naming);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        return Lookup.find(before.get(), question.path(), environment, naming)
                .flatMap(value -> Moves.source(after.get(), before.get(), question.path(), value))
                .map(found -> found.getKey());
    }
}

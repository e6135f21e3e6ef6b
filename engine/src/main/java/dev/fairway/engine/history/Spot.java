package dev.fairway.engine.history;

import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// One address in one environment, followed back through time under the names that it had.
final class Spot {

    private final String environment;
    private final Optional<Node> today;
    private final List<Event> newestFirst = new ArrayList<>();
    private final IdentityHashMap<Event, Question> names = new IdentityHashMap<>();
    private String resource;
    private TreePath path;
    private Question name;
    private Optional<Node> value;
    private Optional<Change> objectBorn = Optional.empty();
    private Optional<Change> mend = Optional.empty();

    Spot(String environment, Question question, Optional<Node> today) {
        this.environment = environment;
        this.resource = question.resource();
        this.today = today;
        this.path = question.path();
        this.name = new Question(resource, path);
        this.value = today;
    }

    String resource() {
        return resource;
    }

    /// What brought the object of which the address is a part; empty where that was always there, or never.
    Optional<Change> objectBorn() {
        return objectBorn;
    }

    void objectBorn(Change change) {
        if (path.isRoot()) {
            return;
        }
        objectBorn = Optional.of(change);
    }

    /// Takes note of a change before which nobody can read what stood there.
    void mended(Change change) {
        if (mend.isEmpty()) {
            mend = Optional.of(change);
        }
    }

    /// The change with which what came of another one could first be read: that one itself, or the one that
    /// mended what it had broken.
    Change firstRead(Change change) {
        var first = mend.orElse(change);
        mend = Optional.empty();
        return first;
    }

    Optional<Node> today() {
        return today;
    }

    TreePath path() {
        return path;
    }

    Optional<Node> value() {
        return value;
    }

    /// Takes note of what stood there before a commit.
    void before(Optional<Node> older, Change change, How how) {
        if (same(older, value)) {
            value = older;
            return;
        }
        note(new Event(environment, change, older, value, how(older, how)));
        value = older;
    }

    /// The value stood under another name before: told as an event of its own, though nothing changed.
    void movedFrom(String home, TreePath older, Node node, Change change) {
        var how = older.leafName().equals(path.leafName()) ? How.MOVED : How.RENAME;
        note(new Event(environment, change, Optional.of(node), value, how));
        resource = home;
        path = older;
        name = new Question(resource, older);
        value = Optional.of(node);
    }

    private void note(Event event) {
        newestFirst.add(event);
        names.put(event, name);
    }

    /// Under what name the address went right after an event, by the event itself.
    IdentityHashMap<Event, Question> names() {
        return names;
    }

    private How how(Optional<Node> older, How how) {
        if (how != How.EDIT && how != How.BASE) {
            return how;
        }
        return older.isEmpty() ? How.CREATED : value.isEmpty() ? How.REMOVED : how;
    }

    static boolean same(Optional<Node> left, Optional<Node> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty();
        }
        return Grouping.same(left.get(), right.get());
    }

    List<Event> events() {
        return newestFirst.reversed();
    }
}

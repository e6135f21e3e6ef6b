package dev.fairway.engine.history;

import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.blame.Past;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
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
    private boolean stayed;
    private boolean unread;
    private final List<Change> within = new ArrayList<>();

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

    /// Takes note of what brought the object of which the address is a part.
    void objectBorn(Change change) {
        if (path.isRoot()) {
            return;
        }
        objectBorn = Optional.of(change);
    }

    /// Nobody can read what stands there today: until an older version can be read, nothing is known to have changed.
    void unread() {
        unread = true;
    }

    boolean isUnread() {
        return unread;
    }

    /// Takes note of a change before which nobody can read what stood there.
    ///
    /// @param stays whether the line of the value is there before it all the same
    void mended(Change change, boolean stays) {
        if (mend.isEmpty() || stayed) {
            mend = Optional.of(change);
            stayed = stays;
        }
    }

    /// The change with which what came of another one could first be read: that one itself, or the one that
    /// mended what it had broken, unless the line was there before.
    Change firstRead(Change change) {
        var first = stayed ? change : mend.orElse(change);
        mend = Optional.empty();
        stayed = false;
        return first;
    }

    TreePath path() {
        return path;
    }

    Optional<Node> value() {
        return value;
    }

    /// Takes note of what stood there before a commit.
    void before(Optional<Node> older, Change change, How how) {
        if (unread || same(older, value)) {
            unread = false;
            value = older;
            return;
        }
        note(new Event(environment, change, older, value, how(older, how)));
        value = older;
    }

    /// The value stood under another name before: told as an event of its own, though nothing changed. Where the next
    /// thing that happened to it was that it moved back, nothing happened.
    void movedFrom(String home, TreePath older, Node node, Change change) {
        var how = older.leafName().equals(path.leafName()) ? How.MOVED : How.RENAME;
        var before = new Question(home, older);
        if (movedBackTo(before)) {
            names.remove(newestFirst.removeLast());
        } else {
            note(new Event(environment, change, Optional.of(node), value, how));
        }
        resource = home;
        path = older;
        name = before;
        value = Optional.of(node);
    }

    private boolean movedBackTo(Question before) {
        return !newestFirst.isEmpty()
                && (newestFirst.getLast().how() == How.MOVED
                        || newestFirst.getLast().how() == How.RENAME)
                && before.equals(names.get(newestFirst.getLast()));
    }

    /// Takes note of a change inside of what is only there or not there as a whole.
    void editedWithin(Change change) {
        within.add(change);
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

    /// Whether a change took what stands there from this environment, or gave it one.
    private boolean turnedBy(Change change) {
        return newestFirst.stream()
                .filter(event -> event.from().isPresent() != event.to().isPresent())
                .anyMatch(event -> event.change().equals(change));
    }

    /// What changed inside counts only where the same commit took the whole from another environment, or gave it one:
    /// of other commits it may not have been looked at.
    ///
    /// @param born what brought the environment's own file
    /// @param all of the same address
    Past past(Optional<Change> born, Collection<Spot> all) {
        var edits = within.reversed().stream()
                .filter(change -> all.stream().anyMatch(spot -> spot != this && spot.turnedBy(change)))
                .toList();
        return new Past(environment, objectBorn.or(() -> born), newestFirst.reversed(), today, edits);
    }
}

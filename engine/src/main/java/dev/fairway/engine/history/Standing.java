package dev.fairway.engine.history;

import dev.fairway.core.compare.Lookup;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.discovery.Unit;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.read.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an environment held at an address at some time.
///
/// A whole file or object is there or it is not: what changed inside it is the past of its values, not its own.
final class Standing {

    private final Unit unit;
    private final Naming naming;
    /// Whether it is files that some have and some have not, rather than what files say that all have.
    private final boolean files;

    /// The same few names stand in every version, and to compare two takes long.
    private final Map<Wanted, Map<String, Integer>> closeness = new HashMap<>();

    private record Wanted(String environment, String resource) {}

    private Standing(Unit unit, Naming naming, boolean files) {
        this.unit = unit;
        this.naming = naming;
        this.files = files;
    }

    static Standing of(Request request) {
        var unit = request.unit();
        var today = request.today();
        var saying = today.values().stream()
                .filter(statement -> statement.resources().containsKey(unit.template()))
                .count();
        var everywhere = today.keySet().containsAll(request.scope().route().names());
        var contents = everywhere && saying > 0 && saying < today.size();
        return new Standing(unit, request.scope().naming(unit), !contents);
    }

    Optional<Node> at(Statement statement, String environment, String resource, TreePath path) {
        var found = resource(statement, environment, resource);
        if (!path.isRoot()) {
            return found.flatMap(root -> Lookup.find(root, path, environment, naming));
        }
        return found.or(() -> emptyFile(environment, resource)).map(Standing::whole);
    }

    Optional<Node> resource(Statement statement, String environment, String resource) {
        var known = closeness.computeIfAbsent(new Wanted(environment, resource), _ -> new HashMap<>());
        return Resources.find(
                statement.resources(),
                resource,
                name -> known.computeIfAbsent(name, _ -> Resources.closeness(resource, name, environment, naming)));
    }

    /// A file that says nothing, as one of comments only, is there all the same. Where all have one, and others say
    /// something, it lacks that.
    private Optional<Node> emptyFile(String environment, String resource) {
        return Optional.ofNullable(unit.files().get(environment))
                .filter(_ -> files && resource.equals(unit.template()))
                .map(file -> new Node.Mapping(List.of(), new Place(Source.of(file), 1, 1)));
    }

    /// Of an object its kind, of a file nothing: the same, whatever the rest of it is.
    private static Node whole(Node root) {
        return root instanceof Node.Mapping(var entries, var place)
                ? new Node.Mapping(
                        entries.stream()
                                .filter(entry -> entry.key().equals("kind"))
                                .toList(),
                        place)
                : root;
    }
}

package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which values of its items tell the items of a list apart, so that a list can be compared item by item whatever its
/// order.
///
/// A key is a name (`name`), a path (`metadata.name`), or several of them (`port+protocol`).
public final class ListIdentity {

    private static final Pattern PLUS = Pattern.compile("\\+");
    private static final Pattern DOT = Pattern.compile("\\.");

    /// What identifies items in practice, most telling first.
    private static final List<String> KEYS = List.of(
            "name",
            "key",
            "id",
            "kind+name",
            "namespace+name",
            "metadata.name",
            "kind+metadata.name",
            "containerPort",
            "containerPort+protocol",
            "mountPath",
            "mountPath+subPath",
            "devicePath",
            "port",
            "port+protocol",
            "ip",
            "topologyKey",
            "topologyKey+whenUnsatisfiable",
            "host",
            "hostname",
            "path",
            "op+path",
            "product+component",
            "product",
            "component",
            "type",
            "type+name",
            "uid",
            "secretName",
            "target",
            "resource",
            "role",
            "group",
            "user",
            "username",
            "email",
            "alias",
            "alert",
            "record",
            "title",
            "label",
            "identifier",
            "slug",
            "arn",
            "url",
            "address",
            "cidr",
            "domain",
            "region",
            "zone");

    private ListIdentity() {}

    /// The key that every item of every list has and that is unique in each list; lists without items have no say.
    public static Optional<String> identityOf(List<List<Node>> lists) {
        if (lists.stream().allMatch(List::isEmpty)
                || !lists.stream().flatMap(List::stream).allMatch(Mapping.class::isInstance)) {
            return Optional.empty();
        }
        return KEYS.stream()
                .filter(key -> lists.stream().allMatch(list -> identifies(key, list)))
                .findFirst();
    }

    private static boolean identifies(String key, List<Node> list) {
        var seen = new HashSet<String>();
        for (var item : list) {
            var value = valueOf(item, key);
            if (value.isEmpty() || !seen.add(value.get())) {
                return false;
            }
        }
        return true;
    }

    /// What an item holds under a key of [#identityOf], several values joined by `+`. A protocol that is not said is
    /// TCP, as Kubernetes has it.
    public static Optional<String> valueOf(Node item, String key) {
        if (key.indexOf('+') < 0) {
            return single(item, key);
        }
        var values = PLUS.splitAsStream(key)
                .map(part -> single(item, part).or(() -> unsaid(part)))
                .toList();
        return values.stream().allMatch(Optional::isPresent)
                ? Optional.of(String.join(
                        "+", values.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static Optional<String> unsaid(String part) {
        return switch (part) {
            case "protocol" -> Optional.of("TCP");
            case "namespace", "subPath" -> Optional.of("");
            default -> Optional.empty();
        };
    }

    private static Optional<String> single(Node item, String path) {
        var steps = path.indexOf('.') < 0 ? Stream.of(path) : DOT.splitAsStream(path);
        var found = Optional.of(item);
        for (var step : steps.toList()) {
            found = found.flatMap(node -> node instanceof Mapping mapping ? mapping.get(step) : Optional.empty());
        }
        return found.flatMap(node -> node instanceof Scalar scalar
                        && scalar.kind() != Kind.NULL
                        && !scalar.text().isEmpty()
                ? Optional.of(scalar.text())
                : Optional.empty());
    }
}

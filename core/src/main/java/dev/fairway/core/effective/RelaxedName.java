package dev.fairway.core.effective;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.Optional;
import java.util.stream.IntStream;

/// Names as Spring Boot binds them: `springdoc.api-docs.enabled`, `springdoc.apiDocs.enabled` and
/// `SPRINGDOC_APIDOCS_ENABLED` are one.
///
/// Dashes, dots and underscores do not count at all here, so that `SPRINGDOC_API_DOCS_ENABLED`, which people write and
/// which means the same to them, is found too.
public final class RelaxedName {

    private RelaxedName() {}

    /// A value of a document and the way to it.
    public record Bound(TreePath path, Node value) {
        public Bound {
            requireNonNull(path, "path");
            requireNonNull(value, "value");
        }
    }

    /// Letters and digits only, in lower case: equal for all spellings of one name.
    public static String canonical(String name) {
        var letters = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            var character = name.charAt(i);
            if (Character.isLetterOrDigit(character)) {
                letters.append(Character.toLowerCase(character));
            }
        }
        return letters.toString();
    }

    /// The value that an environment variable of this name would override, where the document has one.
    public static Optional<Node> findRelaxed(Node springRoot, String variable) {
        return find(springRoot, variable).map(Bound::value);
    }

    /// As [#findRelaxed], with the path of the value. Only single values and lists can be overridden.
    /// Where no name binds to the variable, a value may ask for it: `${TIMEOUT:30}` says what holds
    /// without it.
    public static Optional<Bound> find(Node springRoot, String variable) {
        var name = canonical(variable);
        return name.isEmpty()
                ? Optional.empty()
                : below(springRoot, name, TreePath.ROOT).or(() -> placeholder(springRoot, variable, TreePath.ROOT));
    }

    private static Optional<Bound> placeholder(Node node, String variable, TreePath path) {
        return switch (node) {
            case Scalar scalar -> byDefault(scalar, variable).map(value -> new Bound(path, value));
            case Mapping mapping ->
                mapping.entries().stream()
                        .flatMap(entry ->
                                placeholder(entry.value(), variable, path.then(new Segment.Key(entry.key()))).stream())
                        .findFirst();
            case Listing listing ->
                IntStream.range(0, listing.items().size())
                        .boxed()
                        .flatMap(i ->
                                placeholder(listing.items().get(i), variable, path.then(new Segment.Index(i))).stream())
                        .findFirst();
            case Secret _, Encrypted _ -> Optional.empty();
        };
    }

    /// What stands between `${NAME:` and its `}`.
    private static Optional<Node> byDefault(Scalar scalar, String variable) {
        var text = scalar.text();
        var start = text.indexOf("${" + variable + ":");
        var from = start + variable.length() + 3;
        var end = start < 0 ? -1 : text.indexOf('}', from);
        return end < 0
                ? Optional.empty()
                : Optional.of(new Scalar(Node.Kind.TEXT, text.substring(from, end), scalar.place()));
    }

    private static Optional<Bound> below(Node node, String rest, TreePath path) {
        return switch (node) {
            case Mapping mapping -> inside(mapping, rest, path);
            case Listing listing when !rest.isEmpty() -> inside(listing, rest, path);
            case Listing _, Scalar _, Secret _, Encrypted _ ->
                rest.isEmpty() ? Optional.of(new Bound(path, node)) : Optional.empty();
        };
    }

    private static Optional<Bound> inside(Mapping mapping, String rest, TreePath path) {
        for (var entry : mapping.entries()) {
            var name = canonical(entry.key());
            if (!name.isEmpty() && rest.startsWith(name)) {
                var found =
                        below(entry.value(), rest.substring(name.length()), path.then(new Segment.Key(entry.key())));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Bound> inside(Listing listing, String rest, TreePath path) {
        for (var i = 0; i < listing.items().size(); i++) {
            var position = String.valueOf(i);
            if (rest.startsWith(position)) {
                var found = below(
                        listing.items().get(i), rest.substring(position.length()), path.then(new Segment.Index(i)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}

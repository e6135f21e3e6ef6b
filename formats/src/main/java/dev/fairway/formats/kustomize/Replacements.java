package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.isTrue;
import static dev.fairway.formats.kustomize.Kustomization.mappings;
import static dev.fairway.formats.kustomize.Kustomization.scalars;
import static dev.fairway.formats.kustomize.Kustomization.text;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.formats.kustomize.KustomizeGap.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A kustomization's `replacements`: a value of one resource copied into others.
final class Replacements {

    /// Dots between names, but not those inside `[name=a.b]` and not those after a backslash.
    private static final Pattern STEP = Pattern.compile("\\[[^]]*]|(?:\\\\.|[^.\\[\\\\])++");

    private static final int MAX_STEPS = 200;

    private final Kustomization kustomization;
    private final KustomizeFiles files;
    private final Consumer<KustomizeGap> gaps;

    Replacements(Kustomization kustomization, KustomizeFiles files, Consumer<KustomizeGap> gaps) {
        this.kustomization = kustomization;
        this.files = files;
        this.gaps = gaps;
    }

    List<Piece> over(List<Piece> pieces) {
        var replaced = pieces;
        for (var replacement : all()) {
            replaced = over(replaced, replacement);
        }
        return replaced;
    }

    private List<Mapping> all() {
        var all = new ArrayList<Mapping>();
        for (var replacement : kustomization.mappings("replacements")) {
            var path = text(replacement, "path");
            if (path.isEmpty()) {
                all.add(replacement);
                continue;
            }
            var file = LocalPath.resolve(kustomization.directory(), path.get()).filter(files::exists);
            var documents = file.flatMap(files::documents);
            if (documents.isEmpty()) {
                gaps.accept(new KustomizeGap(
                        replacement.place(),
                        "a replacement cannot be read and is not applied",
                        file.isPresent() ? Unread.CHANGES : Unread.NOTHING));
            }
            documents.stream().flatMap(List::stream).forEach(document -> {
                if (document instanceof Mapping mapping) {
                    all.add(mapping);
                } else {
                    all.addAll(Kustomization.maps(document).toList());
                }
            });
        }
        return all;
    }

    private List<Piece> over(List<Piece> pieces, Mapping replacement) {
        var source = mapping(replacement, "source");
        var value = source.flatMap(Target::of)
                .flatMap(wanted -> pieces.stream().filter(wanted::matches).findFirst())
                .flatMap(piece -> value(piece, source.orElseThrow()));
        if (value.isEmpty()) {
            gaps.accept(new KustomizeGap(replacement.place(), "a replacement is not applied"));
            return pieces;
        }
        var replaced = pieces;
        for (var target : mappings(replacement, "targets")) {
            replaced = into(replaced, target, value.get());
        }
        return replaced;
    }

    private static Optional<Mapping> mapping(Mapping owner, String field) {
        return owner.get(field).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    private static Optional<Node> value(Piece piece, Mapping source) {
        var path = steps(text(source, "fieldPath").orElse("metadata.name"));
        var options = mapping(source, "options");
        var found = new ArrayList<Node>();
        FieldWalk.update(piece.root(), path, Optional.empty(), node -> {
            found.add(node);
            return node;
        });
        return found.stream()
                .findFirst()
                .flatMap(node -> options.isEmpty()
                        ? Optional.of(node)
                        : part(node, options.get()).map(text -> new Scalar(Kind.TEXT, text, node.place())));
    }

    private List<Piece> into(List<Piece> pieces, Mapping target, Node value) {
        var select = mapping(target, "select").flatMap(Target::of);
        var rejects = mappings(target, "reject").stream()
                .flatMap(reject -> Target.of(reject).stream())
                .toList();
        if (select.isEmpty()) {
            gaps.accept(new KustomizeGap(target.place(), "a replacement is not applied"));
            return pieces;
        }
        return pieces.stream()
                .map(piece -> select.get().matches(piece) && rejects.stream().noneMatch(reject -> reject.matches(piece))
                        ? replaced(piece, target, value)
                        : piece)
                .toList();
    }

    private static Piece replaced(Piece piece, Mapping target, Node value) {
        var options = mapping(target, "options");
        var created = options.filter(wanted -> isTrue(wanted, "create")).map(_ -> value.place());
        Node root = piece.root();
        var paths = scalars(target, "fieldPaths").stream().map(Scalar::text).toList();
        for (var path : paths.isEmpty() ? List.of("metadata.name") : paths) {
            root = FieldWalk.update(root, steps(path), created, found -> combined(found, value, options));
        }
        return TreeEdit.isOvergrown(root) ? piece : piece.with(root);
    }

    private static Node combined(Node found, Node value, Optional<Mapping> options) {
        var delimiter = options.flatMap(wanted -> text(wanted, "delimiter"));
        if (delimiter.isEmpty() || !(found instanceof Scalar held) || !(value instanceof Scalar given)) {
            return value;
        }
        var parts = new ArrayList<>(List.of(held.text().split(Pattern.quote(delimiter.get()), -1)));
        var index = index(options.orElseThrow());
        if (index < 0) {
            parts.addFirst(given.text());
        } else if (index >= parts.size()) {
            parts.add(given.text());
        } else {
            parts.set(index, given.text());
        }
        return new Scalar(Kind.TEXT, String.join(delimiter.get(), parts), given.place());
    }

    private static Optional<String> part(Node node, Mapping options) {
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        var delimiter = text(options, "delimiter");
        if (delimiter.isEmpty()) {
            return Optional.of(scalar.text());
        }
        var parts = List.of(scalar.text().split(Pattern.quote(delimiter.get()), -1));
        var index = index(options);
        return index < 0 || index >= parts.size() ? Optional.empty() : Optional.of(parts.get(index));
    }

    private static int index(Mapping options) {
        return text(options, "index")
                .filter(text -> text.matches("-?[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static List<String> steps(String path) {
        return STEP.matcher(path)
                .results()
                .map(result -> result.group().replaceAll("\\\\(.)", "$1"))
                .limit(MAX_STEPS)
                .toList();
    }
}

package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Mapping;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which resources a patch or a replacement is for: names are regular expressions over the whole name, labels a list
/// of `name=value`.
record Target(
        Optional<String> group,
        Optional<String> version,
        Optional<Pattern> kind,
        Optional<Pattern> name,
        Optional<Pattern> namespace,
        Optional<String> labels,
        Optional<String> annotations) {

    private static final int MAX_PATTERN = 300;
    private static final int MAX_TEXT = 300;
    private static final int MAX_STEPS = 5_000;
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern REQUIREMENT = Pattern.compile("(!?)([^!=\\s]+)(?:\\s*(!=|==?)\\s*([^!=\\s]*))?");

    /// Empty where it cannot be understood.
    static Optional<Target> of(Mapping target) {
        try {
            return Optional.of(new Target(
                    Kustomization.text(target, "group"),
                    Kustomization.text(target, "version"),
                    pattern(target, "kind"),
                    pattern(target, "name"),
                    pattern(target, "namespace"),
                    requirements(target, "labelSelector"),
                    requirements(target, "annotationSelector")));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    private static Optional<Pattern> pattern(Mapping target, String field) {
        return Kustomization.text(target, field).map(text -> {
            if (text.length() > MAX_PATTERN) {
                throw new PatternSyntaxException("too long", "", -1);
            }
            return Pattern.compile(text);
        });
    }

    private static Optional<String> requirements(Mapping target, String field) {
        return Kustomization.text(target, field).map(text -> {
            if (text.length() > MAX_PATTERN
                    || !COMMA.splitAsStream(text)
                            .allMatch(part -> REQUIREMENT.matcher(part).matches())) {
                throw new PatternSyntaxException("not understood", "", -1);
            }
            return text;
        });
    }

    boolean matches(Piece piece) {
        var version = piece.resource().apiVersion();
        return group.filter(wanted -> !wanted.equals(piece.resource().group())).isEmpty()
                && this.version
                        .filter(wanted -> !wanted.equals(version.substring(version.indexOf('/') + 1)))
                        .isEmpty()
                && matches(kind, piece.kind())
                && piece.firstAndPresent().stream().anyMatch(known -> matches(name, known.name()))
                && piece.firstAndPresent().stream()
                        .anyMatch(known ->
                                matches(namespace, known.namespace().isEmpty() ? "default" : known.namespace()))
                && labelled(labels, piece, "labels")
                && labelled(annotations, piece, "annotations");
    }

    private static boolean matches(Optional<Pattern> pattern, String text) {
        return pattern.filter(wanted -> !matches(wanted, text)).isEmpty();
    }

    private static boolean matches(Pattern pattern, String text) {
        if (text.length() > MAX_TEXT) {
            return false;
        }
        try {
            return pattern.matcher(new Bounded(text)).matches();
        } catch (TooManySteps _) {
            return false;
        }
    }

    private static boolean labelled(Optional<String> wanted, Piece piece, String field) {
        if (wanted.isEmpty()) {
            return true;
        }
        var held = piece.root()
                .get("metadata")
                .flatMap(metadata -> metadata instanceof Mapping mapping ? mapping.get(field) : Optional.empty());
        return COMMA.splitAsStream(wanted.get()).allMatch(requirement -> isMet(requirement, held));
    }

    private static boolean isMet(String requirement, Optional<Node> labels) {
        var parts = REQUIREMENT.matcher(requirement);
        if (!parts.matches()) {
            return false;
        }
        var value = labels.flatMap(node ->
                node instanceof Mapping mapping ? Kustomization.text(mapping, parts.group(2)) : Optional.empty());
        if (parts.group(3) == null) {
            return value.isPresent() != parts.group(1).equals("!");
        }
        return value.filter(parts.group(4)::equals).isPresent()
                != parts.group(3).equals("!=");
    }

    /// A text that gives up when a pattern looks at it too often.
    private static final class Bounded implements CharSequence {

        private final String text;
        private int steps;

        Bounded(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > MAX_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("", null, false, false);
        }
    }
}

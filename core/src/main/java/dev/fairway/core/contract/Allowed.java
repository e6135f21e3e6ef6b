package dev.fairway.core.contract;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.meaning.Measure;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an environment may hold.
public sealed interface Allowed {

    /// As the contract writes it.
    String text();

    /// Whether it is a list with all its members, or may be one.
    default boolean isList() {
        return switch (this) {
            case Exact(Node.Listing _) -> true;
            case OneOf(var options) -> options.stream().anyMatch(Allowed::isList);
            case Exact _, Range _, Matching _, Template _, Any _, Present _, Absent _ -> false;
        };
    }

    /// This value, by meaning.
    record Exact(Node value) implements Allowed {
        @Override
        public String text() {
            return Shown.of(value);
        }
    }

    /// Any one of these.
    record OneOf(List<Allowed> options) implements Allowed {
        public OneOf {
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("a list of allowed values is empty");
            }
        }

        @Override
        public String text() {
            return options.stream().map(Allowed::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /// From `low` to `high`, both included; an empty end is open.
    record Range(Optional<String> low, Optional<String> high, Measure measure) implements Allowed {
        public Range {
            requireNonNull(measure, "measure");
            if (!low.map(measure::reads).orElse(true)
                    || !high.map(measure::reads).orElse(true)) {
                throw new IllegalArgumentException("an end of a range is not on its scale");
            }
        }

        @Override
        public String text() {
            return low.orElse("") + ".." + high.orElse("");
        }
    }

    /// A text that the expression matches from its first to its last character.
    record Matching(Pattern expression) implements Allowed {
        @Override
        public String text() {
            return "/" + expression.pattern() + "/";
        }
    }

    /// A text with the environment's name at `{env}`, or at `{env?}`, where production may leave it out.
    record Template(String text) implements Allowed {

        /// Whether a text of a contract has a place for a name.
        public static boolean isOne(String text) {
            return TemplateText.isTemplate(text);
        }
    }

    /// Whatever it is, nothing included.
    record Any() implements Allowed {
        @Override
        public String text() {
            return "any";
        }
    }

    /// Something, whatever it is.
    record Present() implements Allowed {
        @Override
        public String text() {
            return "present";
        }
    }

    /// Nothing.
    record Absent() implements Allowed {
        @Override
        public String text() {
            return "absent";
        }
    }
}

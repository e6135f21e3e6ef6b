package dev.fairway.core.judge;

import dev.fairway.core.classify.Words;
import dev.fairway.core.compare.Lookup;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.finding.Category;
import dev.fairway.core.report.Flag;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The life of a feature flag: its birth as history tells it, its end as its file declares it.
public final class Flags {

    /// Of these a file holds many flags, side by side.
    private static final Set<String> MANY =
            Set.of("flags", "features", "toggles", "experiments", "rollouts", "switches");

    /// Below these stands what a flag tells of itself.
    private static final Set<String> ABOUT = Set.of("metadata", "meta", "annotations", "labels");

    /// The last word of a flag's own name that says nothing of which flag it is.
    private static final Pattern STATE = Pattern.compile("(?:enabled?|on|active|value|state|status|default)$");

    /// Names of days on which something ends, without blanks and in lower case.
    private static final Pattern END = Pattern.compile(
            "(?:expir(?:es?|y|ation)|ends?|sunset|removal|remove|delet(?:e|ion)|cleanup|due|retire(?:ment)?"
                    + "|valid|active)(?:at|on|by|after|until|date|time|day)?|until|deadline");

    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ].{0,40})?");

    private Flags() {}

    /// Empty for what is no flag.
    public static Optional<Flag> of(Difference flag) {
        if (flag.category() != Category.FLAG) {
            return Optional.empty();
        }
        var since = flag.account().stream()
                .flatMap(account -> account.blame().timeline().stream())
                .filter(event -> event.from().isEmpty())
                .map(event -> event.change().time())
                .min(Comparator.<Instant>naturalOrder());
        return Optional.of(new Flag(since, flag.end()));
    }

    /// The day that a document declares for a flag: beside its state, or under its name with a word more.
    public static Optional<LocalDate> end(Node document, TreePath path, String environment, Naming naming) {
        var around = Lookup.find(document, path.parent(), environment, naming);
        var named = around.flatMap(node -> named(node, words(path.leafName())));
        if (named.isPresent()) {
            return named;
        }
        for (var place = path.parent(); !place.isRoot() && !holdsMany(place); place = place.parent()) {
            var end = Lookup.find(document, place, environment, naming).flatMap(Flags::own);
            if (end.isPresent()) {
                return end;
            }
        }
        return listed(document, path, environment, naming);
    }

    private static boolean holdsMany(TreePath place) {
        if (place.last() instanceof Segment.Key(var name)) {
            var words = Words.of(name);
            return !words.isEmpty() && MANY.contains(words.getLast());
        }
        return false;
    }

    /// An entry that says when all of its mapping ends, here or in what is told about it.
    private static Optional<LocalDate> own(Node node) {
        return ending(node)
                .or(() -> node instanceof Mapping(var entries, var _)
                        ? entries.stream()
                                .filter(entry -> ABOUT.contains(words(entry.key())))
                                .flatMap(entry -> ending(entry.value()).stream())
                                .findFirst()
                        : Optional.empty());
    }

    private static Optional<LocalDate> ending(Node node) {
        return node instanceof Mapping(var entries, var _)
                ? entries.stream()
                        .filter(entry -> END.matcher(words(entry.key())).matches())
                        .flatMap(entry -> day(entry.value()).stream())
                        .findFirst()
                : Optional.empty();
    }

    /// `NEW_CHECKOUT_EXPIRES` beside `NEW_CHECKOUT_ENABLED`.
    private static Optional<LocalDate> named(Node node, String flag) {
        return node instanceof Mapping(var entries, var _)
                ? entries.stream()
                        .filter(entry -> names(words(entry.key()), flag))
                        .flatMap(entry -> day(entry.value()).stream())
                        .findFirst()
                : Optional.empty();
    }

    /// The same among `env` items.
    private static Optional<LocalDate> listed(Node document, TreePath path, String environment, Naming naming) {
        var list = path.parent().parent();
        return Lookup.find(document, list, environment, naming).stream()
                .flatMap(node -> node instanceof Listing(var items, var _) ? items.stream() : null)
                .filter(item -> item instanceof Mapping mapping
                        && mapping.get("name").filter(Scalar.class::isInstance).stream()
                                .anyMatch(name -> names(words(((Scalar) name).text()), words(path.leafName()))))
                .flatMap(item -> ((Mapping) item).get("value").flatMap(Flags::day).stream())
                .findFirst();
    }

    private static boolean names(String name, String flag) {
        var stem = STATE.matcher(flag).replaceFirst("");
        return !stem.isEmpty()
                && name.startsWith(stem)
                && END.matcher(name.substring(stem.length())).matches();
    }

    private static String words(String name) {
        return String.join("", Words.of(name));
    }

    private static Optional<LocalDate> day(Node node) {
        if (!(node instanceof Scalar(var _, var text, var _))) {
            return Optional.empty();
        }
        var match = DAY.matcher(text);
        try {
            return match.matches() ? Optional.of(LocalDate.parse(match.group(1))) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}

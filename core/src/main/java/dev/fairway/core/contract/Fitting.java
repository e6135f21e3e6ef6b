package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Sameness;
import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Decides whether what an environment holds is what it may hold.
final class Fitting {

    private static final int LONGEST_MATCHED = 4_096;
    private static final int MOST_STEPS = 200_000;

    private static final List<Sameness> BEST_FIRST = List.of(Sameness.SAME, Sameness.UNKNOWN, Sameness.DIFFERENT);

    private Fitting() {}

    /// SAME where it fits, DIFFERENT where it does not, UNKNOWN where nobody can tell.
    static Sameness fit(Allowed allowed, Held held, Environment environment, Hint hint) {
        if (held instanceof Held.Unseen) {
            return allowed instanceof Allowed.Any ? Sameness.SAME : Sameness.UNKNOWN;
        }
        if (held instanceof Held.Present(Node.Listing(var items, var _)) && !items.isEmpty() && ofMembers(allowed)) {
            return members(allowed, items, environment, hint);
        }
        if (held instanceof Held.Present(Node.Secret _) && refers(allowed, environment)) {
            return Sameness.DIFFERENT;
        }
        return switch (allowed) {
            case Allowed.Any _ -> Sameness.SAME;
            case Allowed.Present _ -> answer(!nothing(held));
            case Allowed.Absent _ -> answer(nothing(held));
            case Allowed.Exact(var value) -> exact(value, held, hint);
            case Allowed.OneOf(var options) -> oneOf(options, held, environment, hint);
            case Allowed.Range range -> hidden(held) ? Sameness.UNKNOWN : answer(within(range, held));
            case Allowed.Matching matching -> hidden(held) ? Sameness.UNKNOWN : matching(matching, held);
            case Allowed.Template(var text) -> hidden(held) ? Sameness.UNKNOWN : template(text, held, environment);
        };
    }

    /// Whether only what says where a secret is kept is allowed: nothing that was sealed is such a text.
    private static boolean refers(Allowed allowed, Environment environment) {
        return switch (allowed) {
            case Allowed.Exact(Node.Scalar(var kind, var text, var _)) ->
                kind == Node.Kind.TEXT && SecretRule.isReference(text);
            case Allowed.Template(var text) ->
                SecretRule.isReference(
                        text.replace("{env?}", environment.name()).replace("{env}", environment.name()));
            case Allowed.OneOf(var options) -> options.stream().allMatch(option -> refers(option, environment));
            case Allowed.Exact _,
                    Allowed.Range _,
                    Allowed.Matching _,
                    Allowed.Any _,
                    Allowed.Present _,
                    Allowed.Absent _ -> false;
        };
    }

    /// What a contract says of a list it says of each of its members.
    private static boolean ofMembers(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Any _, Allowed.Present _, Allowed.Absent _, Allowed.Exact(Node.Listing _) -> false;
            case Allowed.Exact _, Allowed.OneOf _, Allowed.Range _, Allowed.Matching _, Allowed.Template _ -> true;
        };
    }

    private static Sameness members(Allowed allowed, List<Node> items, Environment environment, Hint hint) {
        var whole = list(allowed, items, hint);
        if (whole != Sameness.DIFFERENT) {
            return whole;
        }
        var fits = items.stream()
                .map(item -> fit(allowed, new Held.Present(item), environment, hint))
                .distinct()
                .toList();
        return fits.contains(Sameness.DIFFERENT)
                ? Sameness.DIFFERENT
                : fits.contains(Sameness.UNKNOWN) ? Sameness.UNKNOWN : Sameness.SAME;
    }

    /// Whether these are the members of a list that is allowed as a whole.
    private static Sameness list(Allowed allowed, List<Node> items, Hint hint) {
        return switch (allowed) {
            case Allowed.Exact(Node.Listing(var members, var _)) -> sameMembers(members, items, hint);
            case Allowed.OneOf(var options) ->
                options.stream()
                        .map(option -> list(option, items, hint))
                        .min(Comparator.comparingInt(BEST_FIRST::indexOf))
                        .orElse(Sameness.DIFFERENT);
            case Allowed.Exact _,
                    Allowed.Range _,
                    Allowed.Matching _,
                    Allowed.Template _,
                    Allowed.Any _,
                    Allowed.Present _,
                    Allowed.Absent _ -> Sameness.DIFFERENT;
        };
    }

    /// Each as often as it is demanded, in any order.
    private static Sameness sameMembers(List<Node> demanded, List<Node> items, Hint hint) {
        if (demanded.size() != items.size()) {
            return Sameness.DIFFERENT;
        }
        if (items.stream().anyMatch(item -> hidden(new Held.Present(item)))) {
            return Sameness.UNKNOWN;
        }
        var missing = new ArrayList<>(demanded);
        return answer(items.stream().allMatch(item -> takenFrom(missing, item, hint)));
    }

    private static boolean takenFrom(List<Node> members, Node item, Hint hint) {
        for (var i = 0; i < members.size(); i++) {
            if (Meaning.equal(members.get(i), item, hint)) {
                members.remove(i);
                return true;
            }
        }
        return false;
    }

    private static Sameness exact(Node value, Held held, Hint hint) {
        if (hidden(held)) {
            return Sameness.UNKNOWN;
        }
        if (value instanceof Node.Listing(var members, var _)
                && held instanceof Held.Present(Node.Listing(var items, var _))) {
            return sameMembers(members, items, hint);
        }
        if (held instanceof Held.Present(Node.Scalar(var kind, var _, var _)) && kind == Node.Kind.BOOLEAN) {
            return Meaning.compare(new Held.Present(value), held, Hint.BOOLEAN);
        }
        return Meaning.compare(new Held.Present(value), held, hint);
    }

    private static Sameness oneOf(List<Allowed> options, Held held, Environment environment, Hint hint) {
        var answer = Sameness.DIFFERENT;
        for (var option : options) {
            switch (fit(option, held, environment, hint)) {
                case SAME -> {
                    return Sameness.SAME;
                }
                case UNKNOWN -> answer = Sameness.UNKNOWN;
                case DIFFERENT -> {}
            }
        }
        return answer;
    }

    private static boolean within(Allowed.Range range, Held held) {
        var text = Scope.text(held).orElse("");
        if (!range.measure().reads(text)) {
            return false;
        }
        var aboveLow = range.low().map(low -> ordered(range, low, text)).orElse(true);
        return aboveLow && range.high().map(high -> ordered(range, text, high)).orElse(true);
    }

    private static boolean ordered(Allowed.Range range, String low, String high) {
        var order = range.measure().compare(low, high);
        return order.isPresent() && order.getAsInt() <= 0;
    }

    private static Sameness matching(Allowed.Matching matching, Held held) {
        var text = Scope.text(held);
        if (text.isEmpty()) {
            return Sameness.DIFFERENT;
        }
        if (text.get().length() > LONGEST_MATCHED) {
            return Sameness.UNKNOWN;
        }
        try {
            return answer(matching.expression().matcher(new Counted(text.get())).matches());
        } catch (Exhausted _) {
            return Sameness.UNKNOWN;
        }
    }

    private static Sameness template(String template, Held held, Environment environment) {
        var text = Scope.text(held);
        if (text.isEmpty() || (template.indexOf('*') >= 0 && text.get().length() > LONGEST_MATCHED)) {
            return Sameness.DIFFERENT;
        }
        try {
            return answer(TemplateText.fits(template, new Counted(text.get()), environment));
        } catch (Exhausted _) {
            return Sameness.UNKNOWN;
        }
    }

    static boolean nothing(Held held) {
        return held instanceof Held.Absent || (held instanceof Held.Present(var value) && Meaning.empty(value));
    }

    private static boolean hidden(Held held) {
        return held instanceof Held.Present(var value)
                && (value instanceof Node.Secret || value instanceof Node.Encrypted);
    }

    private static Sameness answer(boolean fits) {
        return fits ? Sameness.SAME : Sameness.DIFFERENT;
    }

    /// A text that gives up after so many looks at it: an expression out of a repository may be written to take
    /// forever.
    private static final class Counted implements CharSequence {
        private final String text;
        private int looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > MOST_STEPS) {
                throw new Exhausted();
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

    /// An expression took too long.
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("expression takes too long", null, false, false);
        }
    }
}

package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Digest;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Sameness;
import dev.fairway.core.meaning.SealedText;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Decides for which environments an exception holds, given what they hold.
final class ExceptionCover {

    private ExceptionCover() {}

    static List<String> environments(TimedException exception, Scope scope) {
        if (!exception.values().isEmpty()) {
            return together(exception, scope);
        }
        return meant(exception.environments(), scope).stream()
                .filter(name -> exception
                        .value()
                        .map(value -> holds(value, scope.held(name), scope))
                        .orElse(true))
                .toList();
    }

    /// Values that were accepted together count together: when one of them changes, somebody should look again.
    private static List<String> together(TimedException exception, Scope scope) {
        var words = exception.values().keySet();
        for (var word : words) {
            var value = exception.values().get(word);
            for (var name : meant(List.of(word), scope)) {
                if (value != null && !holds(value, scope.held(name), scope)) {
                    return List.of();
                }
            }
        }
        return meant(List.copyOf(words), scope);
    }

    /// What it recorded of each environment that has an entry here.
    static SequencedMap<String, Node> recorded(TimedException exception, Scope scope) {
        var recorded = new LinkedHashMap<String, Node>();
        exception
                .values()
                .forEach((word, value) ->
                        meant(List.of(word), scope).forEach(environment -> recorded.put(environment, value)));
        return recorded;
    }

    static List<String> meant(List<String> words, Scope scope) {
        if (words.isEmpty()) {
            return List.copyOf(scope.values().keySet());
        }
        return words.stream()
                .flatMap(word -> EnvironmentChoice.meant(word, scope.route()).stream())
                .map(Environment::name)
                .filter(scope.values()::containsKey)
                .distinct()
                .toList();
    }

    static boolean holds(Node excepted, Held held, Scope scope) {
        if (excepted instanceof Scalar(var kind, var text, var _) && kind == Node.Kind.TEXT) {
            if (text.equals("present") && !Fitting.nothing(held)) {
                return !(held instanceof Held.Unseen);
            }
            if (text.equals("absent") && Fitting.nothing(held)) {
                return true;
            }
            if (held instanceof Held.Present(var value) && text.equals(Digest.of(value))) {
                return true;
            }
        }
        return Meaning.compare(new Held.Present(excepted), withoutFingerprints(held), scope.hint()) == Sameness.SAME;
    }

    private static Held withoutFingerprints(Held held) {
        return held instanceof Held.Present(var value) ? new Held.Present(SealedText.withoutFingerprints(value)) : held;
    }
}

package dev.fairway.formats.contract;

import dev.fairway.formats.contract.YamlTree.Mapping;
import dev.fairway.formats.contract.YamlTree.Pair;
import dev.fairway.formats.contract.YamlTree.Sequence;
import dev.fairway.formats.contract.YamlTree.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Puts other values into an entry of a contract that has the same fields. Every byte around them stays.
final class Renewal {

    private Renewal() {}

    /// The text with the values of an entry in the one that is for the same address alone; nothing where there is
    /// none, or several, or one that says something else, or takes more than a line for a value.
    static Optional<String> of(String text, String section, String match, Entry entry) {
        if (!(YamlTreeReader.read(text) instanceof YamlTreeReader.Outcome.Tree(var root))
                || !(root.orElse(null) instanceof Mapping mapping)) {
            return Optional.empty();
        }
        var items = mapping.pairs().stream()
                .filter(pair -> pair.key().text().equals(section))
                .flatMap(pair -> pair.value() instanceof Sequence sequence
                        ? sequence.items().stream()
                        : List.<YamlTree>of().stream())
                .flatMap(item -> item instanceof Mapping fields && isFor(fields, match)
                        ? Optional.of(fields).stream()
                        : Optional.<Mapping>empty().stream())
                .toList();
        return items.size() == 1 && alike(items.getFirst(), entry)
                ? written(text, items.getFirst(), entry)
                : Optional.empty();
    }

    private static boolean isFor(Mapping fields, String match) {
        return fields.pairs().stream()
                .anyMatch(pair -> pair.key().text().equals("match")
                        && pair.value() instanceof Text address
                        && address.text().equals(match));
    }

    private static boolean alike(Mapping fields, Entry entry) {
        var names = new HashSet<String>();
        fields.pairs().forEach(pair -> names.add(pair.key().text()));
        return names.equals(entry.fields().keySet());
    }

    /// From the end, so that what stands before stays where it is.
    private static Optional<String> written(String text, Mapping fields, Entry entry) {
        var written = text;
        var pairs = new ArrayList<>(fields.pairs());
        pairs.sort(Comparator.comparingInt((Pair pair) -> pair.value().span().start())
                .reversed());
        for (var pair : pairs) {
            var span = pair.value().span();
            var from = text.offsetByCodePoints(0, span.start());
            var to = text.offsetByCodePoints(0, span.end());
            if (text.substring(from, to).indexOf('\n') >= 0) {
                return Optional.empty();
            }
            if (!pair.key().text().equals("match")) {
                written = written.substring(0, from)
                        + entry.fields().getOrDefault(pair.key().text(), "")
                        + written.substring(to);
            }
        }
        return Optional.of(written);
    }
}

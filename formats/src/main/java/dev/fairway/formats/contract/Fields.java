package dev.fairway.formats.contract;

import dev.fairway.formats.contract.YamlTree.Sequence;
import dev.fairway.formats.contract.YamlTree.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the fields that rules and exceptions share.
final class Fields {

    private static final int LONGEST_MATCH = 1_000;

    private final Complaints complaints;

    Fields(Complaints complaints) {
        this.complaints = complaints;
    }

    /// One pattern, or a list of them.
    List<String> matches(Map<String, YamlTree> fields, YamlTree item, String what) {
        var match = fields.get("match");
        if (match == null) {
            complaints.add(item, "this %s needs match: which addresses it speaks of".formatted(what));
            return List.of();
        }
        if (match instanceof Sequence(var items, var _, var _)) {
            if (items.isEmpty()) {
                complaints.add(match, "match names no address");
            }
            return items.stream().flatMap(each -> match(each).stream()).toList();
        }
        return match(match).stream().toList();
    }

    private Optional<String> match(YamlTree tree) {
        var match = complaints.text(tree, "match");
        if (match.isPresent() && match.get().length() > LONGEST_MATCH) {
            complaints.add(tree, "match has more than %d characters".formatted(LONGEST_MATCH));
            return Optional.empty();
        }
        return match;
    }

    Optional<String> word(Map<String, YamlTree> fields, String field, List<String> words, String what) {
        var tree = fields.get(field);
        if (tree == null) {
            return Optional.empty();
        }
        var text = complaints.text(tree, field);
        if (text.isPresent() && !words.contains(text.get()) && tree instanceof Text written) {
            complaints.unknown(written, what, words);
            return Optional.empty();
        }
        return text;
    }

    Optional<LocalDate> date(Map<String, YamlTree> fields, String field) {
        var tree = fields.get(field);
        if (tree == null) {
            return Optional.empty();
        }
        var text = complaints.text(tree, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeParseException _) {
            complaints.add(tree, "%s is a day that exists, written like 2027-03-01".formatted(field));
            return Optional.empty();
        }
    }

    String optional(Map<String, YamlTree> fields, String field) {
        var tree = fields.get(field);
        return tree == null || (tree instanceof Text text && text.nothing())
                ? ""
                : complaints.text(tree, field).orElse("");
    }
}

package dev.fairway.formats.contract;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.contract.ValueType;
import dev.fairway.core.report.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// One rule or exception as it will be written: its fields in order, each already spelled.
record Entry(SequencedMap<String, String> fields) {

    Entry {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /// Proposals that differ only in their address become one rule that lists the addresses.
    static List<Entry> rules(Collection<Report.Proposal> proposals, String owner) {
        var groups = new LinkedHashMap<SequencedMap<String, String>, LinkedHashSet<String>>();
        for (var proposal : proposals) {
            groups.computeIfAbsent(rest(proposal, owner), _ -> new LinkedHashSet<>())
                    .add(proposal.match());
        }
        return entries(groups);
    }

    /// All of it but the address.
    static SequencedMap<String, String> rest(Report.Proposal proposal, String owner) {
        var fields = new LinkedHashMap<String, String>();
        ValueType.parse(proposal.type()).ifPresent(type -> fields.put("type", type.word()));
        if (!proposal.must().isEmpty()) {
            fields.put("must", proposal.must());
        }
        if (proposal.must().isEmpty() || !proposal.allow().isEmpty()) {
            fields.put("allow", allow(proposal.allow()));
        }
        if (!proposal.reason().isBlank()) {
            fields.put("reason", YamlSpelling.text(proposal.reason()));
        }
        if (!owner.isBlank()) {
            fields.put("owner", YamlSpelling.text(owner));
        }
        return fields;
    }

    /// Once, where it is the same everywhere.
    private static String allow(SequencedMap<String, String> allow) {
        if (allow.isEmpty()) {
            return "any";
        }
        var first = allow.firstEntry().getValue();
        var alike = first.equals("any")
                || first.equals("present")
                || first.startsWith("/")
                || first.startsWith("..")
                || Allowed.Template.isOne(first);
        if (alike && allow.values().stream().allMatch(first::equals)) {
            return YamlSpelling.allowed(first);
        }
        return allow.entrySet().stream()
                .map(entry -> YamlSpelling.text(entry.getKey()) + ": " + YamlSpelling.allowed(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// Exceptions that differ only in their address become one entry that lists the addresses.
    static List<Entry> exceptions(Collection<TimedException> exceptions) {
        var groups = new LinkedHashMap<SequencedMap<String, String>, LinkedHashSet<String>>();
        for (var exception : exceptions) {
            groups.computeIfAbsent(rest(exception), _ -> new LinkedHashSet<>()).add(exception.match());
        }
        return entries(groups);
    }

    private static List<Entry> entries(SequencedMap<SequencedMap<String, String>, LinkedHashSet<String>> groups) {
        var entries = new ArrayList<Entry>();
        groups.forEach((rest, matches) -> {
            var fields = new LinkedHashMap<String, String>();
            fields.put(
                    "match",
                    matches.size() == 1
                            ? YamlSpelling.quoted(matches.getFirst())
                            : matches.stream().map(YamlSpelling::quoted).collect(Collectors.joining(", ", "[", "]")));
            fields.putAll(rest);
            entries.add(new Entry(fields));
        });
        return entries;
    }

    private static SequencedMap<String, String> rest(TimedException exception) {
        var fields = new LinkedHashMap<String, String>();
        if (!exception.environments().isEmpty()) {
            fields.put("environments", YamlSpelling.list(exception.environments()));
        }
        exception.value().ifPresent(value -> fields.put("value", YamlSpelling.value(value)));
        if (!exception.values().isEmpty()) {
            fields.put(
                    "value",
                    exception.values().entrySet().stream()
                            .map(entry ->
                                    YamlSpelling.text(entry.getKey()) + ": " + YamlSpelling.value(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}")));
        }
        fields.put("owner", YamlSpelling.text(exception.owner()));
        if (!exception.reason().isBlank()) {
            fields.put("reason", YamlSpelling.text(exception.reason()));
        }
        fields.put("until", exception.until().toString());
        return fields;
    }

    /// As an item of a list whose dashes are indented by so many blanks; a list of addresses takes a line for each.
    String block(int indent, String newline) {
        var text = new StringBuilder();
        var lead = " ".repeat(indent) + "- ";
        for (var field : fields.entrySet()) {
            var value = field.getValue();
            text.append(lead).append(field.getKey()).append(':');
            if (field.getKey().equals("match") && value.startsWith("[")) {
                var inner = newline + " ".repeat(indent + 4) + "- ";
                text.append(inner)
                        .append(value.substring(1, value.length() - 1).replace("\", \"", "\"" + inner + "\""));
            } else {
                text.append(' ').append(value);
            }
            text.append(newline);
            lead = " ".repeat(indent + 2);
        }
        return text.toString();
    }

    /// In braces, on one line.
    String flow() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}

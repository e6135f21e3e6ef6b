package dev.fairway.formats.contract;

import dev.fairway.core.contract.Contract;
import dev.fairway.core.contract.Rule;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.contract.YamlTree.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads a contract: the short form, rules and exceptions. Finds all mistakes at once, each with its place.
public final class ContractReader {

    static final List<String> SECTIONS =
            List.of("version", "environments", "expected_differences", "rules", "exceptions");

    private static final int MAX_BYTES = 4_000_000;

    private final Complaints complaints;
    private final List<Rule> rules = new ArrayList<>();
    private final List<TimedException> exceptions = new ArrayList<>();
    private final List<String> environments = new ArrayList<>();

    private ContractReader(Source source) {
        complaints = new Complaints(source);
    }

    public static ContractReading read(Source source, byte[] bytes) {
        var reader = new ContractReader(source);
        if (bytes.length > MAX_BYTES) {
            reader.complaints.add(0, 0, "a contract has at most %d bytes".formatted(MAX_BYTES));
            return reader.reading();
        }
        decoded(bytes).ifPresentOrElse(reader::text, () -> reader.complaints.add(0, 0, "a contract is UTF-8 text"));
        return reader.reading();
    }

    /// The text without a byte order mark; nothing where the bytes are no UTF-8.
    static Optional<String> decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private ContractReading reading() {
        return new ContractReading(
                new Contract(rules, exceptions, environments),
                complaints.all().stream()
                        .sorted(Comparator.comparingInt(
                                mistake -> mistake.place().line()))
                        .toList());
    }

    private void text(String text) {
        switch (YamlTreeReader.read(text)) {
            case YamlTreeReader.Outcome.Broken(var line, var message) -> complaints.add(line, 0, message);
            case YamlTreeReader.Outcome.Tree(var root) -> root.ifPresent(this::root);
        }
    }

    private void root(YamlTree root) {
        var sections = complaints.entries(root, "a contract");
        var unindented = sections.entrySet().stream()
                .anyMatch(entry -> entry.getKey().text().equals("expected_differences")
                        && entry.getValue() instanceof Text text
                        && text.nothing());
        sections.forEach((key, value) -> {
            switch (key.text()) {
                case "version" -> version(value);
                case "environments" ->
                    complaints
                            .items(value, "environments")
                            .forEach(item -> complaints
                                    .text(item, "an environment's name")
                                    .ifPresent(environments::add));
                case "expected_differences" -> briefRules(value);
                case "rules" -> complaints.items(value, "rules").forEach(this::rule);
                case "exceptions" -> complaints.items(value, "exceptions").forEach(this::exception);
                default -> unknown(key, unindented);
            }
        });
    }

    private void unknown(Text key, boolean unindented) {
        if (unindented) {
            complaints.add(
                    key,
                    "'%s' has lost its indentation: it belongs below expected_differences, two spaces in"
                            .formatted(Complaints.shown(key.text())));
        } else {
            complaints.unknown(key, "part of a contract", SECTIONS);
        }
    }

    private void version(YamlTree value) {
        if (!(value instanceof Text text && text.text().equals("1"))) {
            complaints.add(value, "this version of the contract's format is not known: write version: 1");
        }
    }

    private void briefRules(YamlTree value) {
        if (!(value instanceof Text text && text.nothing())) {
            complaints
                    .entries(value, "expected_differences")
                    .forEach((key, allow) ->
                            new RuleReader(complaints).brief(key, allow).ifPresent(rules::add));
        }
    }

    private void rule(YamlTree item) {
        rules.addAll(new RuleReader(complaints).rules(item));
    }

    private void exception(YamlTree item) {
        exceptions.addAll(new ExceptionReader(complaints).exceptions(item));
    }
}

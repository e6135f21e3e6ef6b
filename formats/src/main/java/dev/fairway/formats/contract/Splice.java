package dev.fairway.formats.contract;

import dev.fairway.formats.contract.YamlTree.Mapping;
import dev.fairway.formats.contract.YamlTree.Sequence;
import dev.fairway.formats.contract.YamlTree.Span;
import dev.fairway.formats.contract.YamlTree.Text;
import java.util.List;
import java.util.Optional;

/// Puts entries into a contract's text. Every byte that was there stays, but for an empty list's brackets.
final class Splice {

    private final String text;
    private final String newline;

    private Splice(String text) {
        this.text = text;
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// The text with the entries at the end of a section, which is added where there is none; nothing where the
    /// text is written in a way that nothing can be added to.
    static Optional<String> into(String text, String section, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Optional.of(text);
        }
        if (!(YamlTreeReader.read(text) instanceof YamlTreeReader.Outcome.Tree(var root))) {
            return Optional.empty();
        }
        var splice = new Splice(text);
        if (root.isEmpty()) {
            return Optional.of(splice.at(text.length(), splice.section(section, 0, entries)));
        }
        if (!(root.get() instanceof Mapping mapping) || mapping.flow()) {
            return Optional.empty();
        }
        return Optional.of(splice.into(mapping, section, entries));
    }

    /// The text with a section of one line after all others; nothing where the text is written in a way that
    /// nothing can be added to.
    static Optional<String> line(String text, String line) {
        if (YamlTreeReader.read(text) instanceof YamlTreeReader.Outcome.Tree(var root)
                && root.isPresent()
                && root.get() instanceof Mapping mapping
                && !mapping.flow()) {
            var splice = new Splice(text);
            var indent = " ".repeat(mapping.span().column() - 1);
            return Optional.of(splice.at(mapping.span().end(), splice.newline + indent + line + splice.newline));
        }
        return Optional.empty();
    }

    private String into(Mapping root, String section, List<Entry> entries) {
        for (var pair : root.pairs()) {
            if (pair.key().text().equals(section)) {
                return switch (pair.value()) {
                    case Sequence sequence
                    when sequence.items().isEmpty() -> filled(pair.key(), sequence.span(), entries);
                    case Sequence sequence when sequence.flow() -> flow(sequence, entries);
                    case Sequence sequence ->
                        at(sequence.span().end(), block(sequence.span().column() - 1, entries));
                    case Text nothing -> filled(pair.key(), nothing.span(), entries);
                    case Mapping _ -> text;
                };
            }
        }
        return at(root.span().end(), newline + section(section, root.span().column() - 1, entries));
    }

    private String section(String section, int indent, List<Entry> entries) {
        return " ".repeat(indent) + section + ":" + newline + block(indent + 2, entries);
    }

    private String block(int indent, List<Entry> entries) {
        var block = new StringBuilder();
        entries.forEach(entry -> block.append(entry.block(indent, newline)));
        return block.toString();
    }

    /// Entries below a key that held nothing; the sign for nothing goes.
    private String filled(Text key, Span nothing, List<Entry> entries) {
        var from = offset(nothing.start());
        var to = offset(nothing.end());
        var emptied = from < to ? text.substring(0, from).stripTrailing() + text.substring(to) : text;
        return new Splice(emptied).at(key.span().end(), block(key.span().column() + 1, entries));
    }

    /// Entries before the closing bracket of a list on one line.
    private String flow(Sequence sequence, List<Entry> entries) {
        var end = offset(sequence.span().end()) - 1;
        var added = new StringBuilder();
        entries.forEach(entry -> added.append(", ").append(entry.flow()));
        return text.substring(0, end) + added + text.substring(end);
    }

    /// Lines after the line in which a part ends.
    private String at(int codePoint, String lines) {
        var end = offset(codePoint);
        if (end == 0 || text.charAt(end - 1) == '\n') {
            return text.substring(0, end) + lines + text.substring(end);
        }
        var line = text.indexOf('\n', end);
        return line < 0 ? text + newline + lines : text.substring(0, line + 1) + lines + text.substring(line + 1);
    }

    private int offset(int codePoint) {
        return text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
    }
}

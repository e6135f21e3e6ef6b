package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads HCL: variable files, and the blocks of Terraform as far as they state values.
///
/// A block becomes a mapping below its type and labels (`module.network.source`); of several alike a list.
/// Nothing is evaluated: what is no literal stays the text that it is.
final class HclReader {

    /// Nobody writes more; and an expression may be read once for each of its levels.
    private static final int LONGEST_TEXT = 4 << 20;

    private final TextCursor cursor;
    private final Gathering gathering;
    private final HclExpressions expressions;

    /// @param namesNothing whether the file may refer to nothing, as one of variables' values
    HclReader(String text, Origin origin, boolean namesNothing, Gathering gathering) {
        this.cursor = new TextCursor(text, origin);
        this.gathering = gathering;
        this.expressions = new HclExpressions(cursor, namesNothing, gathering);
        if (text.length() > LONGEST_TEXT) {
            throw cursor.malformed("more than " + LONGEST_TEXT + " characters of HCL");
        }
    }

    void read() {
        var place = cursor.place();
        var draft = new MappingDraft();
        try {
            body(draft, TextCursor.END, 1);
        } catch (Malformed malformed) {
            gathering.lose(malformed); // what was read before it counts
        }
        if (!draft.isEmpty()) {
            gathering.document(draft.at(place));
        }
    }

    private void body(MappingDraft draft, int close, int depth) {
        gathering.checkNesting(depth, cursor.place());
        HclBlanks.skipLines(cursor);
        while (cursor.peek() != close) {
            if (cursor.atEnd()) {
                throw cursor.malformed("no HCL: } is missing");
            }
            item(draft, depth);
            HclBlanks.skipLines(cursor);
        }
    }

    private void item(MappingDraft draft, int depth) {
        var place = cursor.place();
        var name = expressions.key();
        HclBlanks.skip(cursor);
        if (cursor.peek() == '=' && cursor.peek(1) != '=') {
            cursor.next();
            HclBlanks.skip(cursor);
            attribute(draft, name, place, depth);
        } else if (cursor.peek() == ':') {
            throw cursor.malformed("no HCL: = is missing");
        } else {
            block(draft, name, place, depth);
        }
    }

    private void attribute(MappingDraft draft, String name, Place place, int depth) {
        var value = expressions.value(depth + 1, HclExpressions.Ending.LINE);
        var earlier = draft.put(name, place, value);
        if (earlier != null) {
            gathering.refuse(place, "no HCL: " + Shown.twice("key", name, earlier.place()));
        }
        HclBlanks.skip(cursor);
        if (!cursor.atLineEnd() && cursor.peek() != '}') {
            throw cursor.malformed("no HCL: the line should end here");
        }
    }

    private void block(MappingDraft draft, String type, Place place, int depth) {
        var labels = new ArrayList<String>();
        while (cursor.peek() != '{') {
            if (cursor.atLineEnd() || labels.size() >= gathering.limits().nesting()) {
                throw cursor.malformed("no HCL: neither = nor {");
            }
            labels.add(expressions.key());
            HclBlanks.skip(cursor);
        }
        cursor.next();
        var inner = new MappingDraft();
        body(inner, '}', depth + labels.size() + 1);
        cursor.next();
        insert(draft, type, labels, place, inner.at(place));
    }

    private void insert(MappingDraft draft, String name, List<String> labels, Place place, Mapping block) {
        var known = draft.get(name);
        if (known == null) {
            draft.put(
                    name, place, below(new MappingDraft(), labels, place, block).orElse(block));
            return;
        }
        var inner = new MappingDraft();
        if (known instanceof Mapping mapping) {
            inner.merge(mapping.entries());
        }
        draft.replace(name, below(inner, labels, known.place(), block).orElseGet(() -> joined(name, known, block)));
    }

    private Optional<Node> below(MappingDraft inner, List<String> labels, Place place, Mapping block) {
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        insert(inner, labels.getFirst(), labels.subList(1, labels.size()), block.place(), block);
        return Optional.of(inner.at(place));
    }

    private static Node joined(String name, Node known, Mapping block) {
        return switch (known) {
            case Mapping mapping
            when name.equals("locals") -> {
                var all = new MappingDraft();
                all.merge(mapping.entries());
                all.merge(block.entries());
                yield all.at(mapping.place());
            }
            case Mapping mapping -> new Listing(List.of(mapping, block), mapping.place());
            case Listing listing -> {
                var items = new ArrayList<>(listing.items());
                items.add(block);
                yield new Listing(items, listing.place());
            }
            case Scalar _, Node.Secret _, Node.Encrypted _ -> block;
        };
    }
}

package dev.fairway.formats.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A value within JSON that was checked before: the file's own, or the one below these names.
final class JsonPart {

    private final byte[] file;
    private final List<String> names;

    private JsonPart(byte[] file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    static JsonPart whole(byte[] file) {
        return new JsonPart(file, List.of());
    }

    JsonPart below(String... further) {
        var all = new ArrayList<>(names);
        all.addAll(List.of(further));
        return new JsonPart(file, all);
    }

    /// Reads it from its beginning, each time anew. Nothing happens where there is no such value.
    void read(Consumer<JsonCursor> reader) {
        try (var cursor = new JsonCursor(file)) {
            descend(cursor, 0, reader);
        }
    }

    private void descend(JsonCursor cursor, int depth, Consumer<JsonCursor> reader) {
        if (depth == names.size()) {
            reader.accept(cursor);
            return;
        }
        cursor.members(name -> {
            if (name.equals(names.get(depth))) {
                descend(cursor, depth + 1, reader);
            }
        });
    }
}

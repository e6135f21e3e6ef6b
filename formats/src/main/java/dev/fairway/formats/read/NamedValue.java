package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mapping that names a value and gives it beside the name: `{name: DB_PASSWORD, value: x}`.
final class NamedValue {

    private static final List<String> NAMES = List.of("name", "key", "Name", "Key", "ParameterKey", "variable", "id");

    private static final Set<String> VALUES =
            Set.of("value", "Value", "ParameterValue", "val", "default", "content", "stringValue");

    private NamedValue() {}

    /// The name of what stands beside it; null where nothing does.
    static @Nullable String nameIn(Mapping mapping) {
        if (mapping.entries().stream().noneMatch(entry -> isValue(entry.key()))) {
            return null;
        }
        for (var key : NAMES) {
            if (mapping.get(key).orElse(null) instanceof Scalar name && name.kind() == Kind.TEXT) {
                return name.text();
            }
        }
        return null;
    }

    /// Whether a key beside a name holds what the name names.
    static boolean isValue(String key) {
        return VALUES.contains(key);
    }
}

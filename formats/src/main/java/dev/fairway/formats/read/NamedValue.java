package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mapping that names a value and gives it beside the name: `{name: DB_PASSWORD, value: x}`.
///
/// @param valueKey the key that holds the value
record NamedValue(String name, String valueKey) {

    private static final List<NamedValue> SPELLINGS = List.of(
            new NamedValue("name", "value"),
            new NamedValue("key", "value"),
            new NamedValue("Name", "Value"),
            new NamedValue("Key", "Value"),
            new NamedValue("ParameterKey", "ParameterValue"),
            new NamedValue("variable", "value"),
            new NamedValue("id", "value"));

    static @Nullable NamedValue of(Mapping mapping) {
        for (var spelling : SPELLINGS) {
            if (mapping.get(spelling.name()).orElse(null) instanceof Scalar name
                    && name.kind() == Kind.TEXT
                    && mapping.get(spelling.valueKey()).isPresent()) {
                return new NamedValue(name.text(), spelling.valueKey());
            }
        }
        return null;
    }
}

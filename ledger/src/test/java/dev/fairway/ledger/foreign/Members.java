package dev.fairway.ledger.foreign;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// A JSON object. Who asks for a member that is missing refuses the log.
record Members(Map<?, ?> map) {

    /// @param exactly the names that there are; any, where none is given
    static Members of(Object value, String... exactly) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Refusal("no object");
        }
        Refusal.unless(exactly.length == 0 || map.keySet().equals(Set.of(exactly)), "other members");
        return new Members(map);
    }

    Object get(String name) {
        var value = map.get(name);
        if (value == null) {
            throw new Refusal("no member " + name);
        }
        return value;
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    Collection<?> values() {
        return map.values();
    }
}

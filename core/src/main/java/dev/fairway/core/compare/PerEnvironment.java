package dev.fairway.core.compare;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One value for each of a few environments, in the order of the route, and never changed.
///
/// A comparison of ten thousand objects makes millions of these and forgets nearly all at once, so they share
/// the names of the environments and hold the values in an array: a fifth of the memory of a [LinkedHashMap].
/// There are so few environments that looking for one from the first to the last is faster than a hash.
final class PerEnvironment<V> extends AbstractMap<String, V> implements SequencedMap<String, V> {

    private final List<String> environments;
    private final List<V> values;

    private PerEnvironment(List<String> environments, List<V> values) {
        this.environments = environments;
        this.values = values;
    }

    /// What a function makes of each environment's name.
    static <V> PerEnvironment<V> of(List<String> environments, Function<String, V> value) {
        var values = new Object[environments.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = value.apply(environments.get(i));
        }
        return new PerEnvironment<>(List.copyOf(environments), listOf(values));
    }

    /// The same environments, each with what a function makes of its value.
    static <T, V> PerEnvironment<V> map(SequencedMap<String, T> source, Function<? super T, ? extends V> value) {
        var values = new Object[source.size()];
        var at = 0;
        for (var one : source.sequencedValues()) {
            values[at++] = value.apply(one);
        }
        return new PerEnvironment<>(names(source), listOf(values));
    }

    static <V> PerEnvironment<V> copyOf(SequencedMap<String, V> source) {
        return source instanceof PerEnvironment<V> same ? same : map(source, value -> value);
    }

    /// The names alone, without a copy where they are shared anyway.
    static List<String> names(SequencedMap<String, ?> source) {
        return source instanceof PerEnvironment<?> shared ? shared.environments : List.copyOf(source.sequencedKeySet());
    }

    @SuppressWarnings("unchecked")
    private static <V> List<V> listOf(Object[] values) {
        return (List<V>) List.of(values);
    }

    @Override
    public @Nullable V get(@Nullable Object environment) {
        var at = environment == null ? -1 : environments.indexOf(environment);
        return at < 0 ? null : values.get(at);
    }

    @Override
    public boolean containsKey(@Nullable Object environment) {
        return environment != null && environments.contains(environment);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public List<V> values() {
        return values;
    }

    @Override
    public SequencedMap<String, V> reversed() {
        return new PerEnvironment<>(List.copyOf(environments.reversed()), List.copyOf(values.reversed()));
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (var i = 0; i < values.size(); i++) {
            action.accept(environments.get(i), values.get(i));
        }
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, V>> {

        @Override
        public Iterator<Map.Entry<String, V>> iterator() {
            var at = new int[1];
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return at[0] < values.size();
                }

                @Override
                public Map.Entry<String, V> next() {
                    var i = at[0]++;
                    return Map.entry(environments.get(i), values.get(i));
                }
            };
        }

        @Override
        public int size() {
            return values.size();
        }
    }
}

package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Relocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/// Builds the tree of one YAML document from the engine's events: aliases and merge keys expanded, within limits.
///
/// The engine's own composer has no guard against deep nesting and keeps duplicates silent.
final class YamlComposer {

    private final Parser events;
    private final YamlPlaces places;
    private final YamlDialect dialect;
    private final TemplateMask mask;
    private final YamlFindings findings;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int deepest;

    YamlComposer(Parser events, YamlPlaces places, YamlDialect dialect, TemplateMask mask, YamlFindings findings) {
        this.events = events;
        this.places = places;
        this.dialect = dialect;
        this.mask = mask;
        this.findings = findings;
    }

    /// @param size values in it, aliases expanded
    /// @param height levels below its root
    private record Anchored(Node node, long size, int height) {}

    /// The document whose start event was just taken.
    Node document() {
        anchors.clear();
        return node(events.next(), 1);
    }

    private Node node(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias, depth);
        }
        var place = places.of(event);
        findings.checkNesting(depth, place);
        deepest = Math.max(deepest, depth);
        var anchor = ((NodeEvent) event).getAnchor();
        if (anchor.isEmpty()) {
            return unanchored(event, depth);
        }
        var before = findings.nodes();
        var outerDeepest = deepest;
        deepest = depth;
        var node = unanchored(event, depth);
        anchors.put(anchor.get(), new Anchored(node, findings.nodes() - before, deepest - depth));
        deepest = Math.max(deepest, outerDeepest);
        return node;
    }

    private Node aliased(AliasEvent alias, int depth) {
        var place = places.of(alias);
        var anchored = alias.getAnchor().map(anchors::get).orElse(null);
        if (anchored == null) {
            throw new Malformed(place, "an alias to nothing above it");
        }
        findings.checkNesting(depth + anchored.height(), place);
        findings.countAliased(anchored.size(), place);
        deepest = Math.max(deepest, depth + anchored.height());
        return anchored.node();
    }

    private Node unanchored(Event event, int depth) {
        var place = places.of(event);
        findings.countNode(place);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> YamlTags.collection(start.getTag(), mapping(start, depth));
            case SequenceStartEvent start -> YamlTags.collection(start.getTag(), listing(start, depth));
            default -> throw new Malformed(place, "no value where one is expected");
        };
    }

    private Node scalar(ScalarEvent event) {
        var place = placeOf(event);
        findings.checkScalar(event.getValue().length(), place);
        var text = mask.restore(event.getValue());
        if (event.getTag().isEmpty()) {
            return event.isPlain() ? dialect.plain(text, place) : new Scalar(Kind.TEXT, text, place);
        }
        return YamlTags.scalar(event.getTag().get(), text, dialect, place);
    }

    private Place placeOf(ScalarEvent event) {
        if (event.isLiteral() || event.isFolded()) {
            return places.ofBlock(event);
        }
        return event.getTag().isEmpty() && event.getAnchor().isEmpty()
                ? places.of(event)
                : places.afterProperties(event);
    }

    private Place placeOf(CollectionStartEvent event) {
        return event.getTag().isEmpty() && event.getAnchor().isEmpty()
                ? places.of(event)
                : places.afterProperties(event);
    }

    private Node listing(SequenceStartEvent start, int depth) {
        var place = placeOf(start);
        var items = new ArrayList<Node>();
        for (var event = events.next(); !isEnd(event); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Listing(items, place);
    }

    private Node mapping(MappingStartEvent start, int depth) {
        var place = placeOf(start);
        var draft = new MappingDraft();
        var merged = new ArrayList<Entry>();
        for (var event = events.next(); !isEnd(event); event = events.next()) {
            var isMerge = isMergeKey(event);
            var keyPlace = places.of(event);
            var key = key(event, depth);
            var value = node(events.next(), depth + 1);
            if (isMerge) {
                collectMerged(value, merged);
            } else {
                var earlier = draft.put(key, keyPlace, value);
                if (earlier != null) {
                    findings.duplicate(key, earlier.place(), keyPlace);
                }
            }
        }
        draft.merge(merged);
        return draft.at(place);
    }

    private static boolean isEnd(Event event) {
        return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
    }

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag().isEmpty()
                && scalar.getValue().equals("<<");
    }

    private String key(Event event, int depth) {
        return switch (node(event, depth + 1)) {
            case Scalar scalar
            when event instanceof ScalarEvent written && scalar.kind() != Kind.TEXT ->
                findings.pooled(written.getValue());
            case Scalar scalar -> findings.pooled(scalar.text());
            case Mapping _, Listing _, Node.Secret _, Encrypted _ ->
                throw new Malformed(places.of(event), "a key that is no plain text");
        };
    }

    /// Mappings that `<<` names, the first of several winning.
    private void collectMerged(Node value, List<Entry> merged) {
        switch (value) {
            case Mapping mapping -> {
                var source = mapping.place().source();
                merged.addAll(Relocation.inheriting(source).of(mapping).entries());
                findings.countAliased(size(mapping), mapping.place());
            }
            case Listing listing -> listing.items().forEach(item -> collectMerged(item, merged));
            case Scalar scalar -> findings.unmergeable(scalar.place());
            case Encrypted encrypted -> findings.unmergeable(encrypted.place());
            case Node.Secret secret -> findings.unmergeable(secret.place());
        }
    }

    private static long size(Node node) {
        return switch (node) {
            case Mapping mapping ->
                1
                        + mapping.entries().stream()
                                .mapToLong(entry -> size(entry.value()))
                                .sum();
            case Listing listing ->
                1 + listing.items().stream().mapToLong(YamlComposer::size).sum();
            case Scalar _, Encrypted _, Node.Secret _ -> 1;
        };
    }
}

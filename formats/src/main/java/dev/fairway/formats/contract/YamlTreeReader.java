package dev.fairway.formats.contract;

import dev.fairway.formats.contract.YamlTree.Mapping;
import dev.fairway.formats.contract.YamlTree.Pair;
import dev.fairway.formats.contract.YamlTree.Sequence;
import dev.fairway.formats.contract.YamlTree.Span;
import dev.fairway.formats.contract.YamlTree.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds a [YamlTree] from a text. Nothing in it is sealed: a contract holds what values may be, not what they are.
final class YamlTreeReader {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_PARTS = 200_000;
    private static final int MAX_CODE_POINTS = 4_000_000;

    private final Iterator<Event> events;
    private final Map<Anchor, YamlTree> anchors = new HashMap<>();
    private int parts;

    private YamlTreeReader(Iterator<Event> events) {
        this.events = events;
    }

    /// What became of a text.
    sealed interface Outcome {

        /// @param root empty where the document is
        record Tree(Optional<YamlTree> root) implements Outcome {}

        /// @param message never names a value
        record Broken(int line, String message) implements Outcome {}
    }

    static Outcome read(String text) {
        var settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(MAX_CODE_POINTS)
                .build();
        try {
            return new YamlTreeReader(new Parse(settings).parseString(text).iterator()).document();
        } catch (Refused e) {
            return new Outcome.Broken(e.line, e.message);
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(0);
            return new Outcome.Broken(line, "this is not YAML that can be read: " + problem(e));
        } catch (YamlEngineException _) {
            return new Outcome.Broken(0, "this is not YAML that can be read");
        }
    }

    /// The parser's words without what it quotes from the text.
    private static String problem(MarkedYamlEngineException e) {
        var problem = e.getProblem() == null ? "" : e.getProblem();
        if (problem.contains("\\t(TAB)")) {
            return "there is a tab; YAML indents with spaces";
        }
        var words = problem.replaceAll("['(<].*", "").strip();
        return words.isEmpty() ? "its structure is broken" : words;
    }

    private Outcome document() {
        Optional<YamlTree> root = Optional.empty();
        var documents = 0;
        while (events.hasNext()) {
            var event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    documents++;
                    if (documents > 1) {
                        throw refused(event, "a contract is one YAML document, and a second one begins here");
                    }
                }
                case Scalar, SequenceStart, MappingStart, Alias -> root = Optional.of(tree(event, 0));
                case StreamStart, StreamEnd, DocumentEnd, SequenceEnd, MappingEnd, Comment -> {}
            }
        }
        return new Outcome.Tree(root.filter(tree -> !(tree instanceof Text text && text.nothing())));
    }

    private YamlTree tree(Event event, int depth) {
        parts++;
        if (depth > MAX_DEPTH) {
            throw refused(event, "this is nested more than %d levels deep".formatted(MAX_DEPTH));
        }
        if (parts > MAX_PARTS) {
            throw refused(event, "the contract has more than %d parts".formatted(MAX_PARTS));
        }
        return switch (event) {
            case ScalarEvent scalar ->
                known(scalar.getAnchor(), new Text(scalar.getValue(), scalar.isPlain(), span(scalar, scalar)));
            case SequenceStartEvent start -> known(start.getAnchor(), sequence(start, depth));
            case MappingStartEvent start -> known(start.getAnchor(), mapping(start, depth));
            case AliasEvent alias -> {
                var meant = anchors.get(alias.getAlias());
                if (meant == null) {
                    throw refused(event, "this alias names no anchor before it");
                }
                parts += size(meant);
                yield meant;
            }
            default -> throw refused(event, "something else was expected here");
        };
    }

    private Sequence sequence(SequenceStartEvent start, int depth) {
        var items = new ArrayList<YamlTree>();
        var event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(tree(event, depth + 1));
            event = events.next();
        }
        var flow = start.getFlowStyle() == FlowStyle.FLOW;
        var end = flow || items.isEmpty()
                ? index(event.getEndMark())
                : items.getLast().span().end();
        return new Sequence(items, flow, ending(span(start, start), end));
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        var pairs = new ArrayList<Pair>();
        var event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            if (!(tree(event, depth + 1) instanceof Text key)) {
                throw refused(event, "a key is a plain text");
            }
            pairs.add(new Pair(key, tree(events.next(), depth + 1)));
            event = events.next();
        }
        var flow = start.getFlowStyle() == FlowStyle.FLOW;
        var end = flow || pairs.isEmpty() ? index(event.getEndMark()) : end(pairs.getLast());
        return new Mapping(pairs, flow, ending(span(start, start), end));
    }

    /// An alias has the extent of its anchor, which lies before the key.
    private static int end(Pair last) {
        return Math.max(last.key().span().end() + 1, last.value().span().end());
    }

    private static int size(YamlTree tree) {
        return switch (tree) {
            case Text _ -> 1;
            case Sequence(var items, var _, var _) ->
                1 + items.stream().mapToInt(YamlTreeReader::size).sum();
            case Mapping(var pairs, var _, var _) ->
                1 + pairs.stream().mapToInt(pair -> size(pair.value())).sum();
        };
    }

    private YamlTree known(Optional<Anchor> anchor, YamlTree tree) {
        anchor.ifPresent(name -> anchors.put(name, tree));
        return tree;
    }

    private static Span span(Event first, Event last) {
        var line = first.getStartMark().map(Mark::getLine).orElse(0) + 1;
        var column = first.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        return new Span(line, column, index(first.getStartMark()), index(last.getEndMark()));
    }

    private static Span ending(Span span, int end) {
        return new Span(span.line(), span.column(), span.start(), Math.max(span.start(), end));
    }

    private static int index(Optional<Mark> mark) {
        return mark.map(Mark::getIndex).orElse(0);
    }

    private static Refused refused(Event event, String message) {
        return new Refused(event.getStartMark().map(Mark::getLine).orElse(-1) + 1, message);
    }

    /// The text is YAML, but none that a contract needs.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final String message;

        Refused(int line, String message) {
            super(message, null, false, false);
            this.line = line;
            this.message = message;
        }
    }
}

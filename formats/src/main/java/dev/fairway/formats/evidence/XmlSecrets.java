package dev.fairway.formats.evidence;

import dev.fairway.formats.evidence.XmlHandler.Element;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds secrets in XML: in attributes and texts, and wherever else somebody can write something.
final class XmlSecrets implements XmlHandler {

    /// What names the value beside it: `<property name="password" value="…"/>`.
    private static final List<String> NAMES = List.of("name", "key");

    private static final int LONGEST_LINE = 1 << 20;

    /// Of a longer line so much is looked at again with what follows.
    private static final int OVERLAP = 1 << 12;

    private final FoundSecrets found;
    private final Deque<Open> open = new ArrayDeque<>();

    XmlSecrets(FoundSecrets found) {
        this.found = found;
        open.push(new Open("", "", 0));
    }

    /// An element that has begun.
    private static final class Open {
        final String address;
        final String key;
        final int line;
        final Map<String, Integer> children = new HashMap<>();
        final StringBuilder text = new StringBuilder();
        int linesOfText = 1;

        Open(String address, String key, int line) {
            this.address = address;
            this.key = key;
            this.line = line;
        }
    }

    @Override
    public void start(List<String> path, Element element) {
        flush();
        var name = path.getLast();
        var parent = open.getFirst();
        var number = parent.children.merge(name, 1, Integer::sum);
        var address = (parent.address.isEmpty() ? "" : parent.address + "/")
                + FoundSecrets.shown(name)
                + (open.size() == 1 ? "" : "[" + number + "]");
        var attributes = element.attributes();
        var named = NAMES.stream()
                .flatMap(it -> Optional.ofNullable(attributes.get(it)).stream())
                .findFirst();
        attributes.forEach((attribute, value) -> {
            var key = attribute.equals("value") ? named.orElse(attribute) : attribute;
            look(
                    key,
                    value,
                    () -> "%s/@%s (line %d)".formatted(address, FoundSecrets.shown(attribute), element.line()));
        });
        if (Stream.concat(element.rest().stream(), attributes.keySet().stream()).anyMatch(FoundSecrets::isIn)) {
            found.add(() -> "a name in the tag %s (line %d)".formatted(address, element.line()));
        }
        open.push(new Open(address, named.orElse(name), element.line()));
    }

    @Override
    public void text(List<String> path, String part) {
        var text = open.getFirst().text;
        var start = 0;
        for (var i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '\n') {
                text.append(part, start, i);
                flush();
                open.getFirst().linesOfText++;
                start = i + 1;
            }
        }
        text.append(part, start, part.length());
        if (text.length() > LONGEST_LINE) {
            look(open.getFirst());
            text.delete(0, text.length() - OVERLAP);
        }
    }

    @Override
    public void aside(String text, int line) {
        if (FoundSecrets.isIn(text)) {
            found.add(() -> "the comment or instruction that ends on line %d".formatted(line));
        }
    }

    @Override
    public void end(List<String> path) {
        flush();
        open.pop();
    }

    /// A line of the text of the innermost element is at its end.
    private void flush() {
        look(open.getFirst());
        open.getFirst().text.setLength(0);
    }

    private void look(Open element) {
        var text = element.text.toString().strip();
        if (!text.isEmpty()) {
            look(
                    element.key,
                    text,
                    () -> "%s (line %d), line %d of its text"
                            .formatted(element.address, element.line, element.linesOfText));
        }
    }

    private void look(String key, String text, Supplier<String> address) {
        if (FoundSecrets.isNamed(key, found.meaning(key), text) || FoundSecrets.isIn(text)) {
            found.add(address);
        }
    }
}

package dev.fairway.formats.evidence;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// XML that declares nothing: document types, entities and other encodings than UTF-8 are refused, so that nothing is
/// fetched and nothing grows.
public final class PlainXml {

    private PlainXml() {}

    /// Is told of each element as it begins.
    @FunctionalInterface
    public interface Elements {

        /// @param path local names, from the root to the element; read, not kept
        /// @param attributes by their local names
        void begin(List<String> path, SequencedMap<String, String> attributes, int line);
    }

    /// @return why it is refused, in a sentence without a subject's name; nothing where all of it was read
    public static Optional<String> walk(byte[] file, Elements elements) {
        try {
            XmlWalk.through(file, new XmlHandler() {
                @Override
                public void start(List<String> path, Element element) {
                    elements.begin(path, element.attributes(), element.line());
                }

                @Override
                public void text(List<String> path, String part) {}

                @Override
                public void end(List<String> path) {}
            });
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.sentence());
        }
    }
}

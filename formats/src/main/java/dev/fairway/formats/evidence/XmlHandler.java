package dev.fairway.formats.evidence;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What is done with the elements of an XML document, in their order. A path has the local names from the root to the
/// element, and is read, not kept.
interface XmlHandler {

    void start(List<String> path, Element element);

    /// A part of the text of this element: entities and further elements part it.
    void text(List<String> path, String part);

    void end(List<String> path);

    /// A comment or an instruction, wherever it stands: nobody means anything by it, and it is kept all the same.
    default void aside(String text, int line) {}

    /// An element as it begins.
    interface Element {

        String namespace();

        Optional<String> attribute(String name);

        SequencedMap<String, String> attributes();

        /// What its tag has beside the local names of attributes and their values: names of elements, prefixes,
        /// namespaces, and the values of attributes with a prefix.
        List<String> rest();

        int line();
    }
}

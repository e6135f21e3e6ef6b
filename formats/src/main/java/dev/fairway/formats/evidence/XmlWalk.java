package dev.fairway.formats.evidence;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Walks through an XML document that declares nothing: a document type, entities and other encodings are refused,
/// so that nothing is fetched and nothing grows.
final class XmlWalk implements XmlHandler.Element {

    private static final int DEEPEST = 64;
    private static final int HEAD = 200;

    /// How the codes of the runtime's limits begin.
    private static final String LIMIT = "JAXP000";

    /// In an attribute it is no event, but a fault.
    private static final Pattern ENTITY = Pattern.compile("[Ee]ntity \"[^\"]{1,1000}\"");

    private static final Pattern ENCODING = Pattern.compile(
            "<\\?xml\\s[^>]{0,100}\\bencoding\\s{0,10}=\\s{0,10}[\"']([^\"']{0,60})[\"'].*", Pattern.DOTALL);

    private static final Set<String> ENCODINGS = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    private final XMLStreamReader xml;
    private final XmlHandler handler;
    private final List<String> path = new ArrayList<>();
    private final List<String> shownPath = Collections.unmodifiableList(path);

    private XmlWalk(XMLStreamReader xml, XmlHandler handler) {
        this.xml = xml;
        this.handler = handler;
    }

    static void through(byte[] file, XmlHandler handler) {
        Utf8.require(file);
        var start = Utf8.afterMark(file);
        requireUtf8Declared(new String(file, start, Math.min(HEAD, file.length - start), StandardCharsets.UTF_8));
        var in = new ByteArrayInputStream(file, start, file.length - start);
        try {
            var xml = factory().createXMLStreamReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            new XmlWalk(xml, handler).walk();
            xml.close();
        } catch (XMLStreamException e) {
            throw new Refusal(refusal(e));
        }
    }

    /// The runtime tells its limits by codes; the rest of its text may be in any language, and hold what stands there.
    private static String refusal(XMLStreamException fault) {
        var location = fault.getLocation();
        var place = location == null || location.getLineNumber() < 1
                ? ""
                : " on line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber());
        var said = String.valueOf(fault.getMessage());
        if (said.contains(LIMIT)) {
            return "it is XML beyond a limit (200 attributes of an element, names of 1,000 characters)" + place;
        }
        if (ENTITY.matcher(said).find()) {
            return "it uses an entity of its own, which is refused," + place;
        }
        return "it is not XML that can be read" + (place.isEmpty() ? "" : ": the first fault is" + place);
    }

    /// The JDK's own, whatever else is on the class path. It counts every escaped character as an entity, of which a
    /// report has many; there are no others, so that their number needs no limit but the file's.
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static void requireUtf8Declared(String head) {
        var declared = ENCODING.matcher(head);
        if (declared.matches() && !ENCODINGS.contains(declared.group(1).toLowerCase(Locale.ROOT))) {
            throw new Refusal("it declares another encoding than UTF-8");
        }
    }

    private void walk() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> handler.text(shownPath, xml.getText());
                case XMLStreamConstants.DTD ->
                    throw new Refusal("it declares a document type (DOCTYPE), which is refused, on line " + line());
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                    throw new Refusal("it uses an entity of its own, which is refused, on line " + line());
                case XMLStreamConstants.COMMENT -> handler.aside(xml.getText(), line());
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> handler.aside(instruction(), line());
                default -> {} // blanks between elements
            }
        }
    }

    private String instruction() {
        return xml.getPITarget() + " " + Optional.ofNullable(xml.getPIData()).orElse("");
    }

    private void start() {
        path.add(xml.getLocalName());
        if (path.size() > DEEPEST) {
            throw new Refusal("it is nested deeper than %d elements on line %d".formatted(DEEPEST, line()));
        }
        handler.start(shownPath, this);
    }

    private void end() {
        handler.end(shownPath);
        path.removeLast();
    }

    @Override
    public String namespace() {
        return Optional.ofNullable(xml.getNamespaceURI()).orElse("");
    }

    @Override
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    @Override
    public SequencedMap<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    @Override
    public List<String> rest() {
        var rest = new ArrayList<@Nullable String>(List.of(xml.getLocalName()));
        rest.add(xml.getPrefix());
        for (var i = 0; i < xml.getNamespaceCount(); i++) {
            rest.add(xml.getNamespacePrefix(i));
            rest.add(xml.getNamespaceURI(i));
        }
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            var prefix = xml.getAttributePrefix(i);
            if (prefix != null && !prefix.isEmpty()) {
                rest.add(prefix);
                rest.add(xml.getAttributeValue(i));
            }
        }
        return rest.stream().flatMap(Stream::ofNullable).toList();
    }

    @Override
    public int line() {
        return xml.getLocation().getLineNumber();
    }
}

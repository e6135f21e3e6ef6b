package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Texts read for a test, and short ways into what was read.
final class Sample {

    static final Sealing SEALING = Sealing.withKey("a key for tests only".getBytes(StandardCharsets.UTF_8));

    private Sample() {}

    static Reading read(String file, String text) {
        return DocumentReader.read(Source.of(file), text.getBytes(StandardCharsets.UTF_8), SEALING);
    }

    static Reading read(String file, String text, Limits limits) {
        return DocumentReader.read(Source.of(file), text.getBytes(StandardCharsets.UTF_8), SEALING, limits);
    }

    /// Each value as `path = KIND text @line:column`, in the order of the file.
    static List<String> values(Reading reading) {
        var values = new ArrayList<String>();
        for (var document : reading.documents()) {
            collect(document, "", values);
        }
        return values;
    }

    static List<String> values(String file, String text) {
        return values(read(file, text));
    }

    static List<String> problems(Reading reading) {
        return reading.problems().stream()
                .map(problem -> problem.place() + " " + problem.message())
                .toList();
    }

    private static void collect(Node node, String path, List<String> values) {
        var place = " @" + node.place().line() + ":" + node.place().column();
        switch (node) {
            case Mapping mapping -> {
                for (Entry entry : mapping.entries()) {
                    collect(entry.value(), path.isEmpty() ? entry.key() : path + "." + entry.key(), values);
                }
            }
            case Listing listing -> {
                for (var i = 0; i < listing.items().size(); i++) {
                    collect(listing.items().get(i), path + "[" + i + "]", values);
                }
            }
            case Scalar scalar -> values.add(path + " = " + scalar.kind() + " " + scalar.text() + place);
            case Node.Secret _ -> values.add(path + " = SECRET" + place);
            case Node.Encrypted encrypted -> values.add(path + " = ENCRYPTED " + encrypted.scheme() + place);
        }
    }
}

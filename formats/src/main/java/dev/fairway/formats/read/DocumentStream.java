package dev.fairway.formats.read;

import dev.fairway.core.secret.Ciphertext;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.TextDecoding.Decoded;
import dev.fairway.formats.read.YamlSegments.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A long stream of YAML documents, of which any can be read without the others, by several threads at once.
///
/// What is read of it is what [DocumentReader] reads of the whole file.
public final class DocumentStream {

    private final Source source;
    private final Origin origin;
    private final FileForm form;
    private final String text;
    private int[] starts = new int[64];
    private int[] lines = new int[64];
    private int size;

    private DocumentStream(Source source, FileForm form, String text) {
        this.source = source;
        this.origin = Origin.of(source);
        this.form = form;
        this.text = text;
        YamlSegments.bounds(text, (start, _, lineOffset) -> add(start, lineOffset));
    }

    /// Empty where the file is no plain YAML, so that it has to be read whole.
    public static Optional<DocumentStream> of(Source source, byte[] content) {
        var form = FileForm.of(source.file());
        if (form == null || form.format() != Format.YAML || content.length > Limits.DEFAULT.fileBytes()) {
            return Optional.empty();
        }
        return TextDecoding.decode(content) instanceof Decoded.Text(var text)
                        && Ciphertext.scheme(text).isEmpty()
                        && ConflictMarkers.line(text) == 0
                ? Optional.of(new DocumentStream(source, form, text))
                : Optional.empty();
    }

    /// How many parts there are; each holds at most one document, but for what is malformed.
    public int size() {
        return size;
    }

    /// Reads some parts, one after the other.
    ///
    /// @param twins what was read of other streams; what is read of this one is added
    public Reading read(int from, int to, Sealing sealing, Twins twins) {
        return read(from, to, sealing, _ -> true, twins);
    }

    /// Reads every part whose text is wanted.
    public Reading read(Sealing sealing, Predicate<String> wanted) {
        return read(0, size, sealing, wanted, Twins.none());
    }

    private Reading read(int from, int to, Sealing sealing, Predicate<String> wanted, Twins twins) {
        var documents = new ArrayList<Node>();
        var pass = new SealingPass(sealing);
        var gathering = new Gathering(Limits.DEFAULT, document -> documents.add(pass.seal(document)));
        var reader = new YamlReader(origin, form.isVersion11(), form.isTemplate(), gathering);
        for (var part = from; part < to; part++) {
            var end = part + 1 < size ? starts[part + 1] : text.length();
            var segment = new Segment(text.substring(starts[part], end), lines[part]);
            if (!wanted.test(segment.text())) {
                continue;
            }
            var twin = twins.find(form, segment.text(), source, segment.lineOffset());
            if (twin.isPresent()) {
                documents.addAll(twin.get().documents());
                gathering.countTwin(twin.get().values());
                continue;
            }
            var before = documents.size();
            var valuesBefore = gathering.nodes();
            var isClean = gathering.hasNoProblem();
            read(reader, segment, gathering);
            if (isClean && gathering.hasNoProblem()) {
                var found =
                        new Twins.Twin(documents.subList(before, documents.size()), gathering.nodes() - valuesBefore);
                twins.keep(form, segment.text(), segment.lineOffset(), found);
            }
        }
        return gathering.reading(Format.YAML, List.copyOf(documents));
    }

    private static void read(YamlReader reader, Segment segment, Gathering gathering) {
        try {
            reader.read(segment);
        } catch (Malformed malformed) {
            gathering.lose(malformed);
        }
    }

    private void add(int start, int lineOffset) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        starts[size] = start;
        lines[size++] = lineOffset;
    }
}

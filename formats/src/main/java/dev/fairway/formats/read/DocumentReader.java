package dev.fairway.formats.read;

import dev.fairway.core.secret.Ciphertext;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.TextDecoding.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/// Reads a file of any format that we know. Bad input is an answer, never an exception.
public final class DocumentReader {

    private static final byte[] GIT_CRYPT = "\0GITCRYPT\0".getBytes(StandardCharsets.US_ASCII);

    private DocumentReader() {}

    /// Whether a file of this name may hold settings that we read.
    public static boolean readable(String path) {
        return FileForm.of(path) != null;
    }

    /// Whether the same text is read in the same way in two files.
    public static boolean readsAlike(String path, String other) {
        return Objects.equals(FileForm.of(path), FileForm.of(other))
                && FileForm.isLines(path) == FileForm.isLines(other);
    }

    public static Reading read(Source source, byte[] content, Sealing sealing) {
        return read(source, content, sealing, Limits.DEFAULT);
    }

    public static Reading read(Source source, byte[] content, Sealing sealing, Limits limits) {
        var documents = new ArrayList<Node>();
        var reading = read(source, content, sealing, limits, documents::add);
        return new Reading(reading.format(), documents, reading.problems(), reading.values(), reading.complete());
    }

    /// Gives each document to `perDocument` as soon as it is read, so that a large file need not be held as trees.
    /// The reading that is returned has no documents.
    public static Reading read(
            Source source, byte[] content, Sealing sealing, Limits limits, Consumer<Node> perDocument) {
        var gathering = new Gathering(limits, sealed(sealing, perDocument));
        var origin = Origin.of(source);
        var form = FileForm.of(source.file());
        if (form == null) {
            return gathering.reading(Format.OTHER, List.of());
        }
        if (content.length > limits.fileBytes()) {
            gathering.lose(origin.file(), "larger than " + limits.fileBytes() + " bytes");
            return gathering.reading(form.format() == null ? Format.OTHER : form.format(), List.of());
        }
        if (isGitCrypt(content)) {
            gathering.document(new Node.Encrypted("git-crypt", origin.place(1, 1)));
            return gathering.reading(form.format() == null ? Format.OTHER : form.format(), List.of());
        }
        var format = switch (decoded(content, form)) {
            case Decoded.Text(var text) -> {
                checkNul(text, origin, form, gathering);
                yield new TextReading(origin, source.file(), form, gathering).read(text);
            }
            case Decoded.NotText problem -> notText(origin, form, problem, gathering);
        };
        return gathering.reading(format, List.of());
    }

    /// Reads a text that is a value of another document, such as a file within a ConfigMap.
    ///
    /// Lines and columns are true for a block scalar, whose place is that of its first character.
    ///
    /// @param start the place of the value
    /// @param name decides the format as a file's name does
    public static Reading readText(Place start, String name, String text, Sealing sealing) {
        var documents = new ArrayList<Node>();
        var gathering = new Gathering(Limits.DEFAULT, sealed(sealing, documents::add));
        var form = FileForm.of(name);
        if (form == null) {
            return gathering.reading(Format.OTHER, documents);
        }
        var format = new TextReading(Origin.at(start), name, form, gathering).read(text);
        return gathering.reading(format, documents);
    }

    /// Seals the secrets of a tree that was put together from several documents, where a value may have become one by
    /// its new place. What was sealed before stays as it is.
    public static Node seal(Node document, Sealing sealing) {
        return new SealingPass(sealing).seal(document);
    }

    private static Consumer<Node> sealed(Sealing sealing, Consumer<Node> documents) {
        var pass = new SealingPass(sealing);
        return document -> documents.accept(pass.seal(document));
    }

    private static boolean isGitCrypt(byte[] content) {
        return content.length >= GIT_CRYPT.length
                && Arrays.equals(content, 0, GIT_CRYPT.length, GIT_CRYPT, 0, GIT_CRYPT.length);
    }

    /// Properties are Latin-1 by their specification and UTF-8 by habit.
    private static Decoded decoded(byte[] content, FileForm form) {
        var decoded = TextDecoding.decode(content);
        return decoded instanceof Decoded.NotText && form.format() == Format.PROPERTIES
                ? new Decoded.Text(new String(content, StandardCharsets.ISO_8859_1))
                : decoded;
    }

    /// Nobody writes one: what holds it is damaged, or is no UTF-8. No format that we read lets one pass.
    private static void checkNul(String text, Origin origin, FileForm form, Gathering gathering) {
        var index = text.indexOf('\0');
        if (index >= 0 && form.format() != null) {
            var line =
                    1 + (int) text.chars().limit(index).filter(c -> c == '\n').count();
            gathering.lose(origin.place(line, 1), "a NUL character, which no text holds: the file is damaged");
        }
    }

    private static Format notText(Origin origin, FileForm form, Decoded.NotText problem, Gathering gathering) {
        if (form.format() == null) {
            return Format.OTHER; // a file of any kind, only without an extension
        }
        gathering.lose(
                origin.place(problem.line(), 1),
                "not " + problem.charset().toUpperCase(Locale.ROOT) + " at byte " + problem.offset());
        return form.format();
    }

    /// One text of known name.
    private record TextReading(Origin origin, String name, FileForm form, Gathering gathering) {

        Format read(String text) {
            var scheme = Ciphertext.scheme(text);
            if (scheme.isPresent()) {
                gathering.document(new Node.Encrypted(scheme.get(), origin.place(1, 1)));
                return form.format() == null ? Format.OTHER : form.format();
            }
            if (form.format() == null) {
                return guessed(text);
            }
            tryRead(form.format(), text);
            return form.format();
        }

        /// A file whose name says nothing and whose text fits no format holds no settings, which is no problem.
        private Format guessed(String text) {
            var format = ContentForm.guess(text);
            tryRead(format, text);
            if (gathering.isEmpty() && !form.isTemplate()) {
                gathering.forgetProblems();
                return Format.OTHER;
            }
            return format;
        }

        private void tryRead(Format format, String text) {
            var conflict = ConflictMarkers.line(text);
            if (conflict > 0) {
                gathering.lose(origin.place(conflict, 1), ConflictMarkers.PROBLEM);
                return;
            }
            try {
                read(format, text);
            } catch (Malformed malformed) {
                gathering.lose(malformed);
            }
        }

        private void read(Format format, String text) {
            switch (format) {
                case YAML -> new YamlReader(origin, form.isVersion11(), form.isTemplate(), gathering).read(text);
                case JSON -> JsonReader.read(text, origin, name, gathering);
                case PROPERTIES -> new PropertiesReader(text, origin, form.isDotted(), gathering).read();
                case DOTENV -> new DotenvReader(text, origin, gathering).read(text);
                case TOML -> new TomlReader(text, origin, gathering).read();
                case HCL -> new HclReader(text, origin, FileForm.namesNothing(name), gathering).read();
                case INI -> new IniReader(text, origin, gathering).read();
                case OTHER -> {}
            }
        }
    }
}

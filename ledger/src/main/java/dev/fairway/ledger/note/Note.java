package dev.fairway.ledger.note;

import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text with signatures below it (C2SP signed-note). What is signed is the text with its last newline.
///
/// @param text ends in a newline
public record Note(String text, List<Line> lines) {

    /// Signatures that a note may have.
    private static final int MOST = 64;

    /// Bytes of a key's id.
    private static final int ID = 4;

    /// A key's name has no space of any script.
    private static final Pattern NAME = Pattern.compile("[^+\\p{IsWhite_Space}]++");

    private static final String DASH = "\u2014 ";

    /// One signature.
    ///
    /// @param name of the key
    /// @param id 4 bytes of the key
    /// @param signature as the kind of key has it
    public record Line(String name, Bytes id, Bytes signature) {

        boolean by(VerifierKey key) {
            return name.equals(key.name()) && id.equals(key.id());
        }

        @Override
        public String toString() {
            return DASH + name + " " + id.then(signature).base64() + "\n";
        }
    }

    public Note {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the text of a note ends in a newline");
        }
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST) {
            throw new IllegalArgumentException("a note has 1 to %d signatures".formatted(MOST));
        }
    }

    /// Reads what was written to a file; nothing where it is not a note to the letter.
    public static Optional<Note> parse(Bytes bytes) {
        return bytes.text().filter(Note::plain).flatMap(Note::parse);
    }

    private static Optional<Note> parse(String whole) {
        // The text may have empty lines of its own.
        var end = whole.lastIndexOf("\n\n");
        if (end < 0 || !whole.endsWith("\n") || end + 2 == whole.length()) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        for (var line : whole.substring(end + 2, whole.length() - 1).split("\n", MOST + 2)) {
            var parsed = line(line);
            if (parsed.isEmpty() || lines.size() == MOST) {
                return Optional.empty();
            }
            lines.add(parsed.get());
        }
        return Optional.of(new Note(whole.substring(0, end + 1), lines));
    }

    private static Optional<Line> line(String line) {
        var space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length() + 1) {
            return Optional.empty();
        }
        var name = line.substring(DASH.length(), space);
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Bytes.base64(line.substring(space + 1))
                .filter(blob -> blob.length() > ID)
                .map(blob -> new Line(name, blob.slice(0, ID), blob.slice(ID)));
    }

    /// The signatures by a key: those of other keys, and of keys that share only its name, are not.
    public List<Line> by(VerifierKey key) {
        return lines.stream().filter(line -> line.by(key)).toList();
    }

    /// What is signed.
    public Bytes signed() {
        return Bytes.utf8(text);
    }

    public Bytes bytes() {
        return Bytes.utf8(toString());
    }

    @Override
    public String toString() {
        var whole = new StringBuilder(text).append('\n');
        lines.forEach(whole::append);
        return whole.toString();
    }

    private static boolean plain(String text) {
        return text.chars().allMatch(character -> character == '\n' || (character >= 0x20 && character != 0x7f));
    }
}

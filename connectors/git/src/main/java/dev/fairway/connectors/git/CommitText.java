package dev.fairway.connectors.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairway.connector.Commit;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// Reads a commit as Git stores it. What is missing or malformed in it becomes empty, for a commit cannot be refused:
/// it is part of history. Texts lose their control characters, for they end up in terminals.
final class CommitText {

    private static final int MAX_TEXT = 500;
    private static final long LATEST_SECOND = 253_402_300_799L;

    private CommitText() {}

    static Commit parse(String id, byte[] object) {
        // Headers are read byte by byte as they are; their texts are decoded when the encoding is known.
        var text = new String(object, ISO_8859_1);
        var end = text.indexOf("\n\n");
        var charset = UTF_8;
        var author = "";
        var committer = "";
        var parents = new ArrayList<String>();
        for (var line : (end < 0 ? text : text.substring(0, end)).split("\n", -1)) {
            if (line.startsWith("parent ") && GitText.isId(line.substring(7))) {
                parents.add(line.substring(7));
            } else if (line.startsWith("author ")) {
                author = line.substring(7);
            } else if (line.startsWith("committer ")) {
                committer = line.substring(10);
            } else if (line.startsWith("encoding ")) {
                charset = charset(line.substring(9).strip());
            }
        }
        return new Commit(
                id,
                printable(name(author), charset),
                printable(email(author), charset),
                time(author),
                time(committer),
                printable(end < 0 ? "" : subject(text.substring(end + 2)), charset),
                parents);
    }

    private static String name(String person) {
        var angle = person.indexOf('<');
        return (angle < 0 ? person : person.substring(0, angle)).strip();
    }

    private static String email(String person) {
        var from = person.indexOf('<');
        var to = person.lastIndexOf('>');
        return from < 0 || to < from ? "" : person.substring(from + 1, to).strip();
    }

    private static Instant time(String person) {
        var words = person.substring(person.lastIndexOf('>') + 1).strip().split(" ", -1);
        try {
            return Instant.ofEpochSecond(Math.clamp(Long.parseLong(words[0]), 0, LATEST_SECOND));
        } catch (NumberFormatException _) {
            return Instant.EPOCH;
        }
    }

    /// The first paragraph as one line.
    private static String subject(String message) {
        var lines = new ArrayList<String>();
        for (var line : message.stripLeading().split("\n", 100)) {
            if (line.isBlank()) {
                break;
            }
            lines.add(line.strip());
        }
        return String.join(" ", lines);
    }

    private static String printable(String bytes, Charset charset) {
        var text = new String(bytes.getBytes(ISO_8859_1), charset)
                .replaceAll("\\p{IsControl}", " ")
                .strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    private static Charset charset(String name) {
        try {
            return Optional.of(name)
                    .filter(text -> !text.isEmpty())
                    .map(Charset::forName)
                    .orElse(UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return UTF_8;
        }
    }
}

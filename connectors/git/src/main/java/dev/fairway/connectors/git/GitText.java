package dev.fairway.connectors.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the small texts that Git keeps: names as bytes, ids, and one-line files.
final class GitText {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MAX_SMALL_FILE = 1 << 20;

    private GitText() {}

    /// The name that the bytes spell in UTF-8; empty where they spell none.
    static Optional<String> decode(byte[] bytes) {
        var decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// The bytes as a name that can at least be shown.
    static String escape(byte[] bytes) {
        var text = new StringBuilder();
        for (var value : bytes) {
            if (value >= ' ' && value < 0x7f) {
                text.append((char) value);
            } else {
                text.append("\\x%02x".formatted(value & 0xff));
            }
        }
        return text.toString();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// The content of a small regular file, without white space at its end; empty where there is none such.
    static Optional<String> smallFile(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_SMALL_FILE) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), UTF_8).stripTrailing());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

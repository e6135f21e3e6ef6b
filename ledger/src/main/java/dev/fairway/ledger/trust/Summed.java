package dev.fairway.ledger.trust;

import dev.fairway.ledger.bytes.Bytes;
import java.util.Optional;

/// A text of lines that ends with its own digest: one that was damaged is known as such.
final class Summed {

    private Summed() {}

    /// @param content lines, each with its end
    static Bytes bytes(String content) {
        return Bytes.utf8(content + sum(content));
    }

    /// What was summed; nothing where it is not that any more.
    static Optional<String> content(String text) {
        var content = text.substring(0, text.stripTrailing().lastIndexOf('\n') + 1);
        return text.equals(content + sum(content)) ? Optional.of(content) : Optional.empty();
    }

    private static String sum(String content) {
        return "sha256 %s\n".formatted(Bytes.utf8(content).sha256().hex());
    }
}

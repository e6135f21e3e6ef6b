package dev.fairway.ledger.keys;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// Passes on what `ssh-keygen` says while it says it, so that somebody who is asked for something knows it, but for
/// lines that name files of ours, or say what is said in a sentence of ours afterwards.
final class KeygenWords {

    /// How lines begin that may be left out.
    private static final List<String> NOISY = List.of("No private key found", "Load key ", "Couldn't sign message");

    /// What is said in a sentence of ours.
    private static final List<String> UNDERSTOOD =
            List.of("No private key found", "incorrect passphrase", "agent refused operation");

    private final Writer told;
    private final StringBuilder line = new StringBuilder();
    private boolean open;

    KeygenWords(Writer told) {
        this.told = requireNonNull(told, "told");
    }

    /// @param part as it came, from the middle of a line perhaps
    void take(String part) throws IOException {
        line.append(part);
        for (var end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            pass(line.substring(0, end + 1));
            line.delete(0, end + 1);
        }
        // A question ends without a line's end, and is passed on at once.
        var rest = line.toString();
        if (NOISY.stream().noneMatch(word -> rest.startsWith(word) || word.startsWith(rest))) {
            pass(rest);
            line.setLength(0);
        }
        told.flush();
    }

    /// Nothing comes any more.
    void end() throws IOException {
        pass(line.toString());
        line.setLength(0);
        if (open) {
            told.write("\n");
        }
        told.flush();
    }

    private void pass(String words) throws IOException {
        if (!words.isEmpty() && !isNoise(words)) {
            told.write(words);
            open = !words.endsWith("\n");
        }
    }

    private static boolean isNoise(String words) {
        return NOISY.stream().anyMatch(words::startsWith) && UNDERSTOOD.stream().anyMatch(words::contains);
    }
}

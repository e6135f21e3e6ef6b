package dev.fairway.ledger.foreign;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Verifies a receipt by its specification (C2SP tlog-proof; RFC 9162, 2.1.3.2) and with nothing of ours.
public final class ForeignReceipt {

    private static final int HEAD = 3;

    private ForeignReceipt() {}

    /// Why a receipt is not believed; nothing where it is.
    ///
    /// @param vkey of the log
    /// @param witnesses vkeys of all whose cosignatures may be there, each of which must be
    public static Optional<String> refusal(byte[] receipt, String vkey, List<String> witnesses) {
        try {
            verify(Crypto.text(receipt, "\n"), vkey, witnesses);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()));
        }
    }

    private static void verify(String text, String vkey, List<String> witnesses) {
        var end = text.indexOf("\n\n");
        Refusal.unless(end > 0, "no receipt");
        var lines = text.substring(0, end).split("\n", -1);
        Refusal.unless(
                lines.length >= HEAD
                        && lines[0].equals("c2sp.org/tlog-proof@v1")
                        && lines[1].startsWith("extra ")
                        && lines[2].matches("index (?:0|[1-9][0-9]{0,17})"),
                "no receipt");
        var checkpoint = ForeignVerifier.checkpoint(text.substring(end + 2), vkey, witnesses);
        Refusal.unless(checkpoint[1].matches("[1-9][0-9]{0,17}"), "no size");
        var here = Long.parseLong(lines[2].substring("index ".length()));
        var last = Long.parseLong(checkpoint[1]) - 1;
        Refusal.unless(here <= last, "an entry that the checkpoint does not cover");
        var node = Crypto.sha256(Crypto.bytes(0), Crypto.base64(lines[1].substring("extra ".length())));
        for (var line : Arrays.asList(lines).subList(HEAD, lines.length)) {
            var sibling = Crypto.base64(line);
            Refusal.unless(last > 0 && sibling.length == node.length, "another path");
            if (here % 2 == 1 || here == last) {
                node = Crypto.sha256(Crypto.bytes(1), sibling, node);
                while (here % 2 == 0 && here > 0) {
                    here /= 2;
                    last /= 2;
                }
            } else {
                node = Crypto.sha256(Crypto.bytes(1), node, sibling);
            }
            here /= 2;
            last /= 2;
        }
        Refusal.unless(last == 0 && Arrays.equals(node, Crypto.base64(checkpoint[2])), "another root");
    }
}

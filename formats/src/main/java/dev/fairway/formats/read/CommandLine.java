package dev.fairway.formats.read;

import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// A command as a list of its words: `[mysql, -uroot, -phunter2]`. Which of them is a password is known only from
/// those before it.
final class CommandLine {

    private static final int LONGEST = 1 << 14;

    private CommandLine() {}

    /// The words that are passwords or hold one, sealed, by their index.
    static Map<Integer, Node> sealed(Listing listing, Sealing sealing) {
        var sealed = new HashMap<Integer, Node>();
        if (!hasOption(listing)) {
            return sealed;
        }
        var line = new StringBuilder();
        var ends = new ArrayList<Integer>();
        for (var item : listing.items()) {
            if (!(item instanceof Scalar scalar) || line.length() > LONGEST) {
                return sealed;
            }
            line.append(scalar.text()).append(' ');
            ends.add(line.length());
        }
        for (var part : SecretRule.passwordsIn(line.toString())) {
            for (var i = 0; i < ends.size(); i++) {
                var start = i == 0 ? 0 : ends.get(i - 1);
                if (part.start() >= start && part.start() < ends.get(i) - 1) {
                    seal(i, (Scalar) listing.items().get(i), part.start() - start, sealing, sealed);
                }
            }
        }
        return sealed;
    }

    private static boolean hasOption(Listing listing) {
        return listing.items().size() > 1
                && listing.items().stream()
                        .anyMatch(item ->
                                item instanceof Scalar scalar && scalar.text().startsWith("-"));
    }

    /// What stands before the password in the same word stays readable: `-p`, `user:`.
    private static void seal(int index, Scalar word, int start, Sealing sealing, Map<Integer, Node> sealed) {
        var secret = sealing.fingerprint(word.text().substring(start));
        sealed.put(
                index,
                start == 0
                        ? new Node.Secret(secret, word.place())
                        : new Scalar(word.kind(), word.text().substring(0, start) + secret, word.place()));
    }
}

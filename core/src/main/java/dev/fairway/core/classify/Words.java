package dev.fairway.core.classify;

import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words of a name: `maximumPoolSize`, `MAXIMUM_POOL_SIZE` and `maximum-pool-size` have the same three.
public final class Words {

    private Words() {}

    /// Words in lower case, split at everything that is no letter or digit and where a new capital begins.
    public static List<String> of(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                end(word, words);
                continue;
            }
            if (Character.isUpperCase(letter) && startsWord(name, i)) {
                end(word, words);
            }
            word.append(letter);
        }
        end(word, words);
        return words;
    }

    /// The words of every name on a path, the last name's last.
    public static List<String> of(TreePath path) {
        var words = new ArrayList<String>();
        for (var segment : path.segments()) {
            switch (segment) {
                case Segment.Key(var name) -> words.addAll(of(name));
                case Segment.Item(var _, var value) -> words.addAll(of(value));
                case Segment.Member _, Segment.Index _ -> {}
            }
        }
        return words;
    }

    public static boolean any(List<String> words, Set<String> wanted) {
        return words.stream().anyMatch(wanted::contains);
    }

    private static boolean startsWord(String name, int at) {
        if (at == 0) {
            return false;
        }
        var before = name.charAt(at - 1);
        return Character.isLowerCase(before)
                || (Character.isUpperCase(before)
                        && at + 1 < name.length()
                        && Character.isLowerCase(name.charAt(at + 1)));
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}

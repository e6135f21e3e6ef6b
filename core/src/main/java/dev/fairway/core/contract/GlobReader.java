package dev.fairway.core.contract;

import dev.fairway.core.contract.Glob.Begin;
import dev.fairway.core.contract.Glob.Deep;
import dev.fairway.core.contract.Glob.Letter;
import dev.fairway.core.contract.Glob.Maybe;
import dev.fairway.core.contract.Glob.One;
import dev.fairway.core.contract.Glob.Token;
import dev.fairway.core.contract.Glob.Within;
import java.util.ArrayList;
import java.util.List;

/// Turns patterns into the steps of a [Glob].
final class GlobReader {

    private GlobReader() {}

    static List<Token> resource(String pattern) {
        var tokens = new ArrayList<Token>();
        var i = 0;
        while (i < pattern.length()) {
            var starts = i == 0 || pattern.charAt(i - 1) == '/';
            if (starts && pattern.startsWith("**/", i)) {
                tokens.addAll(List.of(new Maybe(2), new Deep(), new Letter('/')));
                i += 3;
            } else if (pattern.startsWith("/**", i) && i + 3 == pattern.length()) {
                tokens.addAll(List.of(new Maybe(2), new Letter('/'), new Deep()));
                i += 3;
            } else {
                i += plain(tokens, pattern, i);
            }
        }
        return tokens;
    }

    static List<Token> path(String pattern) {
        var tokens = new ArrayList<Token>();
        var i = 0;
        while (i < pattern.length()) {
            if (i == 0 && pattern.startsWith("**.")) {
                tokens.addAll(List.of(new Maybe(2), new Deep(), new Letter('.')));
                i += 3;
            } else if (pattern.startsWith(".**", i) && ends(pattern, i + 3)) {
                tokens.addAll(List.of(new Maybe(2), new Begin(), new Deep()));
                i += 3;
            } else if (i == 0 && pattern.startsWith("*") && ends(pattern, 1)) {
                tokens.addAll(List.of(new Maybe(1), new Letter('['), new Within(), new Maybe(1), new Letter(']')));
                i += 1;
            } else if (pattern.startsWith(".*", i) && ends(pattern, i + 2)) {
                tokens.addAll(List.of(new Begin(), new Within(), new Maybe(1), new Letter(']')));
                i += 2;
            } else {
                i += plain(tokens, pattern, i);
            }
        }
        return tokens;
    }

    /// Whether a segment of a path ends here.
    private static boolean ends(String pattern, int at) {
        return at == pattern.length() || pattern.charAt(at) == '.' || pattern.charAt(at) == '[';
    }

    private static int plain(List<Token> tokens, String pattern, int at) {
        if (pattern.startsWith("**", at)) {
            tokens.add(new Deep());
            return 2;
        }
        switch (pattern.charAt(at)) {
            case '*' -> tokens.add(new Within());
            case '?' -> tokens.add(new One());
            default -> tokens.add(new Letter(pattern.charAt(at)));
        }
        return 1;
    }
}

package dev.fairway.core.classify;

import dev.fairway.core.meaning.Switch;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Words with which people choose how a program works, or who may do what: whatever the key is called, `strict` is no
/// host and `public-read` no account.
final class Choices {

    private static final Set<String> WORDS = Set.of(
            "none",
            "null",
            "any",
            "all",
            "public",
            "private",
            "internal",
            "external",
            "strict",
            "lax",
            "loose",
            "permissive",
            "enforce",
            "enforced",
            "enforcing",
            "require",
            "required",
            "optional",
            "need",
            "want",
            "allow",
            "allowed",
            "deny",
            "denied",
            "block",
            "blocked",
            "open",
            "closed",
            "restricted",
            "unrestricted",
            "read",
            "write",
            "only",
            "readonly",
            "readwrite",
            "active",
            "passive",
            "inactive",
            "auto",
            "automatic",
            "manual",
            "always",
            "never",
            "custom",
            "admin",
            "admins",
            "administrator",
            "administrators",
            "root",
            "owner",
            "owners",
            "viewer",
            "viewers",
            "editor",
            "editors",
            "reader",
            "readers",
            "writer",
            "writers",
            "contributor",
            "contributors",
            "member",
            "members",
            "guest",
            "guests",
            "anonymous",
            "authenticated",
            "secure",
            "insecure",
            "full");
    private static final Pattern BETWEEN = Pattern.compile("[-_ ]+");
    private static final int LONGEST = 40;

    private Choices() {}

    /// Whether any environment holds nothing but such words.
    static boolean in(Subject subject) {
        return subject.texts().values().stream()
                .anyMatch(texts -> !texts.isEmpty() && texts.stream().allMatch(Choices::is));
    }

    static boolean is(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .allMatch(word -> WORDS.contains(word) || Switch.is(word));
    }
}

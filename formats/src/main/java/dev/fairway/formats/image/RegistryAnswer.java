package dev.fairway.formats.image;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What registries, and those who give tokens for them, answer beside manifests.
public final class RegistryAnswer {

    private static final Set<String> ABSENT =
            Set.of("MANIFEST_UNKNOWN", "NAME_UNKNOWN", "BLOB_UNKNOWN", "MANIFEST_BLOB_UNKNOWN", "NOT_FOUND");

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,32768}+");

    private RegistryAnswer() {}

    /// The token of a service for tokens; empty where there is none, or one that could be more than a token.
    public static Optional<String> token(byte[] bytes) {
        return JsonValue.object(bytes)
                .flatMap(json -> json.text("token").or(() -> json.text("access_token")))
                .filter(it -> TOKEN.matcher(it).matches());
    }

    /// Whether an answer of "not found" is one by a registry: it says so by a code.
    public static boolean saysAbsent(byte[] bytes) {
        return JsonValue.object(bytes).flatMap(json -> json.objects("errors")).stream()
                .flatMap(errors -> errors.stream())
                .anyMatch(error -> error.text("code").filter(ABSENT::contains).isPresent());
    }
}

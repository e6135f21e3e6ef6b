package dev.fairway.formats.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A file in which `docker login` or `podman login` keep what opens registries.
///
/// @param credentials by the key that the file has them under, as it is written there
/// @param helpers names of the programs that know the credentials of one registry, by its key
/// @param store the name of the program that knows all others
public record CredentialFile(
        SortedMap<String, Credential> credentials, SortedMap<String, String> helpers, Optional<String> store) {

    /// A helper that has no password but an identity token calls its user so.
    private static final String TOKEN_USER = "<token>";

    public CredentialFile {
        credentials = Collections.unmodifiableSortedMap(new TreeMap<>(credentials));
        helpers = Collections.unmodifiableSortedMap(new TreeMap<>(helpers));
    }

    /// Empty where the file cannot be read.
    public static Optional<CredentialFile> read(byte[] bytes) {
        return JsonValue.object(bytes).map(json -> {
            var credentials = new TreeMap<String, Credential>();
            json.object("auths")
                    .ifPresent(auths -> auths.members().forEach((key, value) -> {
                        if (value instanceof JsonValue.Members auth) {
                            credential(auth).ifPresent(it -> credentials.put(key, it));
                        }
                    }));
            var helpers = new TreeMap<String, String>();
            json.object("credHelpers")
                    .ifPresent(named -> named.members().forEach((key, value) -> {
                        if (value instanceof JsonValue.Text(var helper)) {
                            helpers.put(key, helper);
                        }
                    }));
            return new CredentialFile(credentials, helpers, json.text("credsStore"));
        });
    }

    private static Optional<Credential> credential(JsonValue.Members auth) {
        return auth.text("identitytoken")
                .<Credential>map(Credential.IdentityToken::new)
                .or(() -> auth.text("registrytoken").map(Credential.RegistryToken::new))
                .or(() -> auth.text("auth").flatMap(CredentialFile::decoded))
                .or(() -> auth.text("username")
                        .map(user -> new Credential.Password(
                                user, auth.text("password").orElse(""))));
    }

    /// `user:password` in base64; Docker fills some of them up with zero bytes.
    private static Optional<Credential> decoded(String base64) {
        try {
            var text = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon <= 0
                    ? Optional.empty()
                    : Optional.of(
                            new Credential.Password(text.substring(0, colon), trimmed(text.substring(colon + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String trimmed(String secret) {
        var end = secret.length();
        while (end > 0 && secret.charAt(end - 1) == 0) {
            end--;
        }
        return secret.substring(0, end);
    }

    /// What `docker-credential-… get` answers; empty where it is no credential.
    public static Optional<Credential> ofHelper(byte[] answer) {
        return JsonValue.object(answer)
                .flatMap(it -> it.text("Secret")
                        .flatMap(secret -> it.text("Username")
                                .map(user -> user.equals(TOKEN_USER)
                                        ? new Credential.IdentityToken(secret)
                                        : new Credential.Password(user, secret))));
    }
}

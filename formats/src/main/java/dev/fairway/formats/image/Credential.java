package dev.fairway.formats.image;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What opens a registry. No text of one shows the secret.
public sealed interface Credential {

    record Password(String user, String secret) implements Credential {
        public Password {
            requireNonNull(user, "user");
            requireNonNull(secret, "secret");
        }

        /// The value of a header of HTTP.
        public String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "a password";
        }
    }

    /// What is exchanged for tokens where passwords would be asked.
    record IdentityToken(String secret) implements Credential {
        @Override
        public String toString() {
            return "an identity token";
        }
    }

    /// What the registry itself takes.
    record RegistryToken(String secret) implements Credential {
        @Override
        public String toString() {
            return "a token";
        }
    }
}

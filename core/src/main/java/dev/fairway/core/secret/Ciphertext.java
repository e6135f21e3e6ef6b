package dev.fairway.core.secret;

import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises encrypted text, of which nothing but its presence is known.
public final class Ciphertext {

    private static final Pattern SOPS = Pattern.compile("ENC\\[AES256_GCM,.*", Pattern.DOTALL);

    private static final Pattern EYAML =
            Pattern.compile("\\s*ENC\\[(?:PKCS7|GPG|KMS|gpg|pkcs7|kms)\\s*,.*", Pattern.DOTALL);

    private Ciphertext() {}

    /// Who encrypted the text, for example `sops`; empty when it is not ciphertext.
    public static Optional<String> scheme(String text) {
        if (text.length() < 8) {
            return Optional.empty();
        }
        return switch (text.charAt(0)) {
            case 'E', ' ', '\n' -> enclosed(text);
            case '$' -> text.startsWith("$ANSIBLE_VAULT;") ? Optional.of("ansible-vault") : Optional.empty();
            case '-' -> armoured(text);
            case 'a' -> text.startsWith("age-encryption.org/") ? Optional.of("age") : Optional.empty();
            case '{' -> text.startsWith("{cipher}") ? Optional.of("spring-cloud-config") : Optional.empty();
            case 'v' ->
                text.startsWith("vault:v") && text.matches("vault:v\\d+:[A-Za-z0-9+/=]+")
                        ? Optional.of("vault-transit")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> enclosed(String text) {
        if (SOPS.matcher(text).matches()) {
            return Optional.of("sops");
        }
        if (EYAML.matcher(text).matches()) {
            return Optional.of("eyaml");
        }
        return text.startsWith("ENC(") && text.endsWith(")") ? Optional.of("jasypt") : Optional.empty();
    }

    private static Optional<String> armoured(String text) {
        if (text.startsWith("-----BEGIN AGE ENCRYPTED FILE-----")) {
            return Optional.of("age");
        }
        return text.startsWith("-----BEGIN PGP MESSAGE-----") ? Optional.of("pgp") : Optional.empty();
    }
}

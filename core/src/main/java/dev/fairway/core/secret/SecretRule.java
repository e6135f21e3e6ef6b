package dev.fairway.core.secret;

import dev.fairway.core.meaning.Switch;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Decides whether a value is a secret: by its key, by its shape, or because it looks random.
///
/// References to secrets, templates, placeholders, digests, identifiers, numbers and booleans are none.
public final class SecretRule {

    private static final int MIN_DIGITS_OF_PASSWORD = 4;

    /// Words that choose a manner, whatever the key says.
    private static final Set<String> MANNERS = Set.of("required", "optional", "always", "never", "auto");

    /// Ways to let somebody in, none of which is a secret.
    private static final Set<String> AUTH_MANNERS = Set.of("""
        none basic digest bearer token password plain login cram md5 scram sha 1 2 256 384 512 sha1 sha256 sha384
        sha512 base64 oidc openid oauth oauth2
        saml saml2 ldap ldaps jwt jwks iam irsa mtls tls ssl sasl cert certificate x509 kerberos krb5 spnego ntlm
        gssapi negotiate trust peer ident reject anonymous custom rbac abac webhook node simple opa header headers
        session cookie ad azure entra github gitlab google keycloak cognito okta auth0 dex internal external native
        local database db file static on off enabled disabled required requested request require need want no
        any and verify client given allow deny default managed identity workload service account api key keys
        hmac sso forms windows integrated active directory system federated azuread mongodb cr aws user users
        public private open protected\
        """.split("\\s+"));

    /// What a browser does with cookies: `credentials: include`.
    private static final Set<String> SENDING = Set.of("include", "omit", "same-origin");

    private static final int LONGEST_PIN = 12;

    private static final int LONGEST_WORD = 8;

    private static final Pattern COOKIE_KEY = Pattern.compile("(?i)(?:set-)?cookie");

    /// The value of a session, and not how long or where a cookie counts.
    private static final Pattern COOKIE = Pattern.compile(
            "(?i)(?!(?:path|domain|secure|samesite|max-age|expires|httponly)\\b)[\\w.-]{1,100}=[^;\\s=]{4}");

    private SecretRule() {}

    /// @param keyPath names from the document's root to the value; an item of a list has its list's name
    public static boolean looksSecret(List<String> keyPath, String text) {
        var key = keyPath.isEmpty() ? "" : keyPath.getLast();
        return looksSecret(key, KeyMeaning.of(key), text);
    }

    /// @param meaning what the key, or what it stands under, says
    public static boolean looksSecret(String key, KeyMeaning meaning, String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (COOKIE_KEY.matcher(key).matches() && COOKIE.matcher(text).lookingAt()) {
            return true;
        }
        return switch (meaning) {
            case PASSWORD -> isPassword(key, text);
            case PIN -> isPin(text) || SecretShape.matches(text);
            case SECRET -> isToken(text) && !NotSecret.repeats(key, text) && !NotSecret.isGlob(text);
            case AUTH -> isToken(text) && !NotSecret.isName(text) && !NotSecret.isHost(text) && !isManner(text);
            case CONNECTION ->
                SecretShape.matches(text) || UrlCredentials.hasUser(text) || (isToken(text) && isOpaque(text));
            case COLLECTION ->
                isToken(text) && !NotSecret.isName(text) && !NotSecret.isHost(text) && !SENDING.contains(text);
            case DOUBTFUL -> hasSecretShape(text) || GeneratedText.is(text);
            case REFERENCE -> isToken(text) && (!NotSecret.isResource(text) || Randomness.looksRandom(text));
            case REFERENCES, PUBLIC -> SecretShape.matches(text);
            case PLAIN -> SecretShape.matches(text) || Randomness.looksRandom(text);
        };
    }

    /// A text under a name that says "secret", for example an entry of a Kubernetes Secret.
    public static boolean isSecretText(String text) {
        return (!NotSecret.isReference(text) && !NotSecret.isPlaceholder(text)) || SecretShape.matches(text);
    }

    /// A secret by its shape alone, whatever its key.
    public static boolean hasSecretShape(String text) {
        return SecretShape.matches(text) || Randomness.looksRandom(text);
    }

    /// Whether a text, of whatever use, holds a token of a known kind: a name may be one, too.
    public static boolean holdsToken(String text) {
        return KnownToken.isIn(text);
    }

    /// A line that a program printed, in which nothing but a secret's own shape or place gives it away.
    ///
    /// @param line of at most 65,536 characters
    public static boolean isSecretOutput(String line) {
        return OutputLine.holdsSecret(line);
    }

    /// The passwords that a line of a longer text gives to a tool: in a connection string, a flag, a header.
    public static List<SecretPart> passwordsIn(String line) {
        return PasswordPlaces.in(line);
    }

    /// The passwords that a text of one line holds that is secret as a whole: a URL, a connection string.
    public static List<SecretPart> passwordsWithin(String secret) {
        return Stream.concat(UrlCredentials.in(secret).stream(), PasswordPlaces.in(secret).stream())
                .distinct()
                .toList();
    }

    /// A sentence without the secrets that a person wrote into it.
    public static String withoutSecrets(String sentence) {
        return Redaction.of(sentence);
    }

    /// A sentence without keys and tokens of known kinds, which are secret wherever they stand.
    public static String withoutTokens(String sentence) {
        return Redaction.ofTokens(sentence);
    }

    /// A sentence without the secrets that it quotes.
    ///
    /// @param isKnown whether a text is the value of a secret
    public static String withoutQuoted(String sentence, Predicate<String> isKnown) {
        return Redaction.without(QuotedSecrets.in(sentence, isKnown), sentence);
    }

    /// A text that somebody forgot to replace: `changeme`, `<your token>`.
    public static boolean isPlaceholder(String text) {
        return NotSecret.isPlaceholder(text);
    }

    /// Names where a secret is kept, or a template that becomes one.
    public static boolean isReference(String text) {
        return NotSecret.isReference(text);
    }

    /// Numbers, switches and addresses are none: `token: https://auth.example.com/token`.
    private static boolean isToken(String text) {
        return isSecretText(text) && !isNumberOrBoolean(text) && (!NotSecret.isUrl(text) || SecretShape.matches(text));
    }

    /// `SCRAM-SHA-256`, `RequireAndVerifyClientCert`: says how, and not with what.
    static boolean isManner(String text) {
        return AUTH_MANNERS.containsAll(KeyWords.of(text));
    }

    /// One word, which is neither an address nor a name.
    private static boolean isOpaque(String text) {
        return !NotSecret.isName(text) && text.chars().noneMatch(c -> ":=/. ".indexOf(c) >= 0);
    }

    private static boolean isPin(String text) {
        return text.length() >= MIN_DIGITS_OF_PASSWORD
                && text.length() <= LONGEST_PIN
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isPassword(String key, String text) {
        if (isNumberOrBoolean(text)) {
            return text.length() >= MIN_DIGITS_OF_PASSWORD && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }
        return isSecretText(text) && !NotSecret.repeats(key, text);
    }

    static boolean isNumberOrBoolean(String text) {
        var first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '.') {
            return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_');
        }
        return text.length() <= LONGEST_WORD && (Switch.is(text) || MANNERS.contains(text.toLowerCase(Locale.ROOT)));
    }
}

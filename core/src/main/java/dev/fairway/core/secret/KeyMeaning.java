package dev.fairway.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a key's name says about the secrecy of its value.
public enum KeyMeaning {
    /// Names a password: even a number below it is secret.
    PASSWORD,
    /// Names a secret of another kind: a token, a private key, a salt.
    SECRET,
    /// Names secrets, or perhaps their names: `secrets`, `credentials`.
    COLLECTION,
    /// Speaks of something public, or of a secret without being one: `secretName`, `tokenTTL`, `client_id`.
    PUBLIC,
    /// Says nothing.
    PLAIN;

    private static final int MAX_KEY_LENGTH = 200;

    private static final Set<String> PASSWORDS = Set.of("""
        password passwd passphrase passcode pwd pw pass htpasswd requirepass pgpass\
        """.split("\\s+"));

    private static final Set<String> SECRETS = Set.of("""
        secret token credential apikey privatekey secretkey accesskey authtoken accesstoken apitoken
        clientsecret bearer salt pepper creds authkey secretaccesskey connectionstring signingkey
        encryptionkey masterkey\
        """.split("\\s+"));

    private static final Set<String> COLLECTIONS = Set.of("secrets", "tokens", "credentials", "passwords", "apikeys");

    /// The word before a final `key` that makes it a secret one.
    private static final Set<String> SECRET_KEYS = Set.of("""
        api access private secret encryption encrypt decryption signing signature master shared account
        storage ssh auth deploy license licence jwt hmac session cookie app server webhook service tls ssl
        integration ingest ingestion admin write unseal consumer\
        """.split("\\s+"));

    /// The word before a final `keys` that makes each of them secret.
    private static final Set<String> MANY_KEYS = Set.of("api", "access", "private", "secret", "encryption", "unseal");

    /// The word before a final `auth` that makes it a user with a password, or a password.
    private static final Set<String> WHOSE_AUTH = Set.of("basic", "redis", "rediscli");

    /// Last words that make a key speak of a secret, or of something public, instead of holding a secret.
    private static final Set<String> ABOUT = Set.of("""
        name names ref refs reference path paths file files filename dir directory mount volume ttl expiry
        expiration expires expire lifetime lifespan duration timeout age policy policies length len size min
        max count limit enabled disabled required rotation rotate interval days hours minutes seconds period
        type kind format algorithm alg provider store backend manager engine version url uri endpoint host
        port issuer audience scope scopes role roles header field prefix suffix user username label labels
        annotation annotations class namespace region arn template hint validation validator id ids public
        env var description checksum strength complexity mode method location alias attempts retries
        fingerprint digest hash etag sha sha256 integrity certificate cert certs ca bundle thumbprint
        publishable image tag commit revision rev domain address email bucket subject serial nonce selector
        optional items\
        """.split("\\s+"));

    /// Trailing words that change nothing: `DB_PASSWORD_OLD` is a password too.
    private static final Set<String> TRAILING = Set.of("""
        old new current previous next primary secondary base64 b64 encoded value default string plain raw
        text dev test stage staging qa uat preprod prod production development live base hex bytes override\
        """.split("\\s+"));

    public static KeyMeaning of(String key) {
        if (key.length() > MAX_KEY_LENGTH) {
            return PLAIN;
        }
        if (key.startsWith("checksum/")) {
            return PUBLIC;
        }
        var words = words(key);
        if (words.equals(List.of("secret", "string")) || ends(words, "connection", "string")) {
            return SECRET;
        }
        var count = meaningful(words);
        return count == 0 ? PLAIN : ofWords(words.subList(0, count));
    }

    /// The meaning of a key below this one: what stands under `password` or `secrets` is suspect even where its own
    /// key says nothing.
    public KeyMeaning inherit(String key, KeyMeaning own) {
        if (own != PLAIN) {
            return own;
        }
        return switch (this) {
            case PASSWORD, COLLECTION -> this;
            case SECRET -> isQualifier(key) ? SECRET : PLAIN;
            case PUBLIC, PLAIN -> PLAIN;
        };
    }

    /// `value`, `default`, `prod`: names which of several, and not what.
    private static boolean isQualifier(String key) {
        return TRAILING.containsAll(words(key));
    }

    private static KeyMeaning ofWords(List<String> words) {
        var last = words.getLast();
        var before = words.size() > 1 ? words.get(words.size() - 2) : "";
        if (last.equals("pass") && Set.of("proxy", "fastcgi", "uwsgi", "grpc").contains(before)) {
            return PUBLIC;
        }
        if (PASSWORDS.contains(last) || last.endsWith("password")) {
            return PASSWORD;
        }
        if (last.equals("hash") && PASSWORDS.contains(before)) {
            return PASSWORD;
        }
        if (COLLECTIONS.contains(last)
                || (last.equals("keys") && MANY_KEYS.contains(before))
                || (last.equals("secret") && words.size() == 1)) {
            return COLLECTION;
        }
        if (SECRETS.contains(last)
                || (last.equals("key") && SECRET_KEYS.contains(before))
                || (last.equals("auth") && WHOSE_AUTH.contains(before))
                || ends(words, "key", "data")
                || (last.equals("cookie") && before.equals("erlang"))
                || last.equals("authorization")) {
            return SECRET;
        }
        return ABOUT.contains(last) ? PUBLIC : PLAIN;
    }

    private static boolean ends(List<String> words, String before, String last) {
        return words.size() > 1
                && words.getLast().equals(last)
                && words.get(words.size() - 2).equals(before);
    }

    private static int meaningful(List<String> words) {
        var count = words.size();
        while (count > 1 && (TRAILING.contains(words.get(count - 1)) || isNumber(words.get(count - 1)))) {
            count--;
        }
        return count;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The lower-case words of a name in any spelling: `dbPassword`, `DB_PASSWORD`, `db.password`, `password2`.
    static List<String> words(String name) {
        var words = new ArrayList<String>();
        var start = 0;
        for (var i = 0; i <= name.length(); i++) {
            var isEnd = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            if (isEnd || (i > start && startsWord(name, i))) {
                if (i > start) {
                    words.add(lower(name.substring(start, i)));
                }
                start = isEnd ? i + 1 : i;
            }
        }
        return words;
    }

    private static boolean startsWord(String name, int i) {
        var current = name.charAt(i);
        var before = name.charAt(i - 1);
        if (Character.isUpperCase(current)) {
            var nextIsLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            return Character.isLowerCase(before)
                    || Character.isDigit(before)
                    || (Character.isUpperCase(before) && nextIsLower);
        }
        // A number at the end is a word of its own, so that `password2` is a password; `base64` and `sha256` stay
        // whole.
        return Character.isDigit(current)
                && !Character.isDigit(before)
                && name.substring(i).chars().allMatch(Character::isDigit)
                && !endsWithCodec(name, i);
    }

    private static boolean endsWithCodec(String name, int end) {
        return name.regionMatches(true, end - 4, "base", 0, 4)
                || name.regionMatches(true, end - 3, "sha", 0, 3)
                || name.regionMatches(true, end - 1, "b", 0, 1);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}

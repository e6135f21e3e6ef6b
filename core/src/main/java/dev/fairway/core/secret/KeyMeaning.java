package dev.fairway.core.secret;

import java.util.List;
import java.util.Set;

/// What a key's name says about the secrecy of its value.
public enum KeyMeaning {
    /// Names a password: even a number below it is secret.
    PASSWORD,
    /// Names a number that lets somebody in: other texts below it, such as versions, are none.
    PIN,
    /// Names a secret of another kind: a token, a private key, a salt.
    SECRET,
    /// Names a user with a password, a header that lets somebody in, or only the manner of it: `auth`.
    AUTH,
    /// Names how to reach something, often with the password in it: `dsn`.
    CONNECTION,
    /// Names secrets, or perhaps their names: `secrets`, `credentials`.
    COLLECTION,
    /// Holds a secret or a plain word: `key`, `session`, `ALGOLIA_ADMIN`. What was generated is a secret.
    DOUBTFUL,
    /// Holds names of secrets, below whatever keys: `secretKeyRef`, `envFromSecret`.
    REFERENCES,
    /// Names a secret, but stands where their names stand.
    REFERENCE,
    /// Speaks of something public, or of a secret without being one: `secretName`, `tokenTTL`, `client_id`.
    PUBLIC,
    /// Says nothing.
    PLAIN;

    private static final int MAX_KEY_LENGTH = 200;

    private static final Set<String> PASSWORDS = Set.of("""
        password passwd passphrase passcode pwd pw pass htpasswd passwort kennwort wachtwoord senha
        contraseña contrasena motdepasse mdp\
        """.split("\\s+"));

    private static final Set<String> SECRETS = Set.of("""
        secret token credential apikey privatekey secretkey accesskey authtoken accesstoken apitoken
        clientsecret bearer salt pepper creds authkey secretaccesskey connectionstring signingkey
        encryptionkey masterkey presharedkey psk pat otp sas mnemonic masterauth licensekey licencekey
        instrumentationkey\
        """.split("\\s+"));

    /// Ends of words that were written as one: `dbpassword`, `jwtsecret`.
    private static final List<String> PASSWORD_ENDS = List.of("password", "passwd", "pwd", "pass", "bindpw");

    private static final List<String> SECRET_ENDS = List.of("secret", "token", "apikey");

    private static final Set<String> NO_PASSWORDS = Set.of("""
        bypass compass encompass surpass trespass overpass underpass lowpass highpass bandpass multipass\
        """.split("\\s+"));

    private static final Set<String> COLLECTIONS = Set.of("secrets", "tokens", "credentials", "passwords", "apikeys");

    /// The word before a final `key` that makes it a secret one.
    private static final Set<String> SECRET_KEYS = Set.of("""
        api access private secret encryption encrypt decryption signing signature master shared account
        storage ssh auth deploy license licence jwt hmac session cookie app server webhook service tls ssl
        integration ingest ingestion admin write unseal consumer fernet crypt cipher fingerprinter aes
        instrumentation\
        """.split("\\s+"));

    /// The word before a final `keys` that makes each of them secret.
    private static final Set<String> MANY_KEYS = Set.of("api", "access", "private", "secret", "encryption", "unseal");

    /// The word before a final `code` that lets somebody in.
    private static final Set<String> DOOR_CODES = Set.of("""
        unlock access recovery backup activation pairing door entry\
        """.split("\\s+"));

    /// Accounts by the names that most systems give them: `auth: {admin: ...}`.
    private static final Set<String> ACCOUNTS =
            Set.of("admin", "administrator", "root", "superuser", "guest", "operator", "users", "accounts");

    /// Systems that take passwords and tokens: `TOKEN_GITHUB`.
    private static final Set<String> SYSTEMS = Set.of("""
        db database mysql mariadb postgres postgresql redis mongo mongodb rabbitmq smtp mail ldap github gitlab
        bitbucket slack google aws azure stripe sentry npm docker jira sonar datadog\
        """.split("\\s+"));

    /// The word before a final `secret` that makes it the name of a Kubernetes Secret.
    private static final Set<String> SECRET_OBJECTS = Set.of("existing", "pull", "tls", "certificate", "cert");

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
        text dev test stage staging qa uat preprod prod production development live base hex bytes override
        enc encrypted plaintext cleartext queue list ring\
        """.split("\\s+"));

    public static KeyMeaning of(String key) {
        if (key.length() > MAX_KEY_LENGTH) {
            return PLAIN;
        }
        if (key.startsWith("checksum/")) {
            return PUBLIC;
        }
        var words = KeyWords.of(key);
        if (words.equals(List.of("secret", "string"))
                || ends(words, "connection", "string")
                || ends(words, "honeycomb", "team")) {
            return SECRET;
        }
        if (DoubtfulKeys.refersToSecrets(words)) {
            return REFERENCES;
        }
        var count = meaningful(words);
        return count == 0 ? PLAIN : ofMeaningful(words.subList(0, count));
    }

    private static KeyMeaning ofMeaningful(List<String> words) {
        var whole = ofWords(words);
        var meaning = whole == PLAIN ? ofBeginning(words) : whole;
        return meaning == PLAIN && DoubtfulKeys.areDoubtful(words) ? DOUBTFUL : meaning;
    }

    /// Whether a value under such a key is a secret unless it says that it is none.
    public boolean names() {
        return this == PASSWORD || this == SECRET;
    }

    /// Whether a value under such a key may be a secret that its shape does not give away.
    public boolean mayName() {
        return switch (this) {
            case PASSWORD, PIN, SECRET, AUTH, CONNECTION, COLLECTION, DOUBTFUL, REFERENCE -> true;
            case REFERENCES, PUBLIC, PLAIN -> false;
        };
    }

    /// The meaning of a key below this one: what stands under `password` or `secrets` is suspect even where its own
    /// key says nothing.
    public KeyMeaning inherit(String key, KeyMeaning own) {
        if (this == REFERENCES && own.names()) {
            return REFERENCE;
        }
        if (own != PLAIN && own != DOUBTFUL) {
            return own;
        }
        return switch (this) {
            case PASSWORD, COLLECTION -> this;
            case SECRET, PIN, DOUBTFUL -> isQualifier(key) ? this : own;
            case AUTH -> isQualifier(key) || ACCOUNTS.containsAll(KeyWords.of(key)) ? AUTH : own;
            case CONNECTION, REFERENCES, REFERENCE, PUBLIC, PLAIN -> own;
        };
    }

    /// `value`, `default`, `prod`: names which of several, and not what.
    private static boolean isQualifier(String key) {
        return TRAILING.containsAll(KeyWords.of(key));
    }

    private static KeyMeaning ofWords(List<String> words) {
        var last = words.getLast();
        var before = words.size() > 1 ? words.get(words.size() - 2) : "";
        if (last.equals("pass") && Set.of("proxy", "fastcgi", "uwsgi", "grpc").contains(before)) {
            return PUBLIC;
        }
        if (isPassword(last)
                || (last.equals("hash") && isPassword(before))
                || (last.equals("code") && DOOR_CODES.contains(before))
                || ends(words, "de", "passe")) {
            return PASSWORD;
        }
        if (last.startsWith("secret") && SECRET_OBJECTS.contains(before)) {
            return PUBLIC;
        }
        if (COLLECTIONS.contains(last)
                || (last.equals("keys") && MANY_KEYS.contains(before))
                || (last.equals("secret") && (words.size() == 1 || PASSWORDS.contains(before)))) {
            return COLLECTION;
        }
        if (isSecret(before, last)) {
            return SECRET;
        }
        return switch (last) {
            case "auth", "authorization", "hmac" -> AUTH;
            case "dsn" -> CONNECTION;
            case "pin", "pincode" -> PIN;
            default -> ABOUT.contains(last) ? PUBLIC : PLAIN;
        };
    }

    private static boolean isPassword(String word) {
        return PASSWORDS.contains(word)
                || (PASSWORD_ENDS.stream().anyMatch(word::endsWith) && !NO_PASSWORDS.contains(word));
    }

    private static boolean isSecret(String before, String last) {
        return SECRETS.contains(last)
                || SECRET_ENDS.stream().anyMatch(last::endsWith)
                || switch (last) {
                    case "key" -> SECRET_KEYS.contains(before);
                    case "data" -> before.equals("key");
                    case "signature" -> before.equals("access");
                    case "cookie" -> before.equals("erlang");
                    case "community" -> before.equals("snmp");
                    case "seed" -> before.equals("totp") || before.equals("otp");
                    default -> false;
                };
    }

    /// `passwordForAdmin`, `TOKEN_GITHUB`: whose it is may be said last.
    private static KeyMeaning ofBeginning(List<String> words) {
        var whose = words.indexOf("for");
        if (whose > 0) {
            return ofWords(words.subList(0, whose));
        }
        var last = words.getLast();
        var saysWhose = words.size() == 2 && (ACCOUNTS.contains(last) || SYSTEMS.contains(last));
        var meaning = saysWhose ? ofWords(words.subList(0, 1)) : PLAIN;
        return meaning.names() ? meaning : PLAIN;
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
}

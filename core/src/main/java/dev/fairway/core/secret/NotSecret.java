package dev.fairway.core.secret;

import dev.fairway.core.meaning.Unrendered;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts that stand where a secret would, and are none: references, templates, placeholders, paths.
final class NotSecret {

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_REFERENCE_LENGTH = 300;

    private static final List<String> REFERENCE_PREFIXES = List.of("""
        vault: ssm: secretsmanager: arn: op:// sm:// awssm:// gcpsm:// azkv:// keyvault: ref+ secret://
        file: env: valuefrom: sops: kms: !ref !getatt !sub !importvalue !reference @microsoft.keyvault(
        secretref: secret: aws-sm: gsm: doppler: akeyless: {{resolve: bws: infisical: conjur:\
        """.split("\\s+"));

    /// What stands where a secret was, once it is sealed.
    private static final Pattern FINGERPRINT = Pattern.compile("fp:[0-9a-f]{12}");

    private static final Pattern UPPER_SNAKE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)++");

    private static final Pattern VARIABLE =
            Pattern.compile("\\$[A-Za-z_]\\w*|\\$\\$\\{[\\w.]+}|%[A-Za-z_]\\w*%|@[\\w.-]+@|__\\w+__");

    private static final Pattern EXPRESSION = Pattern.compile(
            "(?:var|local|module|data|each|self|path|dependency|(?:random|aws|google|azurerm|vault)_\\w+)"
                    + "\\.[\\w.\\[\\]\"*-]+");

    private static final Pattern RESOURCE =
            Pattern.compile("projects/[^/]+/secrets/.+|/subscriptions/.+|https://[\\w-]+\\.vault\\.azure\\.net/.*");

    private static final Pattern PATH = Pattern.compile(String.join(
            "|",
            "(?:~|\\.{1,2})?/[\\w@.-]+(?:/[\\w@.-]+)*+/?",
            "[A-Za-z]:\\\\.*",
            "[\\w-]+(?:/[\\w.{}-]+)++#[\\w.-]+",
            "[\\w-]+(?:/[\\w-]+)*+\\.(?:pem|key|crt|txt|json|ya?ml|jks|p12|pfx|env)"));

    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]{1,20}://\\S+");

    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9-]+\\.)++[a-z]{2,24}(?::\\d+)?(?:/[\\w./-]*)?");

    private static final Pattern NAME = Pattern.compile("[a-z]+(?:[-_./][a-z]+)++");

    /// `payments-db-2`, as Kubernetes allows it.
    private static final Pattern RESOURCE_NAME = Pattern.compile("[a-z][a-z0-9]{0,62}(?:[-.][a-z0-9]{1,63})++");

    /// `*.example.com`, `src/**/*.html`.
    private static final Pattern GLOB =
            Pattern.compile("\\*{1,2}[./][\\w.*/{},-]{1,255}|[\\w.-]{1,64}/[\\w./-]{0,255}\\*[\\w.*/{},-]{0,255}");

    private static final Pattern PLACEHOLDER = Pattern.compile(String.join(
            "|",
            "change[-_ ]?(?:me|it|this)!?",
            "(?:.*[-_ ])?to[-_ ](?:be[-_ ])?changed?",
            ".*change[-_]?me.*",
            "replace[-_ ]?(?:me|this|it)?(?:[-_ ].*)?",
            "your[-_ ].*",
            "(?:enter|insert|put|add)[-_ ](?:your|the|a)[-_ ].*",
            "<[^<>%]*>|x{3,}|\\*{3,}|\\.{3,}|-+",
            "todo.*|tbd|fixme.*|none|null|nil|n/?a",
            "example|dummy|placeholder|redacted|\\[redacted]|fake|invalid|undefined|unset|empty",
            "secret|password|passwd|token",
            "not[-_ ]?(?:set|used|needed|required|a[-_ ]?real).*",
            "override[-_ ]?me|fill[-_ ]?(?:me|in).*"));

    /// `${vault:secret/shop#password}`, `${env:DB_PASSWORD}`: where to look, and no default of a variable.
    private static final Pattern LOOKUP = Pattern.compile("(?i:vault|ssm|ssm-secure|aws-ssm|secretsmanager"
            + "|aws-secretsmanager|aws-sm|gsm|keyvault|azurekeyvault|conjur|infisical|doppler|akeyless|cf|file)"
            + ":[\\w.~-]{0,100}[/#][\\w./#:~-]{1,200}|(?i:env|sys|self|param|sst):[A-Za-z_][\\w.-]{0,100}");

    private NotSecret() {}

    static boolean isReference(String text) {
        var trimmed = text.strip();
        if (trimmed.isEmpty() || isTemplate(trimmed)) {
            return !TemplateLiteral.isSecret(trimmed);
        }
        for (var prefix : REFERENCE_PREFIXES) {
            if (trimmed.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return trimmed.length() <= MAX_REFERENCE_LENGTH
                && (matches(FINGERPRINT, trimmed)
                        || (matches(UPPER_SNAKE, trimmed) && KeyMeaning.of(trimmed) != KeyMeaning.PLAIN)
                        || matches(VARIABLE, trimmed)
                        || matches(EXPRESSION, trimmed)
                        || matches(RESOURCE, trimmed)
                        || (matches(PATH, trimmed) && !Randomness.looksRandom(trimmed)));
    }

    /// A text that a tool replaces before anyone uses it, whole, and that brings no secret of its own.
    static boolean isTemplate(String text) {
        return Unrendered.is(text) || (text.startsWith("${") && text.endsWith("}") && !hasDefault(text));
    }

    /// `${PASSWORD:hunter2}` carries a secret as its default.
    private static boolean hasDefault(String text) {
        var colon = text.indexOf(':');
        if (colon < 0 || text.contains("://")) {
            return false;
        }
        if (matches(LOOKUP, text.substring(2, text.length() - 1)) && !Randomness.looksRandom(text)) {
            return false;
        }
        var value = text.substring(colon + 1, text.length() - 1).replaceFirst("^[-=?+]", "");
        return !value.isEmpty() && !value.startsWith("$") && !isPlaceholder(value) && !value.startsWith("?");
    }

    static boolean isPlaceholder(String text) {
        return text.length() <= MAX_NAME_LENGTH
                && matches(PLACEHOLDER, text.strip().toLowerCase(Locale.ROOT));
    }

    /// `DATABASE_PASSWORD: database-password` names an entry of a secret. Any other name may well be a weak secret.
    static boolean repeats(String key, String text) {
        if (!isName(text)) {
            return false;
        }
        var named = KeyWords.of(text);
        var words = KeyWords.of(key);
        return words.size() >= named.size()
                && words.subList(words.size() - named.size(), words.size()).equals(named);
    }

    /// Words joined by separators, as resources are named: `payments-db-credentials`.
    static boolean isName(String text) {
        return text.length() <= MAX_NAME_LENGTH && matches(NAME, text);
    }

    /// The name of a Kubernetes resource, of several words.
    static boolean isResource(String text) {
        return text.length() <= MAX_NAME_LENGTH && matches(RESOURCE_NAME, text);
    }

    /// A pattern of hosts or paths.
    static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 && text.length() <= MAX_REFERENCE_LENGTH && matches(GLOB, text);
    }

    static boolean isUrl(String text) {
        return text.length() <= MAX_REFERENCE_LENGTH && matches(URL, text);
    }

    static boolean isHost(String text) {
        return text.length() <= MAX_NAME_LENGTH && matches(HOST, text);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}

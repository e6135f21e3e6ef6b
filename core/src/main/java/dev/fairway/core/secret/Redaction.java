package dev.fairway.core.secret;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of sentences.
final class Redaction {

    private static final Pattern WORD = Pattern.compile("[^\\s\"'`,;()]{8,8192}+");
    private static final String INSTEAD = "(secret)";

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
            + "[^-]{0,16384}+(?:-----END [A-Z0-9 ]{0,60}-----)?");

    private Redaction() {}

    static String of(String sentence) {
        var keyless = withoutKeys(sentence);
        var told = without(ToldPasswords.in(keyless), keyless);
        return SecretShape.matches(told) ? ofShapes(told) : told;
    }

    /// Without what is a secret wherever it stands, whatever is said of it.
    static String ofTokens(String sentence) {
        return WORD.matcher(withoutKeys(sentence))
                .replaceAll(found -> KnownToken.isIn(found.group()) ? INSTEAD : escaped(found.group()));
    }

    private static String withoutKeys(String sentence) {
        var pemless = PRIVATE_KEY.matcher(sentence).replaceAll(INSTEAD);
        return without(SignerKey.in(pemless), pemless);
    }

    private static String ofShapes(String sentence) {
        var shown = WORD.matcher(sentence)
                .replaceAll(found -> SecretShape.hasWordShape(found.group()) ? INSTEAD : escaped(found.group()));
        return without(PasswordPlaces.in(shown), shown);
    }

    static String without(List<SecretPart> parts, String sentence) {
        var rest = new StringBuilder(sentence);
        var end = rest.length();
        for (var part : parts.stream()
                .sorted(Comparator.comparingInt(SecretPart::start).reversed())
                .toList()) {
            if (part.end() <= end) {
                rest.replace(part.start(), part.end(), INSTEAD);
                end = part.start();
            }
        }
        return rest.toString();
    }

    private static String escaped(String word) {
        return Matcher.quoteReplacement(word);
    }
}

package dev.fairway.core.secret;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of sentences.
final class Redaction {

    private static final Pattern WORD = Pattern.compile("[^\\s\"'`,;()]{8,8192}+");
    private static final String INSTEAD = "(secret)";

    private Redaction() {}

    static String of(String sentence) {
        var keyless = without(SignerKey.in(sentence), sentence);
        var told = without(ToldPasswords.in(keyless), keyless);
        return SecretShape.matches(told) ? ofShapes(told) : told;
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

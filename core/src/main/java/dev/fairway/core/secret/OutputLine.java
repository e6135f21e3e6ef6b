package dev.fairway.core.secret;

import java.util.regex.Pattern;

/// What a program wrote, as it stands in the report of a test run or a scan: full of hashes, identifiers, counts and
/// objects, which are no secrets, and of the passwords and tokens that somebody printed.
final class OutputLine {

    /// `org.example.web.CsrfToken@5a2c`: how Java names an object of which nobody says more.
    private static final Pattern OBJECT =
            Pattern.compile("(?:[a-z]\\w{0,60}\\.){1,20}[A-Z][\\w$]{0,200}@[0-9a-f]{1,8}[\\])}]{0,4}");

    /// `[hidden]`, `(protected)`: what stands where a secret was.
    private static final Pattern HIDDEN = Pattern.compile("[\\[(][A-Za-z]{1,20}[\\])]");

    /// `pass=12`, beside `fail=0`: a count.
    private static final Pattern COUNTS = Pattern.compile("(?i)(?:.*[^a-z])?pass(?:ed)?\\s{0,4}[=:]\\s{0,4}[\"']?");

    /// A password for the time of one run, which Spring prints wherever nobody set one.
    private static final Pattern OF_ONE_RUN = Pattern.compile("(?:.*[^A-Za-z])?generated security password: ");

    private static final int BEFORE = 64;

    private OutputLine() {}

    static boolean holdsSecret(String line) {
        return !line.isEmpty()
                && (SecretShape.hasWordShape(line)
                        || HeaderValue.isSecret(line)
                        || PasswordPlaces.in(line).stream().anyMatch(part -> isPrinted(line, part)));
    }

    private static boolean isPrinted(String line, SecretPart part) {
        var value = line.substring(part.start(), part.end());
        var before = line.substring(Math.max(0, part.start() - BEFORE), part.start());
        return value.chars().anyMatch(Character::isLetterOrDigit)
                && !OBJECT.matcher(value).matches()
                && !HIDDEN.matcher(value).matches()
                && !OF_ONE_RUN.matcher(before).matches()
                && !(PasswordPlaces.isNumber(value) && COUNTS.matcher(before).matches());
    }
}

package dev.fairway.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords that people tell in sentences: `Set db password to hunter2`, `pw is now hunter2`.
///
/// In several languages, and only what is no plain word, unless it ends what tells it: `Set password to expire in 90
/// days` tells none.
final class ToldPasswords {

    /// What the sentence speaks of.
    private static final String NOUN = "(?<![\\w-])(?:(?:[\\w.]{0,40}[_.-])?(?:pass(?:word|wd|code|phrase|wort)?"
            + "|passwort|kennwort|pwd?|pin|contrase(?:ñ|n)a|senha|mot de passe|mdp|wachtwoord|secrets?|tokens?"
            + "|credentials?|(?:api|access|private|signing|master|license)[ -]?key))";

    /// `of the app`, `für prod`.
    private static final String WHOSE =
            "(?: (?:of|for|from|in|on|von|für|fuer|de|del|da|voor)(?: (?:the|der|die|das|la|el))?"
                    + " [^\\s=:]{1,64})?";

    private static final String TOLD = "[\"'`]?(?<told>[^\\s\"'`,;()]{4,256})";

    private static final String BECOMES =
            "(?:\\s{0,4}(?:=>|->|→|[=:])\\s{0,4}| (?:to|is|was|now|as|auf|ist|lautet|a|en|à|para"
                    + "|naar)(?: (?:now|jetzt|nun))? | is set to | changed to )";

    private static final List<Pattern> PLACES = List.of(
            pattern(NOUN + WHOSE + BECOMES + TOLD),
            pattern(NOUN + WHOSE + " (?:from|von|de) " + TOLD),
            pattern(NOUN + WHOSE + " (?:from|von|de) \\S{1,256} (?:to|auf|a) " + TOLD),
            pattern(NOUN + " " + TOLD + "\\s{0,4}(?:=>|->|→)"),
            pattern(NOUN + " \\S{1,256}\\s{0,4}(?:=>|->|→)\\s{0,4}" + TOLD),
            pattern("(?:with|use|using|mit|avec) (?:the )?(?:pass(?:word|wd)?|pwd?|passwort) " + TOLD),
            pattern("\\bchpasswd\\s{1,4}[^\\s:]{1,64}:" + TOLD));

    /// Even a plain word is one here.
    private static final Pattern LAST = pattern("(?<![\\w-])(?:(?:[\\w.]{0,40}[_.-])?(?:pass(?:word|wd|wort)?|pwd?)"
            + "(?: is now | ist jetzt | changed to |\\s{0,4}[=:]\\s{0,4}(?=\\S{1,256}\\)))[\"'`]?(?<told>\\p{L}{4,64}))"
            + "(?=[\"'`]?[).!]?$|\\))");

    /// What is said of passwords, in words.
    private static final Pattern SAID =
            pattern("required|optional|mandatory|empty|hidden|encrypted|hashed|masked|random"
                    + "|generated|correct|fixed|gone|unused|rotated|configurable|external|default|reset|changed|removed"
                    + "|needed|secret|vault|invalid|valid|wrong|sealed|todo|none|null|true|false");

    private static final Pattern QUANTITY = Pattern.compile("#?\\d+[a-zA-Z%]{0,4}|[vV]?\\d+(?:\\.\\d+)++\\S*");

    private static final int SHORTEST_NUMBER = 4;

    private ToldPasswords() {}

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static List<SecretPart> in(String sentence) {
        var parts = new ArrayList<SecretPart>();
        for (var place : PLACES) {
            var matcher = place.matcher(sentence);
            for (var at = 0; at < sentence.length() && matcher.find(at); at = matcher.start() + 1) {
                if (isPassword(told(matcher))) {
                    add(matcher, parts);
                }
            }
        }
        var last = LAST.matcher(sentence);
        while (last.find()) {
            if (!SAID.matcher(last.group("told")).matches()) {
                add(last, parts);
            }
        }
        return parts;
    }

    private static void add(Matcher matcher, List<SecretPart> parts) {
        var start = matcher.start("told");
        parts.add(new SecretPart(start, start + told(matcher).length()));
    }

    /// Without the end of the sentence.
    private static String told(Matcher matcher) {
        var told = matcher.group("told");
        var end = told.length();
        while (end > 1 && ".!?:".indexOf(told.charAt(end - 1)) >= 0) {
            end--;
        }
        return told.substring(0, end);
    }

    private static boolean isPassword(String text) {
        if (QUANTITY.matcher(text).matches()) {
            return text.length() >= SHORTEST_NUMBER && PasswordPlaces.isNumber(text) && text.indexOf('.') < 0;
        }
        return text.chars().anyMatch(c -> (c >= '0' && c <= '9') || "!#$%^&*?+=~@".indexOf(c) >= 0)
                && PasswordPlaces.isReal(text)
                && !NotSecret.isResource(text)
                && !NotSecret.isHost(text)
                && !NotSecret.isUrl(text)
                && !SecretRule.isManner(text);
    }
}

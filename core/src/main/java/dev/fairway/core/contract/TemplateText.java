package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.EnvironmentWord;
import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.environment.Tier;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds a text against one with `{env}` and stars in it. `{env?}` is a name that production may leave out.
///
/// `*` stands for characters of one host label or path segment, at least one; `**` for any but white space, control
/// characters and backslashes. Neither takes in a word for another environment.
final class TemplateText {

    private static final String NAME = "{env}";
    private static final String OPTIONAL = "{env?}";
    private static final String WITHIN = "[\\p{L}\\p{M}\\p{N}_.~%!$&'(+),;=*-]+";
    private static final String ACROSS = "[^\\s\\p{Z}\\p{C}\\\\]*";
    private static final Pattern STARS = Pattern.compile("\\*+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern OPPOSITE = Pattern.compile("\\b(non|pre)[-_.](?=prod)");

    private TemplateText() {}

    /// Whether a text of a contract has a place for an environment's name.
    static boolean isTemplate(String text) {
        return text.contains(NAME) || text.contains(OPTIONAL);
    }

    /// @param text may count how often it is looked at
    static boolean fits(String written, CharSequence text, Environment environment) {
        var template = written.replace(OPTIONAL, NAME);
        var names = EnvironmentChoice.spellings(environment);
        return names.stream().anyMatch(name -> spelled(template.replace(NAME, name), text, names))
                // `api.example.com` is the production among `api.{env?}.example.com`
                || (written.contains(OPTIONAL)
                        && environment.tier() == Tier.PROD
                        && withoutName(template).stream().anyMatch(without -> spelled(without, text, names)));
    }

    private static boolean spelled(String template, CharSequence text, List<String> own) {
        if (template.indexOf('*') < 0) {
            return template.contentEquals(text);
        }
        return framed(template, text)
                && expression(template).matcher(text).matches()
                && strangers(text.toString(), own, words(template)).isEmpty();
    }

    /// Whether the text begins and ends as the template does; most that do not fit are told by that, and compiling the
    /// expression costs much more.
    private static boolean framed(String template, CharSequence text) {
        var start = template.indexOf('*');
        var end = template.length() - template.lastIndexOf('*') - 1;
        return text.length() >= start + end
                && template.startsWith(text.subSequence(0, start).toString())
                && template.endsWith(
                        text.subSequence(text.length() - end, text.length()).toString());
    }

    private static Pattern expression(String template) {
        var expression = new StringBuilder();
        var stars = STARS.matcher(template);
        var from = 0;
        while (stars.find()) {
            expression.append(Pattern.quote(template.substring(from, stars.start())));
            expression.append(stars.group().length() == 1 ? WITHIN : ACROSS);
            from = stars.end();
        }
        return Pattern.compile(
                expression.append(Pattern.quote(template.substring(from))).toString());
    }

    /// Words for other environments that the template itself does not have.
    private static Set<String> strangers(String text, List<String> own, Set<String> agreed) {
        var strangers = new HashSet<>(words(text));
        strangers.removeIf(word ->
                !EnvironmentWords.find(word).filter(EnvironmentWord::strong).isPresent());
        own.forEach(name -> strangers.removeAll(words(name)));
        strangers.removeAll(agreed);
        return strangers;
    }

    private static Set<String> words(String text) {
        var joined = OPPOSITE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("$1");
        return new HashSet<>(List.of(BETWEEN.split(joined)));
    }

    /// The template with nothing where the name stands; where nothing but stars would be left, there is none.
    private static List<String> withoutName(String template) {
        return List.of(".", "-", "_").stream()
                .map(mark -> template.replace(mark + NAME, "").replace(NAME + mark, ""))
                .filter(without -> without.chars().anyMatch(Character::isLetterOrDigit))
                .toList();
    }
}

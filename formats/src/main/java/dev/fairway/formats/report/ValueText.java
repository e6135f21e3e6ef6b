package dev.fairway.formats.report;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Values in one line for people: harmless, short, and different where the values are.
final class ValueText {

    static final String ABSENT = "absent";

    /// Texts longer than this are cut before they are looked at; every format cuts shorter.
    private static final int MAX_TEXT = 2_000;

    private static final int INLINE_ITEMS = 6;

    /// A text that would read as something else without its quotes.
    private static final Pattern NEEDS_QUOTES = Pattern.compile(
            "|\\s.*|.*\\s|[-+]?[0-9][0-9_]*(\\.[0-9]*)?([eE][-+]?[0-9]+)?|true|false|null|absent|~", Pattern.DOTALL);

    private ValueText() {}

    static String of(Held held) {
        return switch (held) {
            case Held.Present(var value) -> of(value);
            case Held.Absent _ -> ABSENT;
            case Held.Unseen(var reason) -> "unknown (" + SafeText.visible(reason) + ")";
        };
    }

    static String of(Optional<Node> value) {
        return value.map(ValueText::of).orElse(ABSENT);
    }

    static String of(Node node) {
        return switch (node) {
            case Node.Scalar(var kind, var text, var _) ->
                switch (kind) {
                    case NULL -> "null";
                    case NUMBER, BOOLEAN -> SafeText.visible(limited(text));
                    case TEXT -> text(limited(text));
                };
            case Node.Secret(var fingerprint, var _) -> "secret " + SafeText.visible(fingerprint);
            case Node.Encrypted(var scheme, var _) -> "encrypted (" + SafeText.visible(scheme) + ")";
            case Node.Mapping(var entries, var _) ->
                entries.isEmpty() ? "{}" : "{" + count(entries.size(), "key") + "}";
            case Node.Listing listing -> listing(listing);
        };
    }

    /// `1 key`, `3 keys`, `1,204 keys`.
    static String count(long number, String noun) {
        return number(number) + " " + (number == 1 ? noun : plural(noun));
    }

    static String number(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    private static String plural(String noun) {
        return noun.endsWith("s") || noun.endsWith("sh") ? noun + "es" : noun + "s";
    }

    private static String text(String text) {
        return NEEDS_QUOTES.matcher(text).matches() ? "\"" + SafeText.visible(text) + "\"" : SafeText.visible(text);
    }

    private static String listing(Node.Listing listing) {
        var items = listing.items();
        if (items.isEmpty()) {
            return "[]";
        }
        if (items.size() > INLINE_ITEMS || !items.stream().allMatch(Node.Scalar.class::isInstance)) {
            return "[" + count(items.size(), "item") + "]";
        }
        var shown = new StringJoiner(", ", "[", "]");
        items.forEach(item -> shown.add(of(item)));
        return shown.toString();
    }

    private static String limited(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}

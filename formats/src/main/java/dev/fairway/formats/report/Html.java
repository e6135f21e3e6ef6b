package dev.fairway.formats.report;

/// Builds HTML. Whatever is not a constant of this program goes through `text` or an attribute's value, and both
/// escape.
final class Html {

    private final StringBuilder out = new StringBuilder(64 * 1024);

    /// A constant, or what another `Html` built.
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        escape(SafeText.visible(text));
        return this;
    }

    /// @param attributes names and values in turn; a value that is empty makes the bare attribute
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (var i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"");
                escape(SafeText.visible(attributes[i + 1]));
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /// Text of several lines, for `pre`: line feeds stay.
    Html lines(String text) {
        var first = true;
        for (var line : text.split("\n", -1)) {
            if (!first) {
                out.append('\n');
            }
            text(line);
            first = false;
        }
        return this;
    }

    Html newLine() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(text.charAt(i));
            }
        }
    }
}

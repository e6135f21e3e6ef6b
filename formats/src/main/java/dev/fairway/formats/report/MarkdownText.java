package dev.fairway.formats.report;

/// Text from a repository inside Markdown: nothing in it is markup, a mention, a link or HTML.
final class MarkdownText {

    private static final String MARKUP = "\\`*_[]~$";

    private static final String SPECIAL = MARKUP + "<>|&@\"";

    private static final String BREAK = "<!-- -->";

    private MarkdownText() {}

    /// For running text and table cells, in one line.
    ///
    /// Mentions, references and links are looked for in the text that a page shows, after entities are resolved; a
    /// comment in the middle keeps them from being found.
    static String plain(String text) {
        var safe = new StringBuilder(text.length() + 16);
        SafeText.visible(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '|' -> safe.append("&#124;");
                case '@', '#' -> safe.appendCodePoint(c).append(BREAK);
                default -> {
                    if (MARKUP.indexOf(c) >= 0) {
                        safe.append('\\');
                    }
                    safe.appendCodePoint(c);
                }
            }
        });
        return safe.toString().replace("://", BREAK + "://").replace("www.", "www" + BREAK + ".");
    }

    /// For code in running text and in table cells, as an HTML element: no backtick can end it, and nothing in it is a
    /// mention.
    static String code(String text) {
        var safe = new StringBuilder("<code>");
        SafeText.visible(text).codePoints().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                safe.append("&#").append(c).append(';');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.append("</code>").toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}

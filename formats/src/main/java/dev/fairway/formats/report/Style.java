package dev.fairway.formats.report;

/// Whether text is coloured. Who calls decides, from the terminal and the user's wish; colour never carries a meaning
/// alone.
public enum Style {
    PLAIN,
    COLOUR;

    /// What a piece of text is, not which colour it has.
    enum Ink {
        CRITICAL("1;31"),
        MAJOR("31"),
        MINOR("33"),
        INFO("36"),
        STRONG("1"),
        FAINT("2"),
        GOOD("32"),
        ACTION("1;36");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    String paint(Ink ink, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + ink.code + "m" + text + "\u001b[0m";
    }
}

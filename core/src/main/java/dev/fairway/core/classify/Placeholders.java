package dev.fairway.core.classify;

/// Texts that only hold a place until somebody writes the real one there: `changeme`.
public final class Placeholders {

    private Placeholders() {}

    public static boolean holds(String text) {
        return Shapes.placeholder(text);
    }
}

package dev.fairway.core.compare;

/// Recognises no environment's name.
///
/// @param keys which spellings of a key are one
record NoNames(KeySpelling keys) implements Naming {

    @Override
    public String template(String environment, String text) {
        return text;
    }

    @Override
    public String elided(String environment, String text) {
        return text;
    }

    @Override
    public String loose(String environment, String text) {
        return text;
    }

    @Override
    public String key(String name) {
        return keys.of(name);
    }

    @Override
    public boolean nameless(String environment) {
        return false;
    }

    @Override
    public boolean asksForTruth() {
        return false;
    }
}

package dev.fairway.core.compare;

/// Recognises no environment's name.
final class NoNames implements Naming {

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
        return name;
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

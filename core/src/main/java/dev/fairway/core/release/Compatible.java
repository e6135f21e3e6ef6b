package dev.fairway.core.release;

/// Which versions of a database an application can run on, where somebody states it: how far one can go back.
public record Compatible(String from, String to) {

    public Compatible {
        if (!ReleaseNames.isVersion(from) || !ReleaseNames.isVersion(to)) {
            throw new IllegalArgumentException("not a range of versions");
        }
    }
}

package dev.fairway.cli.command;

/// Which Fairway this is.
public final class Version {

    private Version() {}

    /// As the jar was packaged.
    public static String text() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}

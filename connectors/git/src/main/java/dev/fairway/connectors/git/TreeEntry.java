package dev.fairway.connectors.git;

/// One entry of a commit's tree or of the index. The path is relative to the repository's root.
///
/// @param size in bytes; 0 where the source does not say
/// @param executable whether a file may be run
record TreeEntry(Kind kind, String id, long size, FileName path, boolean executable) {

    static final String EXECUTABLE = "100755";

    enum Kind {
        FILE,
        LINK,
        SUBMODULE
    }

    static Kind kind(String octalMode) {
        return switch (octalMode) {
            case "120000" -> Kind.LINK;
            case "160000" -> Kind.SUBMODULE;
            default -> Kind.FILE;
        };
    }
}

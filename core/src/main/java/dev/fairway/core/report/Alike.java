package dev.fairway.core.report;

import java.util.List;
import java.util.stream.Collectors;

/// How names of environments that hold equal values are joined: `dev = stage ~ prod`.
public final class Alike {

    private static final String BUT_FOR_NAMES = " ~ ";

    /// What the sign says, for a reader who meets it.
    public static final String MEANING = "~ the same but for its own name";

    private Alike() {}

    /// @param parts environments of one group; those of one part hold equal values as they stand
    public static String joined(List<List<String>> parts) {
        return parts.stream().map(part -> String.join(" = ", part)).collect(Collectors.joining(BUT_FOR_NAMES));
    }
}

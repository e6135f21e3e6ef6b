package dev.fairway.formats.read;

import dev.fairway.core.tree.Place;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one text has that JSON does not: some readers take it, others refuse the file.
final class JsonLeniences {

    private @Nullable Place comma;
    private char close;
    private @Nullable Place comment;

    /// How the readers of a file are known to take what is no JSON.
    enum Manner {
        /// They take comments and commas.
        LENIENT,
        /// They take neither.
        STRICT,
        /// Nobody knows. Whoever writes a comment knows a reader that takes it.
        UNKNOWN;

        /// Beginnings of names of files whose own readers take comments and commas: .NET's, and those of editors.
        private static final Set<String> LENIENT_NAMES = Set.of(
                "appsettings.",
                "launchsettings.",
                "local.settings.",
                "host.",
                "tsconfig.",
                "jsconfig.",
                "devcontainer.");

        static Manner of(String path) {
            var normal = path.replace('\\', '/').toLowerCase(Locale.ROOT);
            var name = normal.substring(normal.lastIndexOf('/') + 1);
            if (name.endsWith(".jsonc")
                    || name.endsWith(".json5")
                    || normal.contains(".vscode/")
                    || LENIENT_NAMES.stream().anyMatch(name::startsWith)) {
                return LENIENT;
            }
            return name.endsWith(".tfvars.json") || name.endsWith(".tf.json") ? STRICT : UNKNOWN;
        }
    }

    /// A comma behind which nothing follows.
    void comma(Place place, char before) {
        if (comma == null) {
            comma = place;
            close = before;
        }
    }

    void comment(Place place) {
        if (comment == null) {
            comment = place;
        }
    }

    void tell(Manner manner, Gathering gathering) {
        if (comment != null && manner == Manner.STRICT) {
            gathering.refuse(comment, "no JSON: a comment, which the file's own reader does not take");
        } else if (comment != null && manner == Manner.UNKNOWN) {
            gathering.doubt(comment, "no JSON: a comment, which not every reader takes");
        }
        var isRefused = manner == Manner.STRICT || (manner == Manner.UNKNOWN && comment == null);
        if (comma != null && isRefused) {
            gathering.refuse(comma, "no JSON: a comma before " + close + ", which many readers do not take");
        }
    }
}

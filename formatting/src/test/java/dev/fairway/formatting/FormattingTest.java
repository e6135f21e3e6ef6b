package dev.fairway.formatting;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every source file is as the formatter writes it.
///
/// A test and no plugin, so that it runs in the JDK that the sources are written for: a plugin runs in Maven's, which
/// may be older and then cannot parse them. `dev/format` runs this with `-Dfairway.format=apply`.
final class FormattingTest {

    private static final boolean APPLY = "apply".equals(System.getProperty("fairway.format"));
    private static final String FOLDER = System.getProperty("fairway.format.folder", "");

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everySourceFileIsAsTheFormatterWritesIt() throws IOException {
        assertThat(sources().stream().flatMap(this::problem)).isEmpty();
    }

    @Test
    void looseTextIsNotTakenForFormatted() throws FormatterException {
        assertThat(formatter.formatSourceAndFixImports("class  A{int a ;}")).isEqualTo("class A {\n    int a;\n}\n");
    }

    @Test
    void theNewestSyntaxCanBeFormatted() throws FormatterException {
        var source = """
            /// Markdown.
            interface A {
                record B(int a, int b) implements A {}

                static int f(A any) {
                    return switch (any) {
                        case B(var a, var _) when a > 3 -> a;
                        case B _ -> 0;
                        default -> 1;
                    };
                }
            }
            """;

        assertThat(formatter.formatSourceAndFixImports(source)).isEqualTo(source);
    }

    @Test
    void theShortFormOfAnUnusedComponentIsSpelledOut() {
        assertThat(AnyPatterns.spelledOut("class A { boolean a(Object o) { return o instanceof B(_, B(var x, _)); } }"))
                .contains("B(var _, B(var x, var _))");
    }

    @Test
    void longCommentsAreWrapped() {
        var words = "word ".repeat(30).strip();

        assertThat(LongComments.wrapped("    /// " + words + "\nint a;\n"))
                .isEqualTo(
                        "    /// %s\n    /// %s\nint a;\n",
                        "word ".repeat(22).strip(), "word ".repeat(8).strip());
    }

    private Stream<String> problem(Path file) {
        try {
            var found = Files.readString(file);
            var wanted = formatter.formatSourceAndFixImports(AnyPatterns.spelledOut(LongComments.wrapped(found)));
            if (wanted.equals(found)) {
                return Stream.empty();
            }
            if (APPLY) {
                Files.writeString(file, wanted);
                return Stream.empty();
            }
            return Stream.of(file + ": run dev/format");
        } catch (FormatterException e) {
            return Stream.of(file + ":" + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() throws IOException {
        var root = Path.of("..").toRealPath();
        try (var files = Files.walk(root.resolve(FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> root.relativize(file).toString().contains("src/"))
                    .filter(file -> !root.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }
}

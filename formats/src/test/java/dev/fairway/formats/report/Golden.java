package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what a format writes of the sample. `-Dupdate` rewrites them; the difference is the review.
final class Golden {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/test/resources/golden/report");

    private Golden() {}

    static void check(String name, String written) {
        var file = FOLDER.resolve(name);
        try {
            if (System.getProperty("update") != null) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, written);
            }
            assertThat(written).as(name + " (-Dupdate rewrites it)").isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

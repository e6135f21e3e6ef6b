package dev.fairway.engine.read;

import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.kustomize.EffectiveKustomize.Effective;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Files that are there and cannot be read, or not to their end, or that their own readers refuse; and kustomizations
/// that nobody can apply. What waits for a tool to fill it is not broken.
public final class BrokenFiles {

    private BrokenFiles() {}

    /// A file of which nothing can be read.
    static Gap unreadable(String file) {
        return new Gap(file, "cannot be read", "");
    }

    static List<Gap> of(Reading reading) {
        return reading.fault().map(fault -> new Gap(fault.place().toString(), fault.message(), "")).stream()
                .toList();
    }

    static List<Gap> of(Optional<Reading> reading, String file, Documents documents) {
        if (reading.isPresent()) {
            return of(reading.get());
        }
        return documents.below(file).contains(file) ? List.of(unreadable(file)) : List.of();
    }

    static List<Gap> of(Effective overlay, Documents documents) {
        var files = overlay.complete() ? List.<String>of() : overlay.files();
        return Stream.concat(
                        overlay.refusal().stream(),
                        files.stream()
                                .filter(DocumentReader::readable)
                                .flatMap(file -> of(documents.read(file, false), file, documents).stream()))
                .toList();
    }
}

package dev.fairway.engine.journey;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.Listing;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.TreeProblem;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Discovery;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.read.Means;
import dev.fairway.engine.read.WorkingDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One source tree, and what was recognised in it.
record Ground(Discovered discovered, WorkingDocuments documents, List<Gap> problems) {

    /// Characters of a file that discovery may see.
    private static final int HEAD = 100_000;
    /// Larger files are no kustomizations, charts or compose files.
    private static final long LARGEST_PROBED = 4_000_000;

    Ground {
        problems = List.copyOf(problems);
    }

    static Ground of(SourceTree tree, Optional<ProjectFile> declared, Options options, Means means) {
        var listing = tree.list();
        var documents = new WorkingDocuments(tree, listing, means.sealing(), means.renderer());
        var paths = names(listing);
        var discovered = Discovery.discover(paths, path -> head(tree, path), declared, options);
        var problems = listing.problems().stream()
                .map(problem ->
                        new Gap(problem.path().isEmpty() ? "the repository" : problem.path(), problem.reason(), ""))
                .toList();
        return new Ground(discovered, documents, problems);
    }

    /// An environment whose file cannot be read is there all the same.
    private static List<String> names(Listing listing) {
        return Stream.concat(
                        listing.files().stream().map(FileEntry::path),
                        listing.problems().stream()
                                .filter(TreeProblem::standsForAFile)
                                .map(TreeProblem::path))
                .sorted()
                .distinct()
                .toList();
    }

    /// Everything that could not be read so far.
    List<Gap> gaps() {
        var gaps = new ArrayList<>(problems);
        gaps.addAll(documents.gaps());
        return gaps;
    }

    private static Optional<String> head(SourceTree tree, String path) {
        return tree.read(path, LARGEST_PROBED) instanceof ReadResult.Content(var bytes)
                ? Optional.of(head(bytes))
                : Optional.empty();
    }

    /// What discovery may see of a file.
    static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.UTF_8);
    }
}

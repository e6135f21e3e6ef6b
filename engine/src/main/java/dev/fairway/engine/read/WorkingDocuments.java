package dev.fairway.engine.read;

import dev.fairway.connector.FileEntry;
import dev.fairway.connector.KustomizeRenderer;
import dev.fairway.connector.Listing;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.TreeProblem;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.kustomize.EffectiveKustomize;
import dev.fairway.formats.embedded.Embedded;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.DocumentStream;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/// The files of a source tree, each read once as long as there is room for all of them.
public final class WorkingDocuments implements Documents {

    /// A file larger than this is told as a gap. A generated manifest of 10,000 objects has a third of it.
    private static final long LARGEST = 100_000_000;

    /// A file at least so large is read document by document where it has many of them.
    private static final long LARGE = 1_000_000;

    private static final int MANY = 50;

    private final SourceTree tree;
    private final Sealing sealing;
    private final Optional<KustomizeRenderer> renderer;
    private final ConcurrentHashMap<String, Optional<EffectiveKustomize.Effective>> overlays =
            new ConcurrentHashMap<>();
    /// Those that cannot be read, too.
    private final SortedSet<String> paths;
    private final Set<String> readable;
    private final Set<String> large;
    private final Readings readings = new Readings(Readings.ROOM);
    private final ConcurrentSkipListMap<String, String> blobs = new ConcurrentSkipListMap<>();
    /// By file: one that is read again is told of once.
    private final ConcurrentSkipListMap<String, Gap> gaps = new ConcurrentSkipListMap<>();

    public WorkingDocuments(SourceTree tree, Listing listing, Sealing sealing, Optional<KustomizeRenderer> renderer) {
        var files = listing.files();
        this.renderer = renderer;
        this.tree = tree;
        this.sealing = sealing;
        this.readable = files.stream().map(FileEntry::path).collect(Collectors.toSet());
        var all = new TreeSet<>(readable);
        listing.problems().stream()
                .filter(TreeProblem::standsForAFile)
                .map(TreeProblem::path)
                .forEach(all::add);
        this.paths = all;
        this.large = files.stream()
                .filter(file -> file.size() >= LARGE)
                .map(FileEntry::path)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Reading> read(String path, boolean base) {
        var source = new Source(path, base, false);
        var held = readings.find(source);
        return held.isPresent() ? held.get().reading() : parse(source);
    }

    /// Reads a file, or takes what was read of one with the same content: environments have many in common.
    private Optional<Reading> parse(Source source) {
        var bytes = bytes(source.file());
        var blob = bytes.isEmpty() ? "" : blobs.getOrDefault(source.file(), "");
        var reading =
                readings.twin(blob, source).or(() -> bytes.map(text -> DocumentReader.read(source, text, sealing)));
        readings.put(
                source,
                new Readings.Entry(reading, blob, bytes.map(text -> text.length).orElse(0)));
        return reading;
    }

    @Override
    public void ahead(Collection<String> folders) {
        folders.parallelStream().forEach(this::overlay);
    }

    @Override
    public Optional<byte[]> bytes(String path) {
        if (!readable.contains(path)) {
            return Optional.empty();
        }
        return switch (contents(path)) {
            case ReadResult.Content(var bytes) -> {
                blobs.put(path, BlobId.of(bytes));
                yield Optional.of(bytes);
            }
            case ReadResult.TooLarge(var size) -> {
                gaps.put(
                        path,
                        new Gap(
                                path,
                                "%d MB are more than is read of one file".formatted(size / 1_000_000),
                                "split the file"));
                yield Optional.empty();
            }
            case ReadResult.Unreadable(var reason) -> {
                gaps.put(path, new Gap(path, reason, ""));
                yield Optional.empty();
            }
        };
    }

    /// One at a time: a tree may be told by a single process that answers one question after the other. Parsing
    /// is what takes long, and is done side by side.
    private ReadResult contents(String path) {
        synchronized (tree) {
            return tree.read(path, LARGEST);
        }
    }

    @Override
    public boolean isLarge(String path) {
        return large.contains(path);
    }

    @Override
    public Optional<DocumentStream> stream(String path) {
        return large.contains(path)
                ? bytes(path)
                        .flatMap(bytes -> DocumentStream.of(Source.of(path), bytes))
                        .filter(stream -> stream.size() >= MANY)
                : Optional.empty();
    }

    @Override
    public Optional<EffectiveKustomize.Effective> overlay(String folder) {
        return overlays.computeIfAbsent(folder, this::effective);
    }

    private Optional<EffectiveKustomize.Effective> effective(String folder) {
        var files = OverlayFiles.of(folder, this::bytes, path -> paths.contains(path), sealing);
        return OverlayFiles.kustomization(folder, files)
                ? Optional.of(EffectiveKustomize.of(OverlayFiles.name(folder), files, sealing, renderer))
                : Optional.empty();
    }

    @Override
    public Node expanded(Node object) {
        return Embedded.expand(object, sealing);
    }

    @Override
    public SortedSet<String> below(String folder) {
        return paths.subSet(folder, folder + Character.MAX_VALUE);
    }

    @Override
    public Optional<String> blob(String path) {
        return Optional.ofNullable(blobs.get(path));
    }

    /// Git's object id of every file that was read.
    public SortedMap<String, String> blobs() {
        return Collections.unmodifiableSortedMap(blobs);
    }

    /// Files that could not be read.
    public List<Gap> gaps() {
        return List.copyOf(gaps.values());
    }
}

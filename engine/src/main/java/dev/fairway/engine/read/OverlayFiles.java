package dev.fairway.engine.read;

import dev.fairway.core.tree.Source;
import dev.fairway.formats.kustomize.KustomizeFiles;
import dev.fairway.formats.kustomize.ParsedFiles;
import dev.fairway.formats.read.Sealing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The files of one overlay as Kustomize reaches them: what lies outside of its folder is inherited.
public final class OverlayFiles {

    private static final List<String> KUSTOMIZATIONS =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private OverlayFiles() {}

    /// @param listed whether there is such a file, be it one that cannot be read
    public static KustomizeFiles of(
            String folder, Function<String, Optional<byte[]>> bytes, Predicate<String> listed, Sealing sealing) {
        return new ParsedFiles(bytes, listed, sealing, path -> source(path, folder));
    }

    /// @param reader what a file says, for whoever has read it already
    public static KustomizeFiles of(
            String folder,
            Function<String, Optional<byte[]>> bytes,
            Predicate<String> listed,
            Sealing sealing,
            ParsedFiles.Reader reader) {
        return new ParsedFiles(bytes, listed, sealing, path -> source(path, folder), reader);
    }

    private static Source source(String path, String folder) {
        return new Source(path, !path.startsWith(folder), false);
    }

    /// Whether the folder holds a kustomization.
    public static boolean kustomization(String folder, KustomizeFiles files) {
        return KUSTOMIZATIONS.stream().anyMatch(name -> files.exists(folder + name));
    }

    /// The folder without the slash at its end.
    public static String name(String folder) {
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }
}

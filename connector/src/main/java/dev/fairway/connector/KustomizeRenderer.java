package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

import java.util.SortedMap;

/// Renders an overlay with Kustomize itself.
///
/// It sees the given files and nothing else: no network, no settings of the user, no other program to start. It is for
/// overlays that were found to run and fetch nothing.
public interface KustomizeRenderer {

    /// @param overlayDirectory the folder of the overlay's kustomization, relative to the root of the files
    /// @param files content by path, with `/` between the parts of a path
    Rendering render(String overlayDirectory, SortedMap<String, byte[]> files);

    /// What came of rendering.
    sealed interface Rendering {

        /// The objects as YAML documents. The array belongs to the receiver; it is never printed.
        @SuppressWarnings("ArrayRecordComponent") // the bytes are handed over once, not compared
        record Rendered(byte[] yaml) implements Rendering {
            public Rendered {
                requireNonNull(yaml, "yaml");
            }

            @Override
            public String toString() {
                return "Rendered[%d bytes]".formatted(yaml.length);
            }
        }

        /// The tool says that nothing can be made of the overlay; the reason holds no value of any file.
        record Refused(String reason) implements Rendering {
            public Refused {
                requireNonNull(reason, "reason");
            }
        }

        /// Nothing; the reason holds no value of any file.
        record Failed(String reason) implements Rendering {
            public Failed {
                requireNonNull(reason, "reason");
            }
        }
    }
}

package dev.fairway.connectors.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.connector.KustomizeRenderer.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tool is played by a shell script, so that what it is given can be looked at.
final class ProcessRendererTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    }

    @Test
    void theToolSeesTheFilesAndNothingOfItsSurroundings() throws IOException {
        var rendering = renderer("""
            #!/bin/sh
            echo "$@"
            /bin/cat prod/a.yaml
            echo "$PATH:$HOME"
            set | /bin/grep -c PROXY
            true
            """).render("prod", new TreeMap<>(Map.of("prod/a.yaml", "a: 1\n".getBytes(UTF_8))));

        var lines = text(rendering).lines().toList();
        assertThat(lines.get(0)).isEqualTo("kustomize ./prod");
        assertThat(lines.get(1)).isEqualTo("a: 1");
        assertThat(lines.get(2)).contains("/programs:").endsWith("/home");
        assertThat(lines.get(3)).isEqualTo("0");
    }

    @Test
    void aToolThatFailsHangsOrFloodsIsAnAnswer() throws IOException {
        var none = new TreeMap<String, byte[]>();

        assertThat(renderer("#!/bin/sh\nexit 1\n").render("prod", none))
                .isEqualTo(new Rendering.Refused("tool kustomize refuses it"));
        assertThat(renderer("#!/bin/sh\nexit 3\n").render("prod", none))
                .isEqualTo(new Rendering.Failed("tool kustomize failed with exit code 3"));
        assertThat(renderer("#!/bin/sh\nwhile :; do :; done\n").render("prod", none))
                .isEqualTo(new Rendering.Failed("tool kustomize did not finish within 2 seconds"));
        assertThat(renderer("#!/bin/sh\nwhile :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done\n")
                        .render("prod", none))
                .isEqualTo(new Rendering.Failed("tool kustomize writes more than 100000 bytes"));
    }

    @Test
    void aPathThatLeadsOutIsNotWritten() throws IOException {
        var files = new TreeMap<>(Map.of("../../escaped.yaml", new byte[0]));

        assertThat(renderer("#!/bin/sh\n").render("prod", files)).isInstanceOf(Rendering.Failed.class);
    }

    @Test
    void aProgramInsideTheAuditedFolderIsNeverStarted() throws IOException {
        var file = executable("kubectl", "#!/bin/sh\n");
        var environment = Map.of("PATH", directory.toString());

        assertThat(KustomizeConnector.find(environment, directory)).isEmpty();
        assertThat(KustomizeConnector.find(Map.of("PATH", "relative"), Path.of("/nowhere")))
                .isEmpty();
        assertThat(KustomizeConnector.find(environment, Path.of("/nowhere"))).isPresent();
        assertThat(file).exists();
    }

    private ProcessRenderer renderer(String script) throws IOException {
        var file = executable("tool", script);
        return new ProcessRenderer(List.of(file.toString(), "kustomize"), Duration.ofSeconds(2), 100_000);
    }

    private Path executable(String name, String script) throws IOException {
        var file = Files.writeString(directory.resolve(name), script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String text(Rendering rendering) {
        return new String(((Rendering.Rendered) rendering).yaml(), UTF_8);
    }
}

package dev.fairway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/// A clone with the real launcher, and a build that only puts a stand-in for the program where the build puts it.
final class LauncherHarness {

    private static final String PROGRAM = """
        package dev.fairway.cli;
        public class Main {
            public static void main(String... arguments) {
                System.out.println(String.join(" ", arguments));
                if (arguments.length > 0 && arguments[0].equals("where")) {
                    System.out.println(System.getProperty("user.dir"));
                }
                if (arguments.length > 0 && arguments[0].equals("temporary")) {
                    System.out.println(System.getProperty("java.io.tmpdir"));
                }
                if (arguments.length > 0 && arguments[0].equals("columns")) {
                    System.out.println(System.getProperty("fairway.columns"));
                }
                if (System.out.checkError()) {
                    System.exit(9);
                }
                if (arguments.length > 1 && arguments[0].equals("exit")) {
                    System.exit(Integer.parseInt(arguments[1]));
                }
            }
        }
        class Training {
            public static void main(String... arguments) {}
        }
        """;

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    private LauncherHarness(Path root) {
        this.root = root;
        environment.put("FAIRWAY_JAVA", System.getProperty("java.home"));
    }

    static LauncherHarness in(Path root) throws IOException {
        Files.createDirectories(root);
        Files.copy(Path.of("../fairway"), root.resolve("fairway"));
        Files.writeString(root.resolve("pom.xml"), "");
        var harness = new LauncherHarness(root);
        harness.script("mvnw", """
            #!/bin/sh
            echo build >>builds
            sleep 0.3
            mkdir -p cli/target/launcher/lib && cp program.jar cli/target/launcher/lib/
            """);
        harness.compileProgram();
        return harness;
    }

    Path root() {
        return root;
    }

    LauncherHarness with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    void breakTheBuild(String output) throws IOException {
        script("mvnw", "#!/bin/sh\necho \"%s\"\nexit 1\n".formatted(output));
    }

    long builds() throws IOException {
        return Files.readString(root.resolve("builds")).lines().count();
    }

    Started start(String... arguments) throws Exception {
        return start(root, root.resolve("fairway").toString(), arguments);
    }

    Started start(Path directory, String launcher, String... arguments) throws Exception {
        return begin(directory, launcher, arguments).await();
    }

    Running begin(String... arguments) throws IOException {
        return begin(root, root.resolve("fairway").toString(), arguments);
    }

    private Running begin(Path directory, String launcher, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(root, "out", "");
        var err = Files.createTempFile(root, "err", "");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
        Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void compileProgram() throws IOException {
        var source = root.resolve("Main.java");
        var classes = root.resolve("classes");
        Files.writeString(source, PROGRAM);
        var compiled =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(compiled).isZero();
        var jar = java.util.spi.ToolProvider.findFirst("jar").orElseThrow();
        var program = root.resolve("program.jar").toString();
        assertThat(jar.run(System.out, System.err, "cf", program, "-C", classes.toString(), "."))
                .isZero();
    }

    /// A start that is under way.
    record Running(Process process, Path outFile, Path errFile) {

        Started await() throws Exception {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
            var out = Files.readString(outFile, StandardCharsets.UTF_8);
            return new Started(process.exitValue(), out, Files.readString(errFile, StandardCharsets.UTF_8));
        }
    }

    /// What a start came to.
    record Started(int exit, String out, String err) {}
}

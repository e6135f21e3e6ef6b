package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Packages that the log's own key has signed, and that break one rule each: the program and `verify.py` are asked the
/// same, and say the same.
@ExtendWith(StoryConsole.class)
final class ForgedPackageTest {

    /// Unpacks each archive, and runs the script that is in it: one Python for all, which asks openssl once for each
    /// signature, since starting programs takes longest.
    private static final String EACH = """
        import contextlib, io, os, runpy, subprocess, sys, tarfile
        key, *archives = sys.argv[1:]
        start, known = subprocess.run, {}
        def content(word):
            return open(word, "rb").read() if os.path.isfile(word) else word
        def run(command, **how):
            asked = tuple(map(content, command))
            known[asked] = known.get(asked) or start(command, **how)
            return known[asked]
        subprocess.run = run
        for archive in archives:
            with tarfile.open(archive) as packed:
                packed.extractall(archive + ".d")
            os.chdir("/")
            sys.argv, said = ["verify.py", key], io.StringIO()
            try:
                with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                    runpy.run_path(archive + ".d/shop-1/verify.py", run_name="__main__")
                code = 0
            except SystemExit as end:
                code = end.code
            text = said.getvalue()
            # Nothing of a package gets to a terminal as it is.
            print(code if text.replace("\\n", "").isprintable() else "raw", ascii(text))
        """;

    private final Console console;
    private final Map<String, Path> packages = new LinkedHashMap<>();

    @TempDir
    private Path temporary;

    ForgedPackageTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void packed() throws IOException {
        for (var row : rows().entrySet()) {
            var log = new ForgedLog();
            row.getValue().accept(log);
            var file = temporary.resolve(packages.size() + ".tar");
            log.write(file);
            packages.put(row.getKey(), file);
        }
    }

    private static Map<String, Consumer<ForgedLog>> rows() {
        var rows = new LinkedHashMap<>(Forgeries.whole());
        rows.putAll(Forgeries.notWhole());
        return rows;
    }

    /// Those of whom somebody says something else than is right, with what he says.
    private static Map<String, String> wrong(Map<String, String> said) {
        var wrong = new LinkedHashMap<>(said);
        wrong.entrySet()
                .removeIf(each -> each.getValue().startsWith(Forgeries.whole().containsKey(each.getKey()) ? "0" : "1"));
        return wrong;
    }

    @Test
    void theProgramTellsEach() {
        var said = new LinkedHashMap<String, String>();
        packages.forEach((name, file) -> {
            // Of one log they are many histories: what is remembered of one would contradict the next.
            console.set("XDG_STATE_HOME", file + ".state");
            var exit = console.run(
                    "ledger",
                    "verify",
                    file.toString(),
                    "--key",
                    ForgedLog.KEY.verifier().toString());
            said.put(name, (exit == Exit.CLEAN ? "0 " : exit == Exit.FINDINGS ? "1 " : "? ") + console.out());
        });

        assertThat(wrong(said)).isEmpty();
    }

    @Test
    void theScriptTellsEach() throws Exception {
        assumeTrue(isHere("python3", "--version") && isHere("openssl", "version"), "Python and openssl are here");
        var command = new ArrayList<>(
                List.of("python3", "-I", "-c", EACH, ForgedLog.KEY.verifier().toString()));
        packages.values().forEach(file -> command.add(file.toString()));
        var lines = lines(command);
        assertThat(lines).hasSameSizeAs(packages.keySet());
        var said = new LinkedHashMap<String, String>();
        packages.keySet().forEach(name -> said.put(name, lines.get(said.size())));

        assertThat(wrong(said)).isEmpty();
    }

    private static List<String> lines(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.lines().toList();
    }

    private static boolean isHere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}

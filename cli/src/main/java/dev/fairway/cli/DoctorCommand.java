package dev.fairway.cli;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.cli.command.Version;
import dev.fairway.cli.ledger.LedgerLook;
import dev.fairway.cli.project.Opened;
import dev.fairway.connector.History;
import dev.fairway.core.discovery.Options;
import dev.fairway.engine.journey.Discoveries;
import dev.fairway.formats.report.SafeText;
import dev.fairway.formats.report.ToolsJson;
import dev.fairway.formats.report.ToolsJson.Check;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway doctor`: what is there of what Fairway can use, and what a missing part costs.
final class DoctorCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Looks at what Fairway can use here: Java, Git, Kustomize, the repository, fairway.yaml, the"
                            + " contract, and the ledger: where it is, whether and with which key it can be appended"
                            + " to, whether it is what was signed here, and what waits for it. Says what a missing"
                            + " part costs and how to get it. Runs nothing that it finds, and makes nothing.")
                .footer("", "Example:", "  fairway doctor");
        spec.addOption(Arguments.path());
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String path = invocation.arguments().matchedOptionValue("--path", ".");
        return Opened.run(invocation, path, false, opened -> {
            var checks = new ArrayList<Check>();
            program(checks, invocation.surroundings());
            repository(checks, opened);
            var exit = files(checks, opened);
            ledger(checks, invocation.surroundings(), path);
            tell(checks, invocation);
            return exit;
        });
    }

    private static void tell(List<Check> checks, Invocation invocation) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> ToolsJson.doctor(checks, sink)));
            return;
        }
        checks.stream()
                .filter(check -> !check.fine() || !invocation.options().quiet())
                .forEach(check -> out.println(
                        "%s %-13s %s".formatted(check.fine() ? "ok  " : "note", check.what(), check.text())));
    }

    private static void program(List<Check> out, Surroundings surroundings) {
        line(out, true, "fairway", Version.text());
        line(out, true, "java", Runtime.version() + ", at least 25 is needed");
        var git = found("git", surroundings);
        line(
                out,
                git.isPresent(),
                "git",
                git.map(Path::toString).orElse("not installed: history is read by a part of Fairway, more slowly"));
        var kustomize = found("kustomize", surroundings).or(() -> found("kubectl", surroundings));
        line(
                out,
                kustomize.isPresent(),
                "kustomize",
                kustomize
                        .map(Path::toString)
                        .orElse("neither kustomize nor kubectl is installed: overlays are put together from their"
                                + " sources, and what cannot be told that way is a gap"));
    }

    private static void repository(List<Check> out, Opened opened) {
        var workspace = opened.workspace();
        line(out, true, "folder", workspace.root().resolve(workspace.scope()).toString());
        var history = workspace.history();
        if (history.isEmpty()) {
            line(out, false, "history", "none: %s; who changed what is not told".formatted(opened.noHistory()));
        } else {
            line(out, !history.get().shallow(), "history", history(history.get()));
        }
        var discovered =
                Discoveries.of(workspace, opened.project(), new Options(false, false, List.of()), opened.means());
        var route = String.join(" → ", discovered.route().names());
        line(
                out,
                !discovered.families().isEmpty(),
                "environments",
                discovered.families().isEmpty()
                        ? "none were found; fairway audit --explain-discovery says what was looked at"
                        : SafeText.visible(route));
    }

    private static String history(History history) {
        var head = history.head();
        if (head.isEmpty()) {
            return "a repository without a commit";
        }
        var branch = history.branch().isEmpty() ? "no branch" : "branch " + SafeText.visible(history.branch());
        var at = "%s at %s".formatted(branch, head.get().id().substring(0, 8));
        return history.shallow() ? at + ", a shallow clone: git fetch --unshallow brings the whole story" : at;
    }

    private static Exit files(List<Check> out, Opened opened) {
        line(
                out,
                true,
                "fairway.yaml",
                opened.project().isPresent() ? "is honoured" : "none, so everything is discovered");
        var contract = opened.contract();
        line(
                out,
                contract.exists(),
                "contract",
                contract.exists() ? contract.shown() : "none yet; fairway contract init writes one");
        opened.mistakes().forEach(mistake -> line(out, false, "mistake", mistake));
        return opened.mistakes().isEmpty() ? Exit.CLEAN : Exit.MISTAKE;
    }

    /// A ledger is looked for where a command finds it that is run in the folder.
    private static void ledger(List<Check> out, Surroundings surroundings, String path) {
        var there = new Surroundings(
                surroundings.out(),
                surroundings.err(),
                surroundings.directory().resolve(path),
                surroundings.environment(),
                surroundings.clock(),
                surroundings.terminal());
        LedgerLook.of(there).forEach(it -> line(out, it.fine(), it.what(), SafeText.visible(it.text())));
    }

    private static void line(List<Check> out, boolean fine, String what, String text) {
        out.add(new Check(fine, what, text));
    }

    private static Optional<Path> found(String program, Surroundings surroundings) {
        for (var folder : surroundings.environment().getOrDefault("PATH", "").split(File.pathSeparator)) {
            try {
                var file = Path.of(folder).resolve(program);
                if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException _) {
                // A broken entry of PATH names no program.
            }
        }
        return Optional.empty();
    }
}

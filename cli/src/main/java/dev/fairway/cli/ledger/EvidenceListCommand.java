package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.core.evidence.CountWords;
import dev.fairway.engine.release.EvidenceBinding;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.EvidenceJson;
import dev.fairway.formats.report.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway evidence list RELEASE`: what proves something of a release.
public final class EvidenceListCommand implements Command {

    /// Hex digits of a digest in a line.
    private static final int DIGITS = 12;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Lists what proves something of a release and of its artifacts, oldest first.")
                .footer("", "Example:", "  fairway evidence list payments@1.4.2");
        spec.addPositional(ReleaseShowCommand.release());
        return spec;
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        String text = invocation.arguments().matchedPositionalValue(0, "");
        return LedgerPlace.of(invocation.surroundings())
                .reading(place -> place.store().read(contents -> {
                    var log = place.proved(contents);
                    var meant = Releases.meant(log, text);
                    if (meant.size() != 1) {
                        return invocation.mistakes(List.of(ReleaseShowCommand.notOne(text, meant)));
                    }
                    tell(invocation, meant.getFirst(), EvidenceBinding.of(log, meant.getFirst()));
                    return Exit.CLEAN;
                }));
    }

    private static void tell(Invocation invocation, Releases.Recorded release, List<EvidenceBinding.Held> evidence) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            var listed = evidence.stream()
                    .map(it -> new EvidenceJson.Held(
                            new EvidenceJson.Evidence(
                                    release.id().text(),
                                    it.about(),
                                    it.type(),
                                    it.result().orElse("UNJUDGED"),
                                    new LinkedHashMap<>(it.counts()),
                                    true,
                                    it.index(),
                                    it.time()),
                            it.artifacts(),
                            it.environment(),
                            it.snapshot(),
                            it.flags().flatMap(EvidenceBinding.HeldFile::digest),
                            it.flags().flatMap(EvidenceBinding.HeldFile::blob),
                            it.file().keeping().word(),
                            it.file().digest(),
                            it.file().blob()))
                    .toList();
            out.println(ReportOutput.text(sink -> EvidenceJson.list(listed, sink)));
            return;
        }
        if (evidence.isEmpty()) {
            out.println("nothing is known of %s".formatted(release.name()));
        }
        var width = evidence.stream()
                .mapToInt(it -> Long.toString(it.index()).length())
                .max()
                .orElse(0);
        evidence.forEach(it -> out.println(line(it, width)));
    }

    /// @param width of the largest index
    private static String line(EvidenceBinding.Held held, int width) {
        var said = new ArrayList<String>();
        said.add("%s of %s%s"
                .formatted(
                        SafeText.visible(held.type()),
                        SafeText.visible(
                                held.artifacts().isEmpty() ? held.about() : String.join(" and ", held.artifacts())),
                        held.environment().map(" in "::concat).orElse("")));
        said.addAll(CountWords.of(held.counts()));
        said.add(file(held.file()));
        held.snapshot().ifPresent(it -> said.add("snapshot " + brief(it)));
        held.flags().ifPresent(it -> said.add(flags(it)));
        return "%s  entry %-"
                .concat(width + "d  %-6s  %s")
                .formatted(
                        held.time(),
                        held.index(),
                        held.result().orElse("-").toLowerCase(Locale.ROOT),
                        String.join(", ", said));
    }

    private static String file(EvidenceBinding.HeldFile file) {
        return switch (file.keeping()) {
            case KEPT -> "file " + file.digest().map(EvidenceListCommand::brief).orElse("");
            case ERASED -> erased("the file was erased", file);
            case MISSING -> "the file is missing";
            case SUMMARY_ONLY ->
                "file %s, which is not kept"
                        .formatted(file.digest().map(EvidenceListCommand::brief).orElse(""));
        };
    }

    private static String flags(EvidenceBinding.HeldFile flags) {
        return switch (flags.keeping()) {
            case KEPT, SUMMARY_ONLY ->
                "flags " + flags.digest().map(EvidenceListCommand::brief).orElse("");
            case ERASED -> erased("the flags were erased", flags);
            case MISSING -> "the flags are missing";
        };
    }

    /// By its blob alone it can still be named: without its bytes nobody knows the file's own digest.
    private static String erased(String what, EvidenceBinding.HeldFile file) {
        return "%s at %s (blob %s)"
                .formatted(
                        what,
                        file.erased().map(String::valueOf).orElse(""),
                        file.blob().map(EvidenceListCommand::brief).orElse(""));
    }

    /// As much of a digest as tells it from others.
    private static String brief(String digest) {
        return digest.substring(0, Math.min(digest.length(), "sha256:".length() + DIGITS));
    }
}

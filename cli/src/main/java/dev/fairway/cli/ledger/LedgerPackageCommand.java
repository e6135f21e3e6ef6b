package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.EvidenceBinding;
import dev.fairway.engine.release.PackageIndex;
import dev.fairway.engine.release.PackageRules;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.SafeText;
import dev.fairway.formats.report.VerifyJson;
import dev.fairway.ledger.excerpt.Excerpt;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.excerpt.ExcerptMaking;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.Contents;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `fairway ledger package RELEASE`: all that the ledger holds of a release, in one file for an auditor.
public final class LedgerPackageCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Writes one archive for an auditor: the entries of a release and its evidence, with the proof"
                            + " that the ledger holds each, what was signed, the keys that signed it, the files that"
                            + " it refers to, an index for people, and how to verify all of it without us. The same"
                            + " ledger gives the same bytes. fairway ledger verify FILE checks one. Exit codes: 0"
                            + " written, 1 the ledger is not what was signed, 3 it could not be read, or the archive"
                            + " not written.")
                .footer("", "Example:", "  fairway ledger package payments@1.4.2 -o payments-1.4.2.tar");
        spec.addPositional(ReleaseShowCommand.release());
        spec.addOption(OptionSpec.builder("-o", "--output")
                .paramLabel("FILE")
                .type(String.class)
                .description("Where the archive goes. Default: APP-VERSION.fairway.tar, here.")
                .build());
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
                .reading(reader -> reader.store().read(contents -> {
                    var log = reader.proved(contents);
                    var meant = Releases.meant(log, text);
                    return meant.size() == 1
                            ? write(invocation, log, contents, reader.log(), meant.getFirst())
                            : invocation.mistakes(List.of(ReleaseShowCommand.notOne(text, meant)));
                }));
    }

    private static Exit write(
            Invocation invocation, Proved log, Contents contents, VerifierKey key, Releases.Recorded release) {
        var wanted = new ArrayList<Long>();
        var recorded = new ArrayList<String>();
        for (var held : log.stream("release/" + release.name())) {
            wanted.add(held.index());
            if (held.leaf().predicateType().equals(Releases.TYPE)) {
                recorded.add(String.valueOf(held.index()));
            }
        }
        if (recorded.size() > 1) {
            Complaint.tell(
                    invocation.surroundings().err(),
                    "%s was recorded more than once (entries %s), and a package has it once; nothing was written"
                            .formatted(release.name(), String.join(", ", recorded)));
            return Exit.FINDINGS;
        }
        EvidenceBinding.of(log, release).forEach(held -> wanted.add(held.index()));
        var note = contents.checkpoint().orElseThrow();
        var excerpt = ExcerptMaking.of(log, contents, key, note, wanted);
        if (!excerpt.missing().isEmpty()) {
            excerpt.missing()
                    .forEach((digest, index) -> Complaint.tell(
                            invocation.surroundings().err(),
                            "%s, to which entry %d refers, is not in the ledger, and no entry says that it was erased"
                                    .formatted(digest, index)));
            Complaint.tell(invocation.surroundings().err(), "nothing was written; fairway ledger verify says more");
            return Exit.FINDINGS;
        }
        String given = invocation.arguments().matchedOptionValue("-o", "");
        var name = given.isEmpty() ? release.name().replace('@', '-') + ".fairway.tar" : given;
        var file = invocation.surroundings().directory().resolve(name);
        try {
            write(excerpt, PackageRules.folder(release.name()), log, file);
        } catch (ExcerptFiles.TooLargeException e) {
            Complaint.tell(
                    invocation.surroundings().err(),
                    "%s would be larger than a package may be: %s; nothing was written"
                            .formatted(name, e.getMessage()));
            return Exit.FINDINGS;
        } catch (IOException e) {
            Complaint.tell(
                    invocation.surroundings().err(),
                    "%s cannot be written%s".formatted(name, Disk.why(e).isEmpty() ? "" : ": " + Disk.why(e)));
            return Exit.UNSEEN;
        }
        tell(invocation, name, excerpt);
        return Exit.CLEAN;
    }

    /// All of it, or nothing.
    private static void write(Excerpt excerpt, String folder, Proved log, Path file) throws IOException {
        var draft = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(
                    draft,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE))) {
                ExcerptFiles.write(excerpt, folder, PackageIndex.text(excerpt), log::blob, out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void tell(Invocation invocation, String name, Excerpt excerpt) {
        var checkpoint = Checkpoint.parse(excerpt.checkpoint().text()).orElseThrow();
        if (invocation.options().format().equals("json")) {
            invocation
                    .report()
                    .println(ReportOutput.text(sink -> VerifyJson.packaged(
                            name,
                            checkpoint.size(),
                            excerpt.parts().size(),
                            excerpt.blobs().size(),
                            sink)));
        } else if (!invocation.options().quiet()) {
            invocation
                    .report()
                    .println("%s: %d entries and %d files, of a ledger of %d entries"
                            .formatted(
                                    SafeText.visible(name),
                                    excerpt.parts().size(),
                                    excerpt.blobs().size(),
                                    checkpoint.size()));
        }
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Invocation;
import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.EvidenceSummary;
import dev.fairway.core.evidence.EvidenceType;
import dev.fairway.core.evidence.Signing;
import dev.fairway.formats.evidence.EvidenceReader;
import dev.fairway.formats.evidence.EvidenceSecrets;
import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that `evidence add` is given, one after the other or as a folder of reports, each read and summarised.
final class EvidenceFiles {

    /// Files at once; whoever has more gives them in several turns.
    private static final int MOST_FILES = 2_000;

    /// Bytes of all files at once: they are held in memory.
    private static final long MOST_BYTES = 256L << 20;

    /// Of a folder what is refused is told from what is left out.
    private static final String REFUSED = "refused: ";

    private final Invocation invocation;
    private final SignatureCheck check;
    private final List<String> mistakes;
    private final List<String> unsigned = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private boolean several;
    private long bytes;

    private EvidenceFiles(Invocation invocation, List<String> mistakes) {
        this.invocation = invocation;
        this.mistakes = mistakes;
        this.check = SignatureCheck.of(invocation, "--verify-key", mistakes);
    }

    /// One file.
    ///
    /// @param name as somebody wrote it, or the folder that he wrote and the file's name in it
    record Given(String name, Bytes content, EvidenceSummary summary) {}

    /// @param mistakes to which those that are found are added
    static EvidenceFiles read(Invocation invocation, List<String> mistakes) {
        var files = new EvidenceFiles(invocation, mistakes);
        List<String> names = invocation.arguments().matchedOptionValue("--file", List.of());
        if (names.isEmpty()) {
            mistakes.add("--file is needed");
        }
        files.several = names.size() > 1;
        names.forEach(files::read);
        return files;
    }

    List<Given> given() {
        return given;
    }

    /// Whether somebody named a folder, or more than one file, however many reports there were.
    boolean several() {
        return several;
    }

    /// Files whose signatures were to be checked, and do not hold.
    List<String> unsigned() {
        return unsigned;
    }

    private void read(String name) {
        var path = invocation.surroundings().directory().resolve(name);
        if (!name.isEmpty() && Files.isDirectory(path)) {
            several = true;
            folder(name, path);
            return;
        }
        content(name, path).ifPresent(content -> {
            switch (EvidenceReader.read(content)) {
                case EvidenceReading.Refused(var sentence, var _) -> mistakes.add("%s: %s".formatted(name, sentence));
                case EvidenceReading.Read(var summary) -> take(name, name, content, summary);
            }
        });
    }

    /// All JUnit reports of a folder. Those in which nothing ran, and other files, are told and left out.
    private void folder(String name, Path folder) {
        var before = given.size() + mistakes.size() + unsigned.size();
        for (var file : reports(name, folder)) {
            var shown = "%s/%s".formatted(name.replaceAll("/+$", ""), file.getFileName());
            var refused = REFUSED + shown;
            content(refused, file).ifPresent(content -> {
                switch (EvidenceReader.read(content)) {
                    case EvidenceReading.Refused(var sentence, var empty) -> {
                        if (empty) {
                            leftOut(shown, sentence);
                        } else {
                            mistakes.add("%s: %s".formatted(refused, sentence));
                        }
                    }
                    case EvidenceReading.Read(var summary) -> {
                        if (summary.kind() == EvidenceKind.JUNIT) {
                            take(shown, refused, content, summary);
                        } else {
                            leftOut(shown, "it is " + summary.kind().title());
                        }
                    }
                }
            });
        }
        if (given.size() + mistakes.size() + unsigned.size() == before) {
            mistakes.add("%s: no file *.xml in it is a JUnit report in which something ran".formatted(name));
        }
    }

    private void leftOut(String name, String why) {
        Complaint.tell(invocation.surroundings().err(), "left out: %s: %s".formatted(name, why));
    }

    private List<Path> reports(String name, Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(".xml"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            mistakes.add("%s: cannot be read".formatted(name));
            return List.of();
        }
    }

    /// @param name with which a mistake begins
    private Optional<byte[]> content(String name, Path path) {
        try {
            var none = Typed.noFile(path);
            if (none.isPresent()) {
                mistakes.add("%s: %s".formatted(name, none.get()));
            } else if (Files.size(path) > EvidenceReader.MOST_BYTES) {
                mistakes.add("%s: its %d bytes are more than the %d MiB of a file of evidence"
                        .formatted(name, Files.size(path), EvidenceReader.MOST_BYTES >> 20));
            } else if (given.size() >= MOST_FILES || bytes + Files.size(path) > MOST_BYTES) {
                mistakes.add("%s: more than %d files, or %d bytes, are not taken at once"
                        .formatted(name, MOST_FILES, MOST_BYTES));
            } else {
                return Optional.of(Files.readAllBytes(path));
            }
        } catch (IOException _) {
            mistakes.add("%s: cannot be read".formatted(name));
        }
        return Optional.empty();
    }

    /// @param told with which a mistake begins
    private void take(String name, String told, byte[] content, EvidenceSummary summary) {
        var type = invocation.arguments().matchedOptionValue("--type", "");
        EvidenceType.refusal(type, summary.kind()).ifPresent(why -> mistakes.add("%s: %s".formatted(told, why)));
        if (!invocation.arguments().hasMatchedOption("--summary-only")) {
            EvidenceSecrets.sentence(content)
                    .ifPresent(what -> mistakes.add(
                            "%s: %s; --summary-only keeps the file out of the ledger".formatted(told, what)));
        }
        Optional<Signing> signing = check.of(content, summary.signing());
        if (signing.isEmpty()) {
            unsigned.add(check.refusal(told, content));
        }
        bytes += content.length;
        given.add(new Given(name, Bytes.of(content), signing.map(summary::with).orElse(summary)));
    }
}

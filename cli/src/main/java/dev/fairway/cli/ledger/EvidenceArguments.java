package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.core.contract.NearestWord;
import dev.fairway.core.evidence.EvidenceType;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.formats.evidence.EvidenceSecrets;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `evidence add` was asked, as far as that is known without the ledger.
final class EvidenceArguments {

    /// Letters in which a type may differ from a known one and be meant for it.
    private static final int MOST_SLIPS = 2;

    private static final Pattern RELEASE = Pattern.compile("(?:sha256:)?[0-9a-f]{8,64}");

    /// Bytes of a file with the states of flags, which is kept beside each file of evidence.
    static final int MOST_FLAGS = 16 << 20;

    /// What is said after the reasons where somebody could think otherwise.
    static final String NOTHING = "nothing was recorded";

    private final Invocation invocation;
    private final List<String> mistakes;
    private final String type;
    private List<EvidenceFiles.Given> files = List.of();
    private boolean several;
    private Optional<Bytes> flags = Optional.empty();

    private EvidenceArguments(Invocation invocation, List<String> mistakes) {
        this.invocation = invocation;
        this.mistakes = mistakes;
        this.type = value("--type");
    }

    /// Nothing where there are mistakes; all of them are told.
    ///
    /// @param unsigned to which the files are added whose signatures were to be checked, and do not hold
    static Optional<EvidenceArguments> read(Invocation invocation, List<String> mistakes, List<String> unsigned) {
        var arguments = new EvidenceArguments(invocation, mistakes);
        arguments.words();
        var files = EvidenceFiles.read(invocation, mistakes);
        arguments.files = files.given();
        arguments.several = files.several();
        unsigned.addAll(files.unsigned());
        arguments.flags = arguments.flagBytes().filter(arguments::areFit).map(Bytes::of);
        if (files.several() && !(mistakes.isEmpty() && unsigned.isEmpty())) {
            // Of several, others may be right.
            (mistakes.isEmpty() ? unsigned : mistakes).add(NOTHING);
        }
        return mistakes.isEmpty() ? Optional.of(arguments) : Optional.empty();
    }

    private void words() {
        if (!ReleaseNames.isName(type)) {
            mistakes.add(type.isEmpty() ? "--type is needed" : "--type takes a word of a-z, 0-9, '.', '_' and '-'");
        }
        typo().ifPresent(meant -> mistakes.add(
                "--type %s: did you mean %s? With --custom-type it is a word of your own".formatted(type, meant)));
        if (!isRelease(release())) {
            mistakes.add("%s is no release: write app@version, an id, or 8 of its digits or more"
                    .formatted(Typed.isSecret(release()) ? "what was typed" : "'%s'".formatted(release())));
        }
        List<String> more = invocation.arguments().matchedPositionalValue(1, List.of());
        if (!more.isEmpty()) {
            mistakes.add(("%s has no option before it: write --file before each file, or give a folder of JUnit"
                            + " reports, as in --file target/surefire-reports")
                    .formatted(Typed.isSecret(more.getFirst()) ? "a word" : "'%s'".formatted(more.getFirst())));
        }
        if (environment().filter(it -> !ReleaseNames.isName(it)).isPresent()) {
            mistakes.add("--in takes the name of an environment" + Typed.instead(value("--in")));
        } else {
            keptForEver("--in");
        }
        keptForEver("--type");
        if (artifact().filter(it -> !ReleaseNames.isName(it)).isPresent()) {
            mistakes.add("--artifact takes the name of an artifact" + Typed.instead(value("--artifact")));
        }
        if (snapshot().filter(it -> Digest.parse(it).isEmpty()).isPresent()) {
            mistakes.add("--snapshot takes a digest, sha256: and 64 hex digits");
        }
        if (environment().isEmpty()
                && (snapshot().isPresent() || !value("--flags").isEmpty())) {
            mistakes.add("--snapshot and --flags say how an environment was: name it with --in");
        }
    }

    private void keptForEver(String option) {
        if (Typed.isSecret(value(option))) {
            mistakes.add("%s looks like a secret, and would be kept for ever".formatted(option));
        }
    }

    /// A known word that this one looks like.
    private Optional<String> typo() {
        return invocation.arguments().hasMatchedOption("--custom-type") || EvidenceType.KNOWN.contains(type)
                ? Optional.empty()
                : EvidenceType.meant(type).or(() -> NearestWord.to(type, EvidenceType.KNOWN, MOST_SLIPS));
    }

    private static boolean isRelease(String text) {
        var at = text.indexOf('@');
        return at < 0
                ? RELEASE.matcher(text).matches()
                : ReleaseNames.isName(text.substring(0, at)) && ReleaseNames.isVersion(text.substring(at + 1));
    }

    private boolean areFit(byte[] flags) {
        var name = value("--flags");
        var before = mistakes.size();
        if (flags.length == 0) {
            mistakes.add("%s: it is empty".formatted(name));
        }
        EvidenceSecrets.sentence(flags).ifPresent(what -> mistakes.add("%s: %s".formatted(name, what)));
        return mistakes.size() == before;
    }

    private Optional<byte[]> flagBytes() {
        var name = value("--flags");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var path = invocation.surroundings().directory().resolve(name);
        try {
            var none = Typed.noFile(path);
            if (none.isPresent()) {
                mistakes.add("%s: %s".formatted(name, none.get()));
            } else if (Files.size(path) > MOST_FLAGS) {
                mistakes.add("%s: its %d bytes are more than the %d MiB that --flags takes; %s"
                        .formatted(name, Files.size(path), MOST_FLAGS >> 20, NOTHING));
            } else {
                return Optional.of(Files.readAllBytes(path));
            }
        } catch (IOException _) {
            mistakes.add("%s: cannot be read".formatted(name));
        }
        return Optional.empty();
    }

    private String value(String option) {
        return invocation.arguments().matchedOptionValue(option, "");
    }

    private Optional<String> optional(String option) {
        return Optional.of(value(option)).filter(it -> !it.isEmpty());
    }

    String release() {
        return invocation.arguments().matchedPositionalValue(0, "");
    }

    String type() {
        return type;
    }

    Optional<String> artifact() {
        return optional("--artifact");
    }

    Optional<String> environment() {
        return optional("--in");
    }

    Optional<String> snapshot() {
        return optional("--snapshot");
    }

    boolean kept() {
        return !invocation.arguments().hasMatchedOption("--summary-only");
    }

    /// At least one.
    List<EvidenceFiles.Given> files() {
        return files;
    }

    /// Whether a folder or more than one file was named.
    boolean several() {
        return several;
    }

    Optional<Bytes> flags() {
        return flags;
    }
}

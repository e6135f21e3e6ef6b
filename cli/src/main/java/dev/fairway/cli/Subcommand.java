package dev.fairway.cli;

import dev.fairway.cli.command.Command;
import dev.fairway.cli.drift.AuditCommand;
import dev.fairway.cli.drift.CheckCommand;
import dev.fairway.cli.drift.ContractAddCommand;
import dev.fairway.cli.drift.ContractExplainCommand;
import dev.fairway.cli.drift.ContractInitCommand;
import dev.fairway.cli.drift.ContractLintCommand;
import dev.fairway.cli.drift.DemoCommand;
import dev.fairway.cli.drift.DiffCommand;
import dev.fairway.cli.drift.WhyCommand;
import dev.fairway.cli.ledger.EvidenceAddCommand;
import dev.fairway.cli.ledger.EvidenceExportCommand;
import dev.fairway.cli.ledger.EvidenceListCommand;
import dev.fairway.cli.ledger.EvidenceSpoolDropCommand;
import dev.fairway.cli.ledger.EvidenceSpoolFlushCommand;
import dev.fairway.cli.ledger.EvidenceSpoolListCommand;
import dev.fairway.cli.ledger.LedgerEraseCommand;
import dev.fairway.cli.ledger.LedgerExportCommand;
import dev.fairway.cli.ledger.LedgerKeyAddCommand;
import dev.fairway.cli.ledger.LedgerKeyCommand;
import dev.fairway.cli.ledger.LedgerKeyListCommand;
import dev.fairway.cli.ledger.LedgerKeyRevokeCommand;
import dev.fairway.cli.ledger.LedgerKeyRotateCommand;
import dev.fairway.cli.ledger.LedgerPackageCommand;
import dev.fairway.cli.ledger.LedgerRebuildCommand;
import dev.fairway.cli.ledger.LedgerReceiptCommand;
import dev.fairway.cli.ledger.LedgerShowCommand;
import dev.fairway.cli.ledger.LedgerVerifyCommand;
import dev.fairway.cli.ledger.LedgerWitnessCommand;
import dev.fairway.cli.ledger.ReleaseCreateCommand;
import dev.fairway.cli.ledger.ReleaseDiffCommand;
import dev.fairway.cli.ledger.ReleaseListCommand;
import dev.fairway.cli.ledger.ReleaseRecallCommand;
import dev.fairway.cli.ledger.ReleaseShowCommand;
import dev.fairway.cli.ledger.ReleaseVerifyCommand;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The subcommands, in the order that help lists them. Only the class of the one that was asked for is ever loaded.
enum Subcommand {
    DEMO("demo", "Tell a story that happened to somebody, on a repository made for it."),
    AUDIT("audit", "Name the differences that nobody declared, who brought them in, and when."),
    CHECK("check", "Fail when environments differ in a way that nobody declared."),
    DIFF("diff", "Compare two environments, or two moments of one."),
    WHY("why", "Tell what became of a value in every environment."),
    CONTRACT_INIT("contract init", "Write a first contract, from what is there today."),
    CONTRACT_ADD("contract add", "Accept one finding, for a while."),
    CONTRACT_LINT("contract lint", "Find what of the contract is out of date."),
    CONTRACT_EXPLAIN("contract explain", "Tell what the contract says of a key."),
    RELEASE_CREATE("release create", "Record what was built, once."),
    RELEASE_SHOW("release show", "Tell what a release is made of."),
    RELEASE_VERIFY("release verify", "Look whether a release's parts are still there."),
    RELEASE_LIST("release list", "List the releases that the ledger has."),
    RELEASE_DIFF("release diff", "Tell what differs between two releases, by meaning."),
    RELEASE_RECALL("release recall", "Record that nobody should run a release any more."),
    EVIDENCE_ADD("evidence add", "Bind what proves something to the release that it is about."),
    EVIDENCE_LIST("evidence list", "List what proves something of a release."),
    EVIDENCE_EXPORT("evidence export", "Write the evidence of a release in the forms that others read."),
    EVIDENCE_SPOOL_LIST("evidence spool list", "List what waits for a ledger that could not be reached."),
    EVIDENCE_SPOOL_FLUSH("evidence spool flush", "Record what waits for a ledger that could not be reached."),
    EVIDENCE_SPOOL_DROP("evidence spool drop", "Take out what waits and will never be recorded."),
    LEDGER_VERIFY("ledger verify", "Check that a ledger, an export or a receipt is what was signed."),
    LEDGER_EXPORT("ledger export", "Write the ledger as files that a stranger verifies."),
    LEDGER_SHOW("ledger show", "Tell the ledger's history, an entry a line."),
    LEDGER_KEY("ledger key", "Print the key that the ledger's signatures are checked with."),
    LEDGER_KEY_LIST("ledger key list", "List who signs, with which keys, and until when."),
    LEDGER_KEY_ADD("ledger key add", "Give whoever signs here one key more."),
    LEDGER_KEY_ROTATE("ledger key rotate", "Hand the key that signs here over to a new one."),
    LEDGER_KEY_REVOKE("ledger key revoke", "End a key: it signs nothing any more."),
    LEDGER_RECEIPT("ledger receipt", "Print the proof that an entry is in the ledger."),
    LEDGER_PACKAGE("ledger package", "Write all that the ledger holds of a release, for an auditor."),
    LEDGER_WITNESS("ledger witness", "Cosign an export that continues what was cosigned before."),
    LEDGER_ERASE("ledger erase", "Take a file's bytes out of the ledger for good."),
    LEDGER_REBUILD("ledger rebuild", "Make the store's indexes anew from its entries."),
    SCHEMA("schema", "Print the JSON Schema of the contract, of fairway.yaml, or of our JSON."),
    DOCTOR("doctor", "Look at what is there of what Fairway can use."),
    COMPLETION("completion", "Print the script that completes commands in bash and zsh.");

    /// Those of the ledger that leave nothing behind but what they tell.
    private static final List<Subcommand> READING = List.of(
            RELEASE_SHOW,
            RELEASE_LIST,
            RELEASE_DIFF,
            EVIDENCE_LIST,
            EVIDENCE_SPOOL_LIST,
            LEDGER_VERIFY,
            LEDGER_SHOW,
            LEDGER_KEY,
            LEDGER_KEY_LIST,
            LEDGER_RECEIPT);

    private final String text;
    private final String summary;

    Subcommand(String text, String summary) {
        this.text = text;
        this.summary = summary;
    }

    /// Whether it may leave something behind that stands, whatever becomes of its report.
    boolean mayRecord() {
        return List.of("release", "evidence", "ledger").contains(words().getFirst()) && !READING.contains(this);
    }

    /// The one that the arguments begin with: of several the one with the longest name, which has up to three words.
    static Optional<Subcommand> parse(List<String> arguments) {
        return Arrays.stream(values())
                .filter(it -> arguments.size() >= it.words().size()
                        && arguments.subList(0, it.words().size()).equals(it.words()))
                .max(Comparator.comparingInt(it -> it.words().size()));
    }

    /// Those that begin with these words and go on, as those of `contract` do.
    static List<Subcommand> group(List<String> words) {
        return Arrays.stream(values())
                .filter(it -> it.words().size() > words.size()
                        && it.words().subList(0, words.size()).equals(words))
                .toList();
    }

    List<String> words() {
        return List.of(text.split(" "));
    }

    /// What people type.
    String text() {
        return text;
    }

    /// One line for the list of commands.
    String summary() {
        return summary;
    }

    Command create() {
        return switch (this) {
            case DEMO -> new DemoCommand();
            case AUDIT -> new AuditCommand();
            case CHECK -> new CheckCommand();
            case DIFF -> new DiffCommand();
            case WHY -> new WhyCommand();
            case CONTRACT_INIT -> new ContractInitCommand();
            case CONTRACT_ADD -> new ContractAddCommand();
            case CONTRACT_LINT -> new ContractLintCommand();
            case CONTRACT_EXPLAIN -> new ContractExplainCommand();
            case RELEASE_CREATE -> new ReleaseCreateCommand();
            case RELEASE_SHOW -> new ReleaseShowCommand();
            case RELEASE_VERIFY -> new ReleaseVerifyCommand();
            case RELEASE_LIST -> new ReleaseListCommand();
            case RELEASE_DIFF -> new ReleaseDiffCommand();
            case RELEASE_RECALL -> new ReleaseRecallCommand();
            case EVIDENCE_ADD -> new EvidenceAddCommand();
            case EVIDENCE_LIST -> new EvidenceListCommand();
            case EVIDENCE_EXPORT -> new EvidenceExportCommand();
            case EVIDENCE_SPOOL_LIST -> new EvidenceSpoolListCommand();
            case EVIDENCE_SPOOL_DROP -> new EvidenceSpoolDropCommand();
            case EVIDENCE_SPOOL_FLUSH -> new EvidenceSpoolFlushCommand();
            case LEDGER_VERIFY -> new LedgerVerifyCommand();
            case LEDGER_EXPORT -> new LedgerExportCommand();
            case LEDGER_SHOW -> new LedgerShowCommand();
            case LEDGER_KEY -> new LedgerKeyCommand();
            case LEDGER_KEY_LIST -> new LedgerKeyListCommand();
            case LEDGER_KEY_ADD -> new LedgerKeyAddCommand();
            case LEDGER_KEY_ROTATE -> new LedgerKeyRotateCommand();
            case LEDGER_KEY_REVOKE -> new LedgerKeyRevokeCommand();
            case LEDGER_RECEIPT -> new LedgerReceiptCommand();
            case LEDGER_PACKAGE -> new LedgerPackageCommand();
            case LEDGER_WITNESS -> new LedgerWitnessCommand();
            case LEDGER_ERASE -> new LedgerEraseCommand();
            case LEDGER_REBUILD -> new LedgerRebuildCommand();
            case SCHEMA -> new SchemaCommand();
            case DOCTOR -> new DoctorCommand();
            case COMPLETION -> new CompletionCommand();
        };
    }
}

package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.connectors.oci.OciConnector;
import dev.fairway.core.release.ReleaseState;
import dev.fairway.engine.release.ReleaseCreation;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `fairway release create`: records what was built, once.
public final class ReleaseCreateCommand implements Command {

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Records a release: an application's version and what it is made of, each part by its digest."
                            + " Nothing is built; registries are asked only for --from-image and --verify. The same"
                            + " content again is the same release; other content under the same name is refused. Exit"
                            + " codes: 0 there, 1 the name stands for something else, or an image is not there, 3 the"
                            + " store or a registry could not be asked.")
                .footer(
                        "",
                        "Example:",
                        "  fairway release create --app payments --version 1.4.2 \\",
                        "      --artifact api=registry.example/payments-api@sha256:… --config config/base.yaml");
        spec.addOption(
                Arguments.value("FILE", "YAML or JSON that says what options say; options go before it.", "--file"));
        spec.addOption(Arguments.value("NAME", "The application: a-z, 0-9, '.', '_', '-'. Needed.", "--app"));
        spec.addOption(Arguments.value("VERSION", "Its version. Needed.", "--version"));
        spec.addOption(many(
                "NAME=REF|FILE",
                "Something that was built: by its digest, as in api=registry.example/api@sha256:…, or a file, as in"
                        + " api=./dist/api.jar.",
                "--artifact"));
        spec.addOption(many(
                "[NAME=]REF",
                "An image as its tag leads to it now, as in api=registry.example/payments-api:1.4.2; without a name it"
                        + " is called as its repository ends.",
                "--from-image"));
        spec.addOption(CommonOptions.flag(
                "Look for all artifacts where they are kept, and record what was seen.", "--verify"));
        addFiles(spec);
        spec.addOption(Arguments.value("ID", "The commit that it was built from.", "--commit"));
        spec.addOption(Arguments.value("RELEASE", "The release that this one replaces.", "--supersedes"));
        spec.addOption(CommonOptions.flag(
                "Begin another ledger, though the one that was here is not there any more.", "--new-log"));
        return spec;
    }

    /// What is read from the commit, or from what lies there.
    private static void addFiles(CommandSpec spec) {
        spec.addOption(many(
                "NAME=TOOL:FOLDER",
                "A folder of migrations: its files, their order and their checksums. Tools: flyway, golang-migrate,"
                        + " liquibase, sql.",
                "--migrations"));
        spec.addOption(many(
                "NAME=FROM..TO",
                "Of migrations: the versions of the database that the application can run on.",
                "--compatible"));
        spec.addOption(many("NAME=FOLDER", "A module of infrastructure: all files of a folder.", "--module"));
        spec.addOption(many("FILE", "A file of configuration that is the same everywhere.", "--config"));
        spec.addOption(many("FILE", "A file of feature flags.", "--flags"));
        spec.addOption(many("NAME=DIGEST", "A snapshot of data, by its digest.", "--data"));
        spec.addOption(many(
                "FILE",
                "SLSA provenance of what was built: bound to each artifact that it speaks of.",
                "--provenance"));
        spec.addOption(Arguments.value(
                "FILE",
                "A public key in PEM: refuse provenance that is in no DSSE envelope which it has signed.",
                "--provenance-key"));
    }

    static OptionSpec many(String label, String description, String name) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description + " Can be given several times.")
                .build();
    }

    @Override
    public List<String> formats() {
        return ReportOutput.TEXT_OR_JSON;
    }

    @Override
    public Exit run(Invocation invocation) {
        var images = ImageArguments.of(invocation);
        var mistakes = new ArrayList<String>();
        var provenance = ReleaseProvenance.read(invocation, mistakes);
        return switch (new ReleaseArguments(invocation, images).read()) {
            case ReleaseArguments.Reading.Mistaken(var more) -> {
                mistakes.addAll(0, more);
                yield invocation.mistakes(mistakes);
            }
            case ReleaseArguments.Reading.Read read ->
                mistakes.isEmpty() ? believed(invocation, images, read, provenance) : nothing(invocation, mistakes);
        };
    }

    /// Of a release that is right by itself, somebody could think that it was recorded without what was refused.
    private static Exit nothing(Invocation invocation, List<String> mistakes) {
        invocation.mistakes(mistakes);
        return invocation.mistakes(List.of(EvidenceArguments.NOTHING));
    }

    private static Exit believed(
            Invocation invocation,
            ImageArguments images,
            ReleaseArguments.Reading.Read read,
            ReleaseProvenance provenance) {
        if (provenance.unsigned().isEmpty()) {
            return looked(invocation, images, read, provenance);
        }
        var err = invocation.surroundings().err();
        provenance.unsigned().forEach(why -> Complaint.tell(err, why));
        Complaint.tell(err, EvidenceArguments.NOTHING);
        return Exit.FINDINGS;
    }

    private static Exit looked(
            Invocation invocation,
            ImageArguments images,
            ReleaseArguments.Reading.Read read,
            ReleaseProvenance provenance) {
        var surroundings = invocation.surroundings();
        var top = LedgerPlace.top(surroundings.directory());
        var look = CreationLook.of(images, read, () -> OciConnector.open(surroundings.environment(), top), top);
        return switch (look) {
            case CreationLook.Failed(var absent, var unseen) -> {
                absent.forEach(why -> Complaint.tell(surroundings.err(), why));
                unseen.forEach(why -> Complaint.tell(surroundings.err(), why));
                Complaint.tell(surroundings.err(), EvidenceArguments.NOTHING);
                yield absent.isEmpty() ? Exit.UNSEEN : Exit.FINDINGS;
            }
            case CreationLook.Done done -> {
                var foreign = new ArrayList<>(provenance.foreignTo(done.release()));
                foreign.addAll(SecretNames.mistakes(done.release(), read.objects()));
                yield foreign.isEmpty() ? recorded(invocation, done, read, provenance) : nothing(invocation, foreign);
            }
        };
    }

    private static Exit recorded(
            Invocation invocation,
            CreationLook.Done look,
            ReleaseArguments.Reading.Read read,
            ReleaseProvenance provenance) {
        var place = LedgerPlace.of(invocation.surroundings());
        var anew = invocation.arguments().hasMatchedOption("--new-log");
        var supersedes = read.draft().supersedes();
        if (supersedes.isEmpty()) {
            return place.writing(anew, writer -> record(invocation, writer, look, read, provenance));
        }
        // No log is begun for a release that replaces one which is not there.
        if (anew || !SqliteLedgerStore.exists(place.folder())) {
            return invocation.mistakes(
                    List.of("--supersedes %s: there is no ledger yet that could have it".formatted(supersedes.get())));
        }
        return place.writing(false, writer -> {
            var meant = writer.ledger().proving(log -> Releases.meant(log, supersedes.get()));
            if (meant.size() != 1) {
                return nothing(invocation, List.of("--supersedes: " + Releases.notOne(supersedes.get(), meant)));
            }
            var before = meant.getFirst();
            return before.release().app().equals(look.release().app())
                    ? record(invocation, writer, look.superseding(before.id().text()), read, provenance)
                    : nothing(
                            invocation,
                            List.of("--supersedes: %s is of another application than %s"
                                    .formatted(before.name(), look.release().name())));
        });
    }

    private static Exit record(
            Invocation invocation,
            LedgerPlace.Writer place,
            CreationLook.Done look,
            ReleaseArguments.Reading.Read read,
            ReleaseProvenance provenance) {
        var random = new SecureRandom();
        var recorded = ReleaseCreation.record(place.ledger(), look.release(), read.objects(), look.places(), random);
        return switch (recorded) {
            case ReleaseCreation.Outcome.There there -> {
                ReleaseText.unrun(
                                look.release(),
                                digest -> read.objects().stream()
                                        .filter(object -> Digest.of(object).equals(digest))
                                        .findFirst())
                        .forEach(
                                note -> Complaint.tell(invocation.surroundings().err(), note));
                if (there.created() && !read.uncommitted().isEmpty()) {
                    Complaint.tell(invocation.surroundings().err(), ReleaseText.uncommitted(read.uncommitted()));
                }
                yield seen(invocation, place, look, there, provenance, random);
            }
            case ReleaseCreation.Outcome.Taken(var id, var other) -> {
                Complaint.tell(
                        invocation.surroundings().err(),
                        ("%s is another release, %s, that differs in %s: what was recorded never changes; give this"
                                        + " one a version of its own")
                                .formatted(other.name(), id, ReleaseText.difference(other, look.release())));
                Complaint.tell(invocation.surroundings().err(), EvidenceArguments.NOTHING);
                yield Exit.FINDINGS;
            }
            case ReleaseCreation.Outcome.Failed(var result) -> failed(invocation, result);
        };
    }

    private static Exit failed(Invocation invocation, AppendResult result) {
        Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
        return AppendFailure.exit(result);
    }

    /// Records what was seen, and binds what came with it, beside the release.
    private static Exit seen(
            Invocation invocation,
            LedgerPlace.Writer place,
            CreationLook.Done look,
            ReleaseCreation.Outcome.There there,
            ReleaseProvenance provenance,
            SecureRandom random) {
        var release = new Releases.Recorded(there.id(), look.release(), there.index(), there.time(), "");
        var recorded = look.looked()
                .map(it -> Sightings.record(place.ledger(), release, it.sighting(), look.places(), random));
        if (recorded.isPresent() && recorded.get() instanceof Sightings.Outcome.Failed(var result)) {
            Complaint.tell(
                    invocation.surroundings().err(),
                    "the release is recorded, and what was seen of it is not: "
                            + "fairway release verify %s looks again".formatted(there.name()));
            return failed(invocation, result);
        }
        var state = place.ledger().proving(log -> Sightings.state(release, Sightings.newest(log, release)));
        var bound = provenance.bind(place, look.release(), there.id().text());
        tell(invocation, there, ReleaseText.state(look.release(), state), state, bound);
        return bound.exit();
    }

    private static void tell(
            Invocation invocation,
            ReleaseCreation.Outcome.There there,
            String sentence,
            ReleaseState state,
            ReleaseProvenance.Done bound) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> LedgerJson.created(
                    new LedgerJson.Created(
                            there.id().text(),
                            there.name(),
                            there.created(),
                            state.word(),
                            there.index(),
                            there.time(),
                            bound.answers()),
                    sink)));
        } else if (!invocation.options().quiet()) {
            out.println("%s %s"
                    .formatted(
                            SafeText.visible(there.name()),
                            there.created()
                                    ? "recorded, entry %d".formatted(there.index())
                                    : "was recorded before, entry %d".formatted(there.index())));
            out.println("  " + there.id());
            out.println("  " + sentence);
            bound.lines().forEach(line -> out.println("  " + line));
        }
    }
}

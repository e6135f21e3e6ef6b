package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.CommonOptions;
import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.engine.release.ReleaseCreation;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
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
                            + " Nothing is built and nothing is fetched. The same content again is the same release;"
                            + " other content under the same name is refused. Exit codes: 0 there, 1 the name stands"
                            + " for something else, 3 the store could not be had.")
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
                "NAME=REF",
                "Something that was built, by its digest, as in api=registry.example/api@sha256:…",
                "--artifact"));
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
        spec.addOption(Arguments.value("ID", "The commit that it was built from.", "--commit"));
        spec.addOption(Arguments.value("RELEASE", "The id of the release that this one replaces.", "--supersedes"));
        spec.addOption(CommonOptions.flag(
                "Begin another ledger, though the one that was here is not there any more.", "--new-log"));
        return spec;
    }

    private static OptionSpec many(String label, String description, String name) {
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
        return switch (new ReleaseArguments(invocation).read()) {
            case ReleaseArguments.Reading.Mistaken(var mistakes) -> invocation.mistakes(mistakes);
            case ReleaseArguments.Reading.Read read ->
                LedgerPlace.of(invocation.surroundings())
                        .writing(
                                invocation.arguments().hasMatchedOption("--new-log"),
                                place -> record(invocation, place, read));
        };
    }

    private static Exit record(Invocation invocation, LedgerPlace.Writer place, ReleaseArguments.Reading.Read read) {
        return switch (ReleaseCreation.record(place.ledger(), place.log(), read.release(), read.objects())) {
            case ReleaseCreation.Outcome.There there -> {
                tell(invocation, there);
                yield Exit.CLEAN;
            }
            case ReleaseCreation.Outcome.Taken(var id, var name) -> {
                Complaint.tell(
                        invocation.surroundings().err(),
                        "%s is another release, %s: what was recorded never changes; give this one a version of its own"
                                .formatted(name, id));
                yield Exit.FINDINGS;
            }
            case ReleaseCreation.Outcome.Failed(var result) -> {
                Complaint.tell(invocation.surroundings().err(), AppendFailure.sentence(result));
                yield AppendFailure.exit(result);
            }
        };
    }

    private static void tell(Invocation invocation, ReleaseCreation.Outcome.There there) {
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> LedgerJson.created(
                    new LedgerJson.Created(
                            there.id().text(),
                            there.name(),
                            there.created(),
                            "unverified",
                            there.index(),
                            there.time()),
                    sink)));
        } else if (!invocation.options().quiet()) {
            out.println("%s %s"
                    .formatted(
                            SafeText.visible(there.name()),
                            there.created()
                                    ? "recorded, entry %d".formatted(there.index())
                                    : "was recorded before, entry %d".formatted(there.index())));
            out.println("  " + there.id());
            out.println("  unverified: nobody has looked whether its artifacts are there");
        }
    }
}

package dev.fairway.cli.drift;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Command;
import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.core.contract.ContractAnswer.Written;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Fingerprint;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Report;
import dev.fairway.engine.journey.Audit;
import dev.fairway.engine.journey.Audit.Outcome.Audited;
import dev.fairway.engine.journey.ContractWriting;
import dev.fairway.engine.journey.ContractWriting.Acceptances;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/// `fairway contract add FINGERPRINT`: accepts one finding, for a while.
public final class ContractAddCommand implements Command {

    private static final String NAME = "contract add";
    private static final int SHORTEST = 4;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description("Accepts one finding as an exception: owned, with a reason, and ending by itself. Only"
                        + " the values of today are accepted; a value that changes is reported again. What is"
                        + " of a kind that environments are meant to have gets a rule instead, unless --until"
                        + " says when it ends.")
                .footer(
                        "",
                        "Example:",
                        "  fairway contract add 06e9ae68 --reason \"load test until the migration\" --until"
                                + " 2027-03-01");
        spec.addPositional(
                Arguments.parameter(0, "FINGERPRINT", true, "As audit and check show it; its beginning is enough."));
        spec.addOption(Arguments.value("TEXT", "Why it may be so. Needed.", "--reason"));
        spec.addOption(Arguments.value(
                "DATE",
                "The last day on which it may, as in 2027-03-01. Default: in %d days."
                        .formatted(ContractInitCommand.DAYS),
                "--until"));
        spec.addOption(Arguments.value(
                "OWNER",
                "Who answers for it. Default: CODEOWNERS, else your Git e-mail address, else unowned.",
                "--owner"));
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
        return Opened.run(invocation, path, false, opened -> run(invocation, opened));
    }

    private static Exit run(Invocation invocation, Opened opened) {
        var mistakes = new ArrayList<>(opened.mistakes());
        String fingerprint = invocation.arguments().matchedPositionalValue(0, "");
        if (!fingerprint.matches("[0-9a-f]{%d,16}".formatted(SHORTEST))) {
            mistakes.add("a fingerprint has %d to 16 digits from 0 to f, as audit shows it".formatted(SHORTEST));
        }
        var acceptances = acceptances(invocation, opened, mistakes);
        if (!mistakes.isEmpty()) {
            return invocation.mistakes(mistakes);
        }
        var look = Judging.request("check", invocation, opened, Judging.limits(invocation.arguments(), mistakes));
        return switch (Audit.run(opened.workspace(), look)) {
            case Audit.Outcome.Mistaken(var found) -> invocation.mistakes(found);
            case Audited audited -> {
                var meant = audited.report().findings().stream()
                        .filter(finding -> named(finding, fingerprint))
                        .toList();
                yield meant.size() == 1
                        ? add(invocation, opened, meant.getFirst(), acceptances)
                        : invocation.mistakes(List.of(
                                meant.isEmpty()
                                        ? nothing(fingerprint, audited.report(), opened)
                                        : "%d findings have fingerprints that begin with '%s'; write more of it"
                                                .formatted(meant.size(), fingerprint)));
            }
        };
    }

    /// Why no finding is meant: it may be excepted already.
    private static String nothing(String fingerprint, Report report, Opened opened) {
        return report.explained().stream()
                .filter(explained -> explained.verdict() == Verdict.EXCEPTED)
                .filter(explained -> Arrays.stream(FindingKind.values())
                        .anyMatch(kind ->
                                Fingerprint.of(explained.address(), kind).startsWith(fingerprint)))
                .findFirst()
                .map(explained -> "%s is excepted already, %s; to extend that, change the date after 'until' in %s"
                        .formatted(
                                explained.address(),
                                explained.because(),
                                opened.contract().shown()))
                .orElse("no finding of today has the fingerprint '%s'; fairway check shows them"
                        .formatted(fingerprint));
    }

    private static boolean named(Finding finding, String fingerprint) {
        return finding.fingerprint().startsWith(fingerprint)
                || finding.members().stream()
                        .anyMatch(member -> member.fingerprint().startsWith(fingerprint));
    }

    private static Acceptances acceptances(Invocation invocation, Opened opened, List<String> mistakes) {
        var arguments = invocation.arguments();
        var today = LocalDate.ofInstant(invocation.surroundings().clock().instant(), ZoneOffset.UTC);
        String reason = arguments.matchedOptionValue("--reason", "");
        if (reason.isBlank()) {
            mistakes.add("--reason is needed: why may it be so?");
        }
        String written = arguments.matchedOptionValue("--until", "");
        var until = written.isEmpty() ? Optional.of(today.plusDays(ContractInitCommand.DAYS)) : Arguments.date(written);
        if (until.isEmpty()) {
            mistakes.add("--until takes a day that exists, as in 2027-03-01, not '%s'".formatted(written));
        } else if (until.get().isBefore(today)) {
            mistakes.add("--until %s is over already".formatted(written));
        }
        String owner = arguments.matchedOptionValue("--owner", "");
        Function<String, String> owners = owner.isBlank()
                ? new Owners(opened.workspace(), invocation.surroundings().environment())
                : _ -> owner;
        return new Acceptances(owners, reason.strip(), until.orElse(today));
    }

    private static Exit add(Invocation invocation, Opened opened, Finding finding, Acceptances acceptances) {
        var place = opened.contract();
        var request = ContractInitCommand.request(invocation, opened);
        var ending = invocation.arguments().hasMatchedOption("--until");
        return switch (ContractWriting.add(
                opened.workspace(), request, finding, acceptances, !place.exists(), ending)) {
            case ContractWriting.Outcome.Refused(var found) -> invocation.mistakes(found);
            case ContractWriting.Outcome.Nothing(var left, var unseen) -> {
                ContractOutput.writeUnlessQuiet(
                        new Written(NAME, place.shown(), false, List.of(), List.of(), left, unseen), invocation);
                yield Exit.CLEAN;
            }
            case ContractWriting.Outcome.Drafted(var draft) ->
                ContractInitCommand.written(NAME, invocation, opened, draft);
        };
    }
}

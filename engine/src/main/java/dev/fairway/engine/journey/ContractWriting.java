package dev.fairway.engine.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairway.connector.Workspace;
import dev.fairway.core.contract.Acceptance;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.judge.Causes;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import dev.fairway.core.report.Report.Proposal;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.journey.Contracts.Agreed;
import dev.fairway.formats.contract.ContractEditor;
import dev.fairway.formats.contract.ContractEditor.Edit;
import dev.fairway.formats.contract.ContractReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Drafts what is added to a contract, and holds the repository against the draft before anyone writes it.
public final class ContractWriting {

    /// So often a draft is narrowed; the last one names every address by itself.
    private static final int MOST_DRAFTS = 6;

    private final Workspace workspace;
    private final Request request;
    /// Every draft is held against the same files, which are read once.
    private final Ground ground;

    private ContractWriting(Workspace workspace, Request request) {
        this.workspace = workspace;
        this.request = request;
        this.ground = Assessed.ground(workspace.tree(), request.look());
    }

    /// @param look how the repository is looked at, today's contracts included
    /// @param file the contract's path, as messages name it
    /// @param scope the folder that is looked at, from the one that the contract speaks of
    /// @param existing what the file holds; nothing where there is none
    public record Request(Audit.Request look, String file, String scope, Optional<String> existing) {}

    /// What would be written.
    ///
    /// @param text the whole file
    /// @param left findings that the contract does not cover
    /// @param unseen what could not be read, one sentence each
    public record Draft(
            String text, List<Proposal> rules, List<TimedException> exceptions, int left, List<String> unseen) {
        public Draft {
            rules = List.copyOf(rules);
            exceptions = List.copyOf(exceptions);
            unseen = List.copyOf(unseen);
        }
    }

    /// What came of it.
    public sealed interface Outcome {

        record Drafted(Draft draft) implements Outcome {}

        /// It is all there already.
        ///
        /// @param left findings that the contract does not cover all the same
        record Nothing(int left, List<String> unseen) implements Outcome {
            public Nothing {
                unseen = List.copyOf(unseen);
            }
        }

        record Refused(List<String> mistakes) implements Outcome {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /// Who answers for a file, and why and how long something is accepted.
    ///
    /// @param owner by a file's path
    public record Acceptances(Function<String, String> owner, String reason, LocalDate until) {}

    /// Rules for what is expected and not declared yet; with `baseline` exceptions for everything else that differs
    /// today.
    public static Outcome init(Workspace workspace, Request request, Optional<Acceptances> baseline) {
        var writing = new ContractWriting(workspace, request);
        var before = writing.assessed(request.look().contracts());
        if (before.survey().discovered().families().isEmpty()) {
            return new Outcome.Refused(List.of("no environments were found, so there is nothing to agree on"
                    + " (fairway audit --explain-discovery says what was looked at)"));
        }
        var begun = ContractEditor.naming(Source.of(request.file()), writing.existing(), writing.environments());
        return switch (writing.edit(begun, writing.proposals(before), List.of())) {
            case Edit.Refused(var mistakes) -> refused(mistakes);
            case Edit.Unchanged _ -> writing.accepted(begun, List.of(), baseline);
            case Edit.Changed(var text, var added, var _) -> writing.accepted(text, added, baseline);
        };
    }

    /// Exceptions for one finding; rules where all of it is of a kind that environments are meant to have, and nobody
    /// said that it should end.
    ///
    /// @param withRules whether the contract is new, so that rules for what is expected have to come first
    public static Outcome add(
            Workspace workspace,
            Request request,
            Finding finding,
            Acceptances acceptances,
            boolean withRules,
            boolean ending) {
        var writing = new ContractWriting(workspace, request);
        var before = writing.assessed(request.look().contracts());
        var rules = ending ? List.<Proposal>of() : writing.rules(finding, acceptances.reason(), before);
        var proposals = withRules ? writing.proposals(before) : rules;
        var exceptions = rules.isEmpty()
                ? writing.exceptions(List.of(writing.renamed(finding, before)), acceptances)
                : List.<TimedException>of();
        return switch (writing.edit(writing.existing(), proposals, exceptions)) {
            case Edit.Refused(var mistakes) -> refused(mistakes);
            case Edit.Unchanged _ -> writing.nothing(before);
            case Edit.Changed(var text, var written, var added) -> {
                var after = writing.assessed(text);
                yield fingerprints(after).contains(finding.fingerprint())
                        ? new Outcome.Refused(
                                List.of("an exception cannot cover this finding: it is not about values that differ"))
                        : writing.drafted(text, written, added, after);
            }
        };
    }

    /// Rules that explain all of a finding, or none.
    private List<Proposal> rules(Finding finding, String reason, Assessed before) {
        var meant = Stream.concat(
                        Stream.of(finding.address()), finding.members().stream().map(Member::address))
                .collect(Collectors.toSet());
        var known = before.assessment().expected().stream().map(Found::address).collect(Collectors.toSet());
        if (!known.containsAll(meant)) {
            return List.of();
        }
        known.removeAll(meant);
        return new Proposals(before, request.scope(), Set.of(), known)
                .drawn().stream().map(proposal -> proposal.because(reason)).toList();
    }

    private Outcome accepted(String text, List<Proposal> rules, Optional<Acceptances> baseline) {
        var left = assessed(text);
        var exceptions =
                baseline.map(acceptances -> exceptions(left, acceptances)).orElse(List.of());
        return switch (edit(text, List.of(), exceptions)) {
            case Edit.Refused(var mistakes) -> refused(mistakes);
            case Edit.Unchanged _ ->
                rules.isEmpty() && request.existing().filter(text::equals).isPresent()
                        ? nothing(left)
                        : drafted(text, rules, List.of(), left);
            case Edit.Changed(var whole, var _, var added) -> drafted(whole, rules, added, assessed(whole));
        };
    }

    private List<TimedException> exceptions(Assessed left, Acceptances acceptances) {
        var findings = Causes.findings(left.assessment().wrong().stream()
                .map(Assessment.Wrong::difference)
                .toList());
        return exceptions(
                findings.stream().map(finding -> renamed(finding, left)).toList(), acceptances);
    }

    private Outcome nothing(Assessed now) {
        return new Outcome.Nothing(
                left(now), Sight.unread(now.survey(), request.look().declared()));
    }

    private Outcome drafted(String text, List<Proposal> rules, List<TimedException> exceptions, Assessed after) {
        return new Outcome.Drafted(new Draft(
                text,
                rules,
                exceptions,
                left(after),
                Sight.unread(after.survey(), request.look().declared())));
    }

    /// As `check` counts them.
    private int left(Assessed assessed) {
        return Audit.findings(
                        workspace,
                        request.look(),
                        assessed,
                        assessed.assessment().wrong(),
                        new ArrayList<>())
                .size();
    }

    /// Proposals under which the same is wrong as before: a key that would hide a finding, or make one, is
    /// named by its addresses only.
    private List<Proposal> proposals(Assessed before) {
        var narrow = new HashSet<String>();
        List<Proposal> proposals = List.of();
        for (var i = 0; i < MOST_DRAFTS; i++) {
            proposals = new Proposals(before, request.scope(), narrow, Set.of()).drawn();
            var misnamed = edit(existing(), proposals, List.of()) instanceof Edit.Changed(var text, var _, var _)
                    ? misnamed(before, assessed(text))
                    : Set.<Found>of();
            if (misnamed.isEmpty()) {
                return proposals;
            }
            misnamed.forEach(found -> Proposals.ends(found).stream()
                    .filter(end -> !narrow.contains(end))
                    .findFirst()
                    .ifPresent(narrow::add));
        }
        return proposals;
    }

    /// What came out otherwise than before.
    private static Set<Found> misnamed(Assessed before, Assessed after) {
        var was = fingerprints(before);
        var is = fingerprints(after);
        var violated = before.assessment().wrong().stream()
                .filter(one -> one.difference().rule().isPresent())
                .map(one -> one.difference().fingerprint())
                .collect(Collectors.toSet());
        var expected = before.assessment().expected().stream()
                .map(found -> found.address())
                .collect(Collectors.toSet());
        var misnamed = new HashSet<Found>();
        after.assessment().wrong().stream()
                .filter(one -> !was.contains(one.difference().fingerprint())
                        || (one.difference().rule().isPresent()
                                && !violated.contains(one.difference().fingerprint())))
                .forEach(one -> misnamed.add(one.found()));
        before.assessment().wrong().stream()
                .filter(one -> !is.contains(one.difference().fingerprint())
                        && !expected.contains(one.found().address()))
                .forEach(one -> misnamed.add(one.found()));
        return misnamed;
    }

    private static Set<String> fingerprints(Assessed assessed) {
        return assessed.assessment().wrong().stream()
                .map(one -> one.difference().fingerprint())
                .collect(Collectors.toSet());
    }

    private List<TimedException> exceptions(List<Finding> findings, Acceptances acceptances) {
        var place = new Place(Source.of(request.file()), 0, 0);
        var exceptions = new ArrayList<TimedException>();
        for (var finding : findings) {
            var owner = acceptances.owner().apply(file(finding));
            exceptions.addAll(Acceptance.of(finding, owner, acceptances.reason(), acceptances.until(), place));
        }
        return exceptions;
    }

    /// The file that the last environment on the route has the value from: that is where a change would be asked for.
    private static String file(Finding finding) {
        return finding.values().sequencedValues().reversed().stream()
                .filter(Held.Present.class::isInstance)
                .map(held -> ((Held.Present) held).place().file())
                .findFirst()
                .orElse(finding.address().resource());
    }

    /// The finding with addresses as the contract names them.
    private Finding renamed(Finding finding, Assessed assessed) {
        if (request.scope().isEmpty()) {
            return finding;
        }
        var files = assessed.survey().discovered().families().stream()
                .flatMap(family -> family.units().stream())
                .map(unit -> unit.template())
                .collect(Collectors.toSet());
        return finding.at(
                renamed(finding.address(), files),
                finding.members().stream()
                        .map(member ->
                                new Member(renamed(member.address(), files), member.fingerprint(), member.values()))
                        .toList());
    }

    private Address renamed(Address address, Set<String> files) {
        return files.contains(address.resource())
                ? new Address(address.application(), request.scope() + address.resource(), address.path())
                : address;
    }

    /// What is added to.
    private String existing() {
        return request.existing().filter(text -> !text.isEmpty()).orElseGet(() -> ContractEditor.begun(environments()));
    }

    /// Those that the contract is written for; none where it speaks of others than are looked at.
    private List<String> environments() {
        return request.scope().isEmpty() ? Reporting.used(ground.discovered()).names() : List.of();
    }

    private Edit edit(String text, List<Proposal> proposals, List<TimedException> exceptions) {
        return ContractEditor.add(
                Source.of(request.file()),
                text.getBytes(UTF_8),
                proposals,
                "",
                exceptions,
                request.look().today());
    }

    private Assessed assessed(String text) {
        var bytes = text.getBytes(UTF_8);
        var contract = ContractReader.read(Source.of(request.file()), bytes).contract();
        var agreed = new Agreed(contract, request.file(), request.scope());
        var contracts = new TreeMap<>(request.look().contracts().byApplication());
        var same = contracts.entrySet().stream()
                .filter(entry -> entry.getValue().file().equals(request.file()))
                .map(Map.Entry::getKey)
                .findFirst();
        contracts.put(same.orElse(""), agreed);
        return assessed(new Contracts(contracts));
    }

    private Assessed assessed(Contracts contracts) {
        return Assessed.of(ground, workspace.history(), request.look(), contracts);
    }

    private static Outcome refused(List<Mistake> mistakes) {
        return new Outcome.Refused(mistakes.stream().map(Mistake::toString).toList());
    }
}

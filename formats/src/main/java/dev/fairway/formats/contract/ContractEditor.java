package dev.fairway.formats.contract;

import dev.fairway.core.contract.Contract;
import dev.fairway.core.contract.TimedException;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.project.Mistake;
import dev.fairway.core.report.Report;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Adds rules and exceptions to a contract's text. Comments, order and every other byte of it survive, and what was
/// added already is not added again.
public final class ContractEditor {

    private static final String HEADER = """
        # What may differ between the environments, and what each of them may hold.
        # What nothing here names must be equal. `fairway contract lint` finds what is out of date.
        """;

    private ContractEditor() {}

    /// What became of an edit.
    public sealed interface Edit {

        /// @param text the whole new file
        /// @param rules that were added
        /// @param exceptions that were added
        record Changed(String text, List<Report.Proposal> rules, List<TimedException> exceptions) implements Edit {
            public Changed {
                rules = List.copyOf(rules);
                exceptions = List.copyOf(exceptions);
            }
        }

        /// Everything was there already.
        record Unchanged() implements Edit {}

        /// The file was left alone.
        record Refused(List<Mistake> mistakes) implements Edit {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /// The beginning of a new file.
    ///
    /// @param environments those that it is written for; none: they are not said
    public static String begun(List<String> environments) {
        return environments.isEmpty() ? HEADER : HEADER + "\nenvironments: " + YamlSpelling.list(environments) + "\n";
    }

    /// A contract's text with the environments that it is written for at its end, where it does not say them yet and
    /// can be added to.
    public static String naming(Source source, String existing, List<String> environments) {
        var before = ContractReader.read(source, existing.getBytes(StandardCharsets.UTF_8));
        if (environments.isEmpty()
                || !before.mistakes().isEmpty()
                || !before.contract().environments().isEmpty()) {
            return existing;
        }
        return Splice.line(existing, "environments: " + YamlSpelling.list(environments))
                .filter(each -> holds(source, each, before.contract(), 0, 0))
                .orElse(existing);
    }

    /// @param existing the file's bytes; empty for a new file
    /// @param proposals become rules, unless a rule for the same pattern is there
    /// @param owner of these rules; may be empty
    /// @param exceptions are added unless one like it is there and still in force; one for the same address alone,
    /// with other values, is renewed
    public static Edit add(
            Source source,
            byte[] existing,
            List<Report.Proposal> proposals,
            String owner,
            List<TimedException> exceptions,
            LocalDate today) {
        var before = ContractReader.read(source, existing);
        if (!before.mistakes().isEmpty()) {
            return new Edit.Refused(before.mistakes());
        }
        var rules = proposals.stream()
                .filter(proposal -> !named(before.contract(), proposal.match()))
                .filter(proposal -> readable(source, proposal, owner))
                .toList();
        var missing = exceptions.stream()
                .filter(exception -> before.contract().exceptions().stream()
                        .noneMatch(present -> !present.expired(today) && alike(present, exception)))
                .distinct()
                .toList();
        if (rules.isEmpty() && missing.isEmpty() && existing.length > 0) {
            return new Edit.Unchanged();
        }
        return added(source, existing, before.contract(), rules, owner, missing);
    }

    /// Proposals by the rule that they are written in: those that differ only in their address share one.
    public static List<List<Report.Proposal>> rules(List<Report.Proposal> proposals) {
        return List.copyOf(proposals.stream()
                .collect(Collectors.groupingBy(
                        proposal -> Entry.rest(proposal, ""), LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /// The rules as a contract would have them.
    public static String spelled(List<Report.Proposal> proposals) {
        return "rules:\n"
                + Entry.rules(proposals, "").stream()
                        .map(entry -> entry.block(2, "\n"))
                        .collect(Collectors.joining());
    }

    private static Edit added(
            Source source,
            byte[] existing,
            Contract before,
            List<Report.Proposal> rules,
            String owner,
            List<TimedException> exceptions) {
        var bom = existing.length > 2 && existing[0] == (byte) 0xEF;
        var text = ContractReader.decoded(existing).orElse("");
        var start = text.isBlank() && existing.length == 0 ? HEADER + "\n" : text;
        var edited = written(source, start, before, Entry.rules(rules, owner), rules.size(), exceptions);
        return edited.<Edit>map(each -> new Edit.Changed((bom ? "\uFEFF" : "") + each, rules, exceptions))
                .orElseGet(() -> refused(source, start, before, exceptions));
    }

    private static Optional<String> written(
            Source source,
            String start,
            Contract before,
            List<Entry> rules,
            int count,
            List<TimedException> exceptions) {
        var text = start;
        var added = new ArrayList<TimedException>();
        var known = before.exceptions().stream().map(TimedException::match).collect(Collectors.toSet());
        for (var exception : exceptions) {
            var entry = Entry.exceptions(List.of(exception)).getFirst();
            var renewed = known.contains(exception.match())
                    ? Renewal.of(text, "exceptions", exception.match(), entry)
                    : Optional.<String>empty();
            text = renewed.orElse(text);
            if (renewed.isEmpty()) {
                added.add(exception);
            }
        }
        return Splice.into(text, "rules", rules)
                .flatMap(each -> Splice.into(each, "exceptions", Entry.exceptions(added)))
                .filter(each -> holds(source, each, before, count, added.size()));
    }

    /// Where one exception could be written, it is their number that does not fit.
    private static Edit refused(Source source, String start, Contract before, List<TimedException> exceptions) {
        var tooMany = exceptions.size() > 1
                && written(source, start, before, List.of(), 0, exceptions.subList(0, 1))
                        .isPresent();
        var why = tooMany
                ? "%d exceptions are more than a contract can hold: name a folder (fairway contract init FOLDER"
                                .formatted(exceptions.size())
                        + " --baseline), or mend some of the findings first"
                : "nothing can be added to this file as it is written: begin each of its sections on a line of its"
                        + " own, without braces";
        return new Edit.Refused(List.of(new Mistake(new Place(source, 0, 0), why)));
    }

    /// Whether the new text says what the old one said, and what was added.
    private static boolean holds(Source source, String text, Contract before, int rules, int exceptions) {
        var after = ContractReader.read(source, text.getBytes(StandardCharsets.UTF_8));
        return after.mistakes().isEmpty()
                && after.contract().rules().size() == before.rules().size() + rules
                && after.contract().exceptions().size() == before.exceptions().size() + exceptions;
    }

    private static boolean named(Contract contract, String match) {
        return contract.rules().stream().anyMatch(rule -> rule.match().equals(match));
    }

    /// Proposals are drawn up by a program from values that people chose: one that cannot be written is left out.
    private static boolean readable(Source source, Report.Proposal proposal, String owner) {
        var text = "rules:\n" + Entry.rules(List.of(proposal), owner).getFirst().block(2, "\n");
        return ContractReader.read(source, text.getBytes(StandardCharsets.UTF_8))
                .mistakes()
                .isEmpty();
    }

    private static boolean alike(TimedException one, TimedException other) {
        return one.match().equals(other.match())
                && one.environments().equals(other.environments())
                && one.value().isPresent() == other.value().isPresent()
                && one.value()
                        .flatMap(value -> other.value().map(each -> Meaning.equal(value, each, Hint.NONE)))
                        .orElse(true)
                && one.values().keySet().equals(other.values().keySet())
                && one.values().entrySet().stream()
                        .allMatch(entry -> Optional.ofNullable(other.values().get(entry.getKey()))
                                .filter(value -> Meaning.equal(entry.getValue(), value, Hint.NONE))
                                .isPresent());
    }
}

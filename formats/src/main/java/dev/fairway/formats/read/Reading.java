package dev.fairway.formats.read;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Relocation;
import dev.fairway.core.tree.Source;
import java.util.List;
import java.util.Optional;

/// What a file says, as far as it could be read. Secrets in it are sealed.
///
/// @param documents in the order of the file; empty documents are left out
/// @param values how many values the file holds, names of mappings not counted
/// @param complete false where parts could not be read: what is absent from the documents may still be in the file
public record Reading(Format format, List<Node> documents, List<ReadProblem> problems, long values, boolean complete) {

    public Reading {
        requireNonNull(format, "format");
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }

    /// Whether what was read may hold more than was read of it.
    public boolean hasHoles() {
        return problems.stream().anyMatch(problem -> problem.effect() == ReadProblem.Effect.HOLE);
    }

    /// The first place at which somebody broke the file: something was lost that could be read otherwise, or whoever
    /// the file is for refuses it.
    public Optional<ReadProblem> fault() {
        return problems.stream()
                .filter(problem ->
                        problem.effect() == ReadProblem.Effect.LOSS || problem.effect() == ReadProblem.Effect.REFUSED)
                .findFirst();
    }

    /// What another file with the same content says; empty where only reading it tells.
    ///
    /// @param source as inherited as the file that this was read from
    public Optional<Reading> in(Source source) {
        if (!complete || !problems.isEmpty()) {
            return Optional.empty();
        }
        var relocation = Relocation.to(source, 0);
        return Optional.of(
                new Reading(format, documents.stream().map(relocation::of).toList(), List.of(), values, true));
    }
}

package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.engine.history.Answer;
import dev.fairway.engine.history.BranchPasts;
import dev.fairway.engine.history.Replay.Request;
import dev.fairway.engine.read.WorkingDocuments;
import dev.fairway.formats.read.Sealing;
import java.util.List;

/// Environments that are branches, and what stands in them.
record Branching(BranchesTree tree, WorkingDocuments documents) {

    /// What the mainlines of the branches say, one answer per request.
    List<Answer> answers(List<Request> requests, History history, Sealing sealing, Limits limits) {
        return requests.isEmpty() ? List.of() : BranchPasts.of(requests, tree.tips(), history, sealing, limits);
    }
}

package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.formats.read.ReadProblem.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Takes what a reader finds in one file, and holds the reader to the limits.
final class Gathering {

    private final Limits limits;
    private final Consumer<Node> documents;
    private final List<ReadProblem> problems = new ArrayList<>();
    private boolean complete = true;
    private int documentCount;
    private long nodes;
    private long aliasedNodes;

    Gathering(Limits limits, Consumer<Node> documents) {
        this.limits = limits;
        this.documents = documents;
    }

    Limits limits() {
        return limits;
    }

    boolean hasRoom() {
        return documentCount < limits.documents();
    }

    boolean hasNoProblem() {
        return complete && problems.isEmpty();
    }

    boolean isEmpty() {
        return documentCount == 0;
    }

    void forgetProblems() {
        problems.clear();
        complete = true;
    }

    void document(Node document) {
        documentCount++;
        documents.accept(document);
    }

    /// Something odd that kept nothing from being read.
    void note(Place place, String message) {
        add(new ReadProblem(place, message, Effect.NONE));
    }

    /// Something because of which what was read may not hold.
    void doubt(Place place, String message) {
        add(new ReadProblem(place, message, Effect.DOUBT));
    }

    /// Something that kept nothing from being read here, and for which whoever the file is for refuses it.
    void refuse(Place place, String message) {
        add(new ReadProblem(place, message, Effect.REFUSED));
    }

    /// Something that kept a part from being read.
    void lose(Place place, String message) {
        complete = false;
        add(new ReadProblem(place, message, Effect.LOSS));
    }

    /// A template of which a part can be read only once it is filled.
    void unfilled(Place place, String message) {
        complete = false;
        add(new ReadProblem(place, message, Effect.UNFILLED));
    }

    /// Something inside of a document that was read all the same.
    void hole(Place place, String message) {
        complete = false;
        add(new ReadProblem(place, message, Effect.HOLE));
    }

    void lose(Malformed malformed) {
        lose(malformed.place(), malformed.problem());
    }

    void countNode(Place place) {
        if (++nodes > limits.nodes()) {
            throw new Malformed(place, "more than " + limits.nodes() + " values in one file");
        }
    }

    void countAliased(long count, Place place) {
        nodes += count;
        aliasedNodes += count;
        if (aliasedNodes > limits.aliasedNodes() || nodes > limits.nodes()) {
            throw new Malformed(place, "aliases expand to more than " + limits.aliasedNodes() + " values");
        }
    }

    /// Values that were counted when their text was read for another file.
    void countTwin(long count) {
        nodes += count;
    }

    long nodes() {
        return nodes;
    }

    void checkNesting(int depth, Place place) {
        if (depth > limits.nesting()) {
            throw new Malformed(place, "nested deeper than " + limits.nesting() + " levels");
        }
    }

    void checkScalar(int length, Place place) {
        if (length > limits.scalarChars()) {
            throw new Malformed(place, "a value longer than " + limits.scalarChars() + " characters");
        }
    }

    Reading reading(Format format, List<Node> read) {
        return new Reading(format, read, problems, nodes, complete);
    }

    private void add(ReadProblem problem) {
        if (problems.size() < limits.problems() - 1) {
            problems.add(problem);
        } else if (problems.size() == limits.problems() - 1) {
            problems.add(
                    new ReadProblem(problem.place(), "more problems follow, which are not listed", problem.effect()));
        }
    }
}

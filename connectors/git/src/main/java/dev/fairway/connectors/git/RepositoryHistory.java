package dev.fairway.connectors.git;

import static dev.fairway.connector.ConnectorException.Code.UNREACHABLE;
import static java.util.Collections.unmodifiableSortedMap;

import dev.fairway.connector.BlobReader;
import dev.fairway.connector.Branch;
import dev.fairway.connector.Commit;
import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.ConnectorException;
import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Walk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The history of one scope, told from whatever source can read the repository's objects.
final class RepositoryHistory implements History {

    /// For questions that carry no limit of their own.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration DETAILS = Duration.ofSeconds(15);
    private static final int MAX_COMMIT_BYTES = 1 << 20;
    private static final int MAX_MAINLINE = 2_000_000;
    private static final int STEP = 5_000;
    private static final int MAX_ROUNDS = 5;

    private static final String HEAD = "HEAD";

    private final String tip;
    private final ObjectSource source;
    private final PrivateDirectory directory;
    private final ScopePaths scope;
    private final Set<String> shallow;
    private boolean headKnown;
    private @Nullable Commit head;
    private @Nullable SortedMap<String, String> headBlobs;
    private @Nullable SortedMap<String, String> headLinks;

    RepositoryHistory(ObjectSource source, PrivateDirectory directory, ScopePaths scope) {
        this(source, directory, scope, HEAD);
    }

    private RepositoryHistory(ObjectSource source, PrivateDirectory directory, ScopePaths scope, String tip) {
        this.tip = tip;
        this.source = source;
        this.directory = directory;
        this.scope = scope;
        this.shallow = directory.shallow();
    }

    @Override
    public Optional<Commit> head() {
        if (!headKnown) {
            head = resolve(tip).orElse(null);
            headKnown = true;
        }
        return Optional.ofNullable(head);
    }

    @Override
    public boolean shallow() {
        return !shallow.isEmpty();
    }

    @Override
    public String branch() {
        return References.checkedOut(directory.head());
    }

    /// Read once: a journey asks for every unit that has findings, and the head stays what it was.
    @Override
    public SortedMap<String, String> headBlobs() {
        var known = headBlobs;
        if (known == null) {
            known = unmodifiableSortedMap(headTree(TreeEntry.Kind.FILE));
            headBlobs = known;
        }
        return known;
    }

    @Override
    public SortedMap<String, String> headLinks() {
        var known = headLinks;
        if (known == null) {
            var links = headTree(TreeEntry.Kind.LINK);
            if (!links.isEmpty()) {
                var tree = new CommitTree(source, scope, head().map(Commit::id).orElse(""));
                links.replaceAll((path, _) -> tree.behind(path).orElse(""));
                links.values().removeIf(String::isEmpty);
            }
            known = unmodifiableSortedMap(links);
            headLinks = known;
        }
        return known;
    }

    private SortedMap<String, String> headTree(TreeEntry.Kind kind) {
        var ids = new TreeMap<String, String>();
        head().ifPresent(head -> answer("the tree of the head", deadline -> {
            source.tree(head.id(), scope.scope(), false, deadline, entry -> {
                if (entry.kind() == kind && entry.path().valid()) {
                    ids.put(scope.toScope(entry.path().text()), entry.id());
                }
            });
            return ids;
        }));
        return ids;
    }

    @Override
    public Walk mainline(Collection<String> paths, Limits limits) {
        return lastChanges(paths, Integer.MAX_VALUE, limits);
    }

    @Override
    public Walk lastChanges(Collection<String> paths, int count, Limits limits) {
        var walk = walk(paths, Deadline.after(limits.time()));
        if (paths.isEmpty() || head().isEmpty()) {
            return told(walk, Walk.Extent.WHOLE);
        }
        return told(walk, walk.mainline(tip, count, limits.commits()));
    }

    @Override
    public Walk within(String merge, Collection<String> paths, Limits limits) {
        return oldestFirst(beside(
                merge, 1, paths, limits, (joined, names, deadline) -> side(joined, names, limits.commits(), deadline)));
    }

    @Override
    public Walk side(String merge, int side, Collection<String> paths, Limits limits) {
        return beside(
                merge,
                side,
                paths,
                limits,
                (joined, _, deadline) -> source.line(
                        joined.parents().get(side), joined.parents().getFirst(), limits.commits(), deadline));
    }

    /// Which commits of a merge are to be looked at.
    private interface Choice {
        List<Lineage> of(Commit merge, Set<String> paths, Deadline deadline) throws IOException;
    }

    private Walk beside(String merge, int side, Collection<String> paths, Limits limits, Choice choice) {
        var deadline = Deadline.after(limits.time());
        var followed = new Followed(scope, repositoryPaths(paths));
        var walk = new FollowingWalk(source, shallow, followed, deadline);
        var joined = Optional.ofNullable(commits(List.of(merge)).get(merge))
                .filter(commit -> commit.parents().size() > side);
        if (joined.isEmpty() || paths.isEmpty()) {
            return told(walk, Walk.Extent.WHOLE);
        }
        try {
            var turned = true;
            for (var round = 0; turned && round < MAX_ROUNDS; round++) {
                walk = new FollowingWalk(source, shallow, followed, deadline);
                turned = walk.look(choice.of(joined.get(), followed.paths(), deadline), limits.commits());
            }
        } catch (IOException _) {
            return told(walk, deadline.passed() ? Walk.Extent.TIME : Walk.Extent.UNREADABLE);
        }
        return told(walk, walk.examined() >= limits.commits() ? Walk.Extent.COMMITS : Walk.Extent.WHOLE);
    }

    private List<Lineage> side(Commit merge, Set<String> paths, int max, Deadline deadline) throws IOException {
        var mainline = merge.parents().getFirst();
        var ids = source.side(merge.id(), mainline, paths, max, deadline).stream()
                .filter(id -> !id.equals(merge.id()))
                .toList();
        var commits = commits(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(commits.get(id)).stream())
                .map(commit -> new Lineage(
                        commit.id(),
                        commit.parents().isEmpty() ? null : commit.parents().getFirst(),
                        commit.committed().getEpochSecond()))
                .toList();
    }

    @Override
    public Optional<Commit> commitAt(Instant instant) {
        if (head().isEmpty()) {
            return Optional.empty();
        }
        var id = answer("the mainline", deadline -> {
            for (var from = 0; from < MAX_MAINLINE; from += STEP) {
                var chunk = source.mainline(tip, from, STEP, deadline);
                for (var commit : chunk) {
                    if (commit.committedSeconds() <= instant.getEpochSecond()) {
                        return Optional.of(commit.id());
                    }
                }
                if (chunk.size() < STEP) {
                    break;
                }
            }
            return Optional.<String>empty();
        });
        return id.flatMap(found -> Optional.ofNullable(commits(List.of(found)).get(found)));
    }

    @Override
    public Optional<Commit> resolve(String name) {
        if (!References.askable(name)) {
            return Optional.empty();
        }
        return answer("the name " + name, deadline -> source.resolve(name, deadline))
                .flatMap(id -> Optional.ofNullable(commits(List.of(id)).get(id)));
    }

    @Override
    public Optional<Commit> mergeBase(String commit) {
        if (!GitText.isId(commit) || head().isEmpty()) {
            return Optional.empty();
        }
        return answer("what two commits have in common", deadline -> source.mergeBase(tip, commit, deadline))
                .flatMap(id -> Optional.ofNullable(commits(List.of(id)).get(id)));
    }

    @Override
    public List<Branch> branches() {
        return answer("the branches", source::branches);
    }

    @Override
    public History from(String commit) {
        if (!GitText.isId(commit)) {
            throw new IllegalArgumentException("a history begins at a commit's full id");
        }
        return new RepositoryHistory(source, directory, scope, commit);
    }

    @Override
    public SourceTree at(String commit) {
        return new CommitTree(source, scope, GitText.isId(commit) ? commit : "");
    }

    /// What is checked out, as a tree; without a commit it is empty.
    SourceTree atHead() {
        return new CommitTree(source, scope, head().map(Commit::id).orElse(""));
    }

    @Override
    public BlobReader blobs() {
        return (ids, maxBytes, time, sink) -> {
            if (!ids.stream().allMatch(GitText::isId)) {
                throw new IllegalArgumentException("blobs are asked for by their full ids");
            }
            source.objects(ids, maxBytes, Deadline.after(time), sink);
        };
    }

    @Override
    public void close() {
        if (tip.equals(HEAD)) {
            source.close();
            directory.close();
        }
    }

    private FollowingWalk walk(Collection<String> paths, Deadline deadline) {
        return new FollowingWalk(source, shallow, new Followed(scope, repositoryPaths(paths)), deadline);
    }

    private List<String> repositoryPaths(Collection<String> paths) {
        return paths.stream().flatMap(path -> scope.toRepository(path).stream()).toList();
    }

    private Walk told(FollowingWalk walk, Walk.Extent extent) {
        var commits =
                commits(walk.found().stream().map(FollowingWalk.Found::commit).toList());
        var changes = new ArrayList<CommitChanges>();
        for (var found : walk.found()) {
            var commit = commits.get(found.commit());
            if (commit != null && !found.changes().isEmpty()) {
                changes.add(new CommitChanges(commit, found.changes()));
            }
        }
        return new Walk(changes, extent, walk.examined(), walk.since());
    }

    private static Walk oldestFirst(Walk walk) {
        return new Walk(walk.commits().reversed(), walk.extent(), walk.examined(), walk.since());
    }

    private Map<String, Commit> commits(List<String> ids) {
        var commits = new LinkedHashMap<String, Commit>();
        source.objects(ids, MAX_COMMIT_BYTES, Deadline.after(DETAILS), (id, result) -> {
            if (result instanceof ReadResult.Content(var bytes)) {
                commits.put(id, CommitText.parse(id, bytes));
            }
        });
        return commits;
    }

    /// A question that may fail.
    private interface Question<T> {
        T ask(Deadline deadline) throws IOException;
    }

    private static <T> T answer(String what, Question<T> question) {
        try {
            return question.ask(Deadline.after(PATIENCE));
        } catch (IOException e) {
            throw new ConnectorException(UNREACHABLE, "cannot read %s: %s".formatted(what, e.getMessage()), e);
        }
    }
}

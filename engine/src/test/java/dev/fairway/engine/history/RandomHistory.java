package dev.fairway.engine.history;

import dev.fairway.connector.BlobReader;
import dev.fairway.connector.Branch;
import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Walk;
import dev.fairway.engine.history.Step.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A past of a few files that a seeded hand edited, mostly one line at a time, sometimes in any way that comes to
/// mind.
final class RandomHistory implements History {

    private static final List<String> START = List.of(
            "service:",
            "  name: web",
            "  timeout: 30",
            "  retries: 3",
            "  url: https://api.example.com/v1",
            "  items:",
            "    - value: 1",
            "      name: first",
            "    - name: second",
            "      value: two",
            "  plain:",
            "    - a",
            "    - b",
            "  text: |",
            "    mode: on",
            "    level: 5",
            "limits:",
            "  cpu: 2",
            "  memory: \"512\"",
            "  folded: one",
            "    more 7",
            "other: x");

    private static final List<String> ODD = List.of(
            "# a remark",
            "  extra: 9",
            "extra: null",
            "    - name: third",
            "      value: 3",
            "limits:",
            "  cpu:",
            "anchor: &shared 5",
            "again: *shared",
            "  timeout: {a: 1}",
            "  retries: |",
            "    more: 8",
            "- 4",
            "  url: a: b",
            "  <<: {cpu: 4}",
            "other: y",
            "",
            "---",
            "  timeout: ''",
            "service: off");

    private final Random random;
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final SortedMap<String, List<String>> now = new TreeMap<>();
    private final List<Step> oldestFirst = new ArrayList<>();

    RandomHistory(long seed, List<String> files, int commits) {
        random = new Random(seed);
        files.forEach(file -> commit(file, START));
        for (var i = 0; i < commits; i++) {
            var file = files.get(random.nextInt(files.size()));
            commit(file, edited(now.getOrDefault(file, START)));
        }
    }

    Steps.Found steps() {
        return new Steps.Found(oldestFirst.reversed(), true);
    }

    byte[] content(String file) {
        return text(now.getOrDefault(file, List.of()));
    }

    private void commit(String file, List<String> lines) {
        var before = Optional.ofNullable(now.get(file)).map(RandomHistory::text).map(this::blob);
        now.put(file, List.copyOf(lines));
        blob(text(lines));
        var time = Instant.ofEpochSecond(1_700_000_000L + oldestFirst.size() * 3600L);
        var commit = new Commit("c" + oldestFirst.size(), "Ada", "ada@example.com", time, time, "change", List.of());
        oldestFirst.add(new Step(
                commit, Map.of(file, before.map(blob -> new Version(file, blob))), Map.of(file, file)));
    }

    private List<String> edited(List<String> old) {
        var lines = new ArrayList<>(old);
        var at = random.nextInt(lines.size());
        switch (random.nextInt(24)) {
            case 0 -> lines.add(at, ODD.get(random.nextInt(ODD.size())));
            case 1 -> lines.remove(at);
            case 2 -> lines.set(at, ODD.get(random.nextInt(ODD.size())));
            case 3 -> lines.set(at, START.get(random.nextInt(START.size())));
            case 4 -> {
                return START;
            }
            default -> lines.replaceAll(line -> random.nextInt(12) == 0 ? otherValue(line) : line);
        }
        return lines.isEmpty() ? START : lines;
    }

    private String otherValue(String line) {
        var colon = line.indexOf(": ");
        var values =
                List.of("1", "2", "3", "true", "off", "null", "\"7\"", "'x'", "10s", "web", "first", "second", "a b");
        return colon < 0 ? line : line.substring(0, colon + 2) + values.get(random.nextInt(values.size()));
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String blob(byte[] bytes) {
        var id = "b" + new String(bytes, StandardCharsets.UTF_8);
        blobs.put(id, bytes);
        return id;
    }

    @Override
    public SortedMap<String, String> headLinks() {
        return new TreeMap<>();
    }

    @Override
    public SortedMap<String, String> headBlobs() {
        var head = new TreeMap<String, String>();
        now.forEach((file, lines) -> head.put(file, blob(text(lines))));
        return head;
    }

    @Override
    public BlobReader blobs() {
        return (ids, _, _, sink) -> ids.forEach(id -> sink.accept(id, content(blobs.get(id))));
    }

    private static ReadResult content(byte @Nullable [] bytes) {
        return bytes == null ? new ReadResult.Unreadable("unknown") : new ReadResult.Content(bytes);
    }

    @Override
    public Optional<Commit> head() {
        return Optional.of(oldestFirst.getLast().commit());
    }

    @Override
    public boolean shallow() {
        return false;
    }

    @Override
    public String branch() {
        return "main";
    }

    @Override
    public Walk mainline(Collection<String> paths, Limits limits) {
        throw new UnsupportedOperationException("the steps are known");
    }

    @Override
    public Walk lastChanges(Collection<String> paths, int count, Limits limits) {
        throw new UnsupportedOperationException("the steps are known");
    }

    @Override
    public Walk within(String merge, Collection<String> paths, Limits limits) {
        throw new UnsupportedOperationException("nothing is merged");
    }

    @Override
    public Walk side(String merge, int side, Collection<String> paths, Limits limits) {
        throw new UnsupportedOperationException("nothing is merged");
    }

    @Override
    public Optional<Commit> commitAt(Instant instant) {
        return Optional.empty();
    }

    @Override
    public Optional<Commit> resolve(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Commit> mergeBase(String name) {
        return Optional.empty();
    }

    @Override
    public List<Branch> branches() {
        return List.of();
    }

    @Override
    public History from(String commit) {
        throw new UnsupportedOperationException("there is one mainline");
    }

    @Override
    public SourceTree at(String commit) {
        throw new UnsupportedOperationException("only blobs are read");
    }

    @Override
    public void close() {}
}

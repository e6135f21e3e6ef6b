package dev.fairway.cli.ledger;

import static java.util.stream.Collectors.joining;

import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.Component;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.ImageReference;
import dev.fairway.core.release.PartChange;
import dev.fairway.core.release.Release;
import dev.fairway.core.release.ReleaseState;
import dev.fairway.engine.release.EvidenceBinding;
import dev.fairway.engine.release.MigrationLook;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.engine.release.Recalls;
import dev.fairway.engine.release.Releases;
import dev.fairway.engine.release.Sightings;
import dev.fairway.engine.release.Told;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.proved.Proved;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Releases, as people and programs read them.
final class ReleaseText {

    /// Parts in one sentence.
    private static final int NAMED = 5;

    /// Why nobody can say of a release that its parts are there.
    static final String NOTHING_TO_SEE = "has no artifacts and no migrations that could be looked for";

    private ReleaseText() {}

    /// What became of a release.
    ///
    /// @param recall that holds
    /// @param seen what was seen of its parts by who looked last
    /// @param superseded name of the release that it replaces, where the log has it
    record Standing(
            Releases.Recorded release,
            Optional<Recalls.Holding> recall,
            Optional<Sightings.Held> seen,
            Optional<String> superseded) {

        static Standing of(Proved log, Releases.Recorded release) {
            return new Standing(
                    release,
                    Recalls.holding(log, release),
                    Sightings.newest(log, release),
                    release.release()
                            .supersedes()
                            .flatMap(Digest::parse)
                            .flatMap(id -> Releases.withId(log, id))
                            .map(Releases.Recorded::name));
        }

        String state() {
            return Sightings.state(release, seen).word();
        }
    }

    /// Where its parts are, and how much evidence there is of it.
    ///
    /// @param results how many say what, by the statements' word in lowercase
    /// @param compatible on which versions of the database the application can run, by the name of the migrations
    record Around(PartPlaces places, SortedMap<String, Long> results, SortedMap<String, Compatible> compatible) {

        static Around of(Proved log, Releases.Recorded release) {
            var compatible = new TreeMap<String, Compatible>();
            for (var part : release.release().components()) {
                if (part.kind() == ComponentKind.MIGRATIONS) {
                    log.blob(new Digest(part.digest()))
                            .flatMap(MigrationLook::compatible)
                            .ifPresent(range -> compatible.put(part.name(), range));
                }
            }
            return new Around(Sightings.places(log, release), EvidenceBinding.results(log, release), compatible);
        }

        private String range(Component part) {
            return part.kind() == ComponentKind.MIGRATIONS && compatible.containsKey(part.name())
                    ? ", compatible %s".formatted(word(compatible.get(part.name())))
                    : "";
        }

        private static String word(Compatible range) {
            return "%s..%s".formatted(range.from(), range.to());
        }

        private Optional<String> place(Component part) {
            return switch (part.kind()) {
                case ARTIFACT ->
                    Optional.ofNullable(places.images().get(part.name()))
                            .map(ImageReference::toString)
                            .or(() -> Optional.ofNullable(places.files().get(part.name())));
                case MIGRATIONS ->
                    Optional.ofNullable(places.folders().get(part.name())).map(Around::folder);
                case CONFIG, DATA, FLAGS, MODULE -> Optional.empty();
            };
        }

        private static String folder(PartPlaces.Folder folder) {
            return "%s:%s".formatted(folder.tool().word(), folder.path());
        }

        LedgerJson.Around json() {
            var images = new TreeMap<>(places.files());
            places.images().forEach((name, image) -> images.put(name, image.toString()));
            var folders = new TreeMap<String, String>();
            places.folders().forEach((name, folder) -> folders.put(name, folder(folder)));
            var ranges = new TreeMap<String, String>();
            compatible.forEach((name, range) -> ranges.put(name, word(range)));
            var counts = new TreeMap<String, Long>();
            results.forEach((result, count) -> counts.put(result.toUpperCase(Locale.ROOT), count));
            return new LedgerJson.Around(images, folders, counts, ranges);
        }

        private String evidence() {
            var count = results.values().stream().mapToLong(Long::longValue).sum();
            return count == 0
                    ? "none"
                    : "%d (%s), told by fairway evidence list"
                            .formatted(
                                    count,
                                    results.entrySet().stream()
                                            .map(it -> it.getValue() + " " + it.getKey())
                                            .collect(joining(", ")));
        }
    }

    /// A time as lists have it: UTC, to the second.
    static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// One release with all of its parts.
    static String shown(Standing standing, Around around) {
        var recorded = standing.release();
        var text = new StringBuilder();
        text.append("%s  entry %d, %s%n".formatted(recorded.name(), recorded.index(), recorded.time()));
        standing.recall().ifPresent(recall -> {
            text.append("  recalled    since %s%n".formatted(word(recall.first())));
            recall.further().forEach(it -> text.append("              and %s%n".formatted(word(it))));
        });
        text.append("  id          %s%n".formatted(recorded.id()));
        text.append("  state       %s%s%n"
                .formatted(
                        standing.state(), standing.seen().map(ReleaseText::seen).orElse("")));
        var release = recorded.release();
        release.commit().ifPresent(it -> text.append("  commit      %s%n".formatted(it)));
        release.supersedes()
                .ifPresent(it -> text.append("  supersedes  %s%s%n"
                        .formatted(
                                it,
                                standing.superseded().map(" (%s)"::formatted).orElse(""))));
        var width = release.components().stream()
                .mapToInt(component -> component.name().length())
                .max()
                .orElse(0);
        for (Component component : release.components()) {
            text.append("  %-10s  %-"
                    .concat(width + "s  %s%s%s%n")
                    .formatted(
                            component.kind().word(),
                            SafeText.visible(component.name()),
                            component.digest(),
                            around.place(component)
                                    .map(it -> "  in " + SafeText.visible(it))
                                    .orElse(""),
                            around.range(component)));
        }
        text.append("  evidence    %s%n".formatted(around.evidence()));
        return text.toString();
    }

    /// How far a release has come that was just recorded.
    static String state(Release release, ReleaseState state) {
        var kinds = Stream.of(ComponentKind.ARTIFACT, ComponentKind.MIGRATIONS)
                .filter(kind -> release.components().stream().anyMatch(it -> it.kind() == kind))
                .map(kind -> kind == ComponentKind.ARTIFACT ? "artifacts" : "migrations")
                .toList();
        if (kinds.isEmpty()) {
            return state.word() + ": it " + NOTHING_TO_SEE;
        }
        var parts = String.join(" and ", kinds);
        return switch (state) {
            case UNVERIFIED -> "unverified: nobody has looked whether its %s are there".formatted(parts);
            case CANDIDATE -> "candidate: its %s were seen".formatted(parts);
        };
    }

    static String uncommitted(List<String> parts) {
        return "not as the newest commit has it, and recorded as it lies here: %s; --commit takes files from a commit"
                .formatted(some(parts));
    }

    /// Files of migrations that look as if they would be run, and will not.
    ///
    /// @param list of the files, by the digest that the release has
    static List<String> unrun(Release release, Function<Digest, Optional<Bytes>> list) {
        return release.components().stream()
                .filter(it -> it.kind() == ComponentKind.MIGRATIONS)
                .flatMap(part -> list
                        .apply(new Digest(part.digest()))
                        .map(MigrationLook::unrun)
                        .filter(files -> !files.isEmpty())
                        .map(files -> "%s: not run by its tool, by their names: %s"
                                .formatted(part.name(), SafeText.visible(some(files))))
                        .stream())
                .toList();
    }

    /// In which parts two releases of one name are not the same.
    static String difference(Release there, Release now) {
        var differs = new ArrayList<String>();
        if (!there.commit().equals(now.commit())) {
            differs.add("the commit");
        }
        if (!there.supersedes().equals(now.supersedes())) {
            differs.add("the release that it supersedes");
        }
        PartChange.between(there, now)
                .forEach(change ->
                        differs.add("%s %s".formatted(change.kind().word(), SafeText.visible(change.name()))));
        return some(differs);
    }

    private static String some(List<String> texts) {
        var shown = texts.subList(0, Math.min(NAMED, texts.size()));
        return String.join(", ", shown) + (texts.size() > NAMED ? " and %d more".formatted(texts.size() - NAMED) : "");
    }

    private static String word(Recalls.Recall recall) {
        return "%s, entry %d: %s".formatted(recall.time(), recall.index(), reason(recall));
    }

    private static String reason(Recalls.Recall recall) {
        return switch (recall.reason()) {
            case Told.Reason.Said(var text) -> SafeText.visible(text);
            case Told.Reason.Erased(var index) -> "the reason was erased at %d".formatted(index);
            case Told.Reason.Missing() -> "the reason is missing";
        };
    }

    /// A recall in one line, with a comma before it.
    static String recalled(Recalls.Holding recall) {
        return ", recalled %s: %s%s"
                .formatted(
                        recall.first().time(),
                        reason(recall.first()),
                        recall.further().stream()
                                .map(it -> "; and %s: %s".formatted(it.time(), reason(it)))
                                .collect(joining()));
    }

    static LedgerJson.Recalled json(Recalls.Holding recall) {
        return new LedgerJson.Recalled(
                json(recall.first()),
                recall.further().stream().map(ReleaseText::json).toList());
    }

    private static LedgerJson.Recalled.Word json(Recalls.Recall recall) {
        return new LedgerJson.Recalled.Word(
                recall.index(),
                recall.time(),
                recall.actor(),
                recall.reason().said(),
                recall.reason().erasedAt());
    }

    private static String seen(Sightings.Held held) {
        var missing = held.sighting().missing();
        return "%s, entry %d, %s"
                .formatted(
                        missing.isEmpty() ? ", seen" : ", missing " + SafeText.visible(String.join(", ", missing)),
                        held.index(),
                        held.time());
    }

    static LedgerJson.Shown json(Standing standing) {
        var recorded = standing.release();
        var release = recorded.release();
        List<LedgerJson.Part> parts = release.components().stream()
                .map(it -> new LedgerJson.Part(it.kind().word(), it.name(), it.digest()))
                .toList();
        return new LedgerJson.Shown(
                recorded.id().text(),
                recorded.name(),
                standing.state(),
                standing.seen().map(it -> new LedgerJson.Seen(it.sighting().missing(), it.index(), it.time())),
                release.commit(),
                release.supersedes(),
                standing.superseded(),
                parts,
                standing.recall().map(ReleaseText::json),
                recorded.index(),
                recorded.time());
    }
}

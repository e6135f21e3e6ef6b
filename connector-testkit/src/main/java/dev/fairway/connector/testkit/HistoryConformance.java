package dev.fairway.connector.testkit;

import static dev.fairway.connector.PathChange.added;
import static dev.fairway.connector.PathChange.deleted;
import static dev.fairway.connector.PathChange.modified;
import static dev.fairway.connector.PathChange.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.Commit;
import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.PathChange;
import dev.fairway.connector.Walk;
import dev.fairway.connector.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a history of changes promises, whatever reads it.
public interface HistoryConformance {

    Limits ALL = new Limits(100_000, Duration.ofSeconds(30));
    String LONG = "name: payments\nregion: north\nreplicas: 3\nimage: payments\nport: 8080\n";

    /// Opens a folder with the implementation under test.
    Workspace open(Path folder);

    private static List<String> subjects(Walk walk) {
        return walk.commits().stream().map(found -> found.commit().subject()).toList();
    }

    private static List<PathChange> changes(Walk walk, int commit) {
        return walk.commits().get(commit).changes();
    }

    private static String blob(SampleRepository sample, String name) {
        return sample.git("rev-parse", name);
    }

    private History history(Path folder) {
        return open(folder).history().orElseThrow();
    }

    @Test
    default void mainlineGivesTheCommitsThatChangedAPathNewestFirst(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.write("other.yaml", "b: 1\n").commit("Unrelated");
        sample.as("Grace").write("prod.yaml", "a: 2\n").commit("Second");

        try (var history = history(sample.folder())) {
            var walk = history.mainline(List.of("prod.yaml"), ALL);

            assertThat(subjects(walk)).containsExactly("Second", "First");
            assertThat(walk.extent()).isEqualTo(Walk.Extent.WHOLE);
            assertThat(walk.examined()).isEqualTo(3);
            assertThat(walk.since()).isEqualTo(SampleRepository.START.plus(Duration.ofHours(1)));
            assertThat(walk.commits().getFirst().commit().authorName()).isEqualTo("Grace");
            assertThat(changes(walk, 0))
                    .containsExactly(
                            modified("prod.yaml", blob(sample, "HEAD~2:prod.yaml"), blob(sample, "HEAD:prod.yaml")));
            assertThat(changes(walk, 1)).containsExactly(added("prod.yaml", blob(sample, "HEAD~2:prod.yaml")));
        }
    }

    @Test
    default void twoBranchesHaveTheCommitInCommonWhereTheyParted(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        var parted = sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.git("checkout", "--quiet", "-b", "other");
        var other = sample.write("other.yaml", "b: 1\n").commit("Elsewhere");
        sample.git("checkout", "--quiet", "main");
        sample.write("prod.yaml", "a: 2\n").commit("Here");

        try (var history = history(sample.folder())) {
            assertThat(history.mergeBase(other)).map(Commit::id).contains(parted);
            assertThat(history.mergeBase(sample.tip())).map(Commit::id).contains(sample.tip());
            assertThat(history.mergeBase("0".repeat(40))).isEmpty();
            assertThat(history.mergeBase("--all")).isEmpty();
        }
    }

    @Test
    default void anotherCommitHasAMainlineAndFilesOfItsOwn(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");
        sample.git("checkout", "--quiet", "-b", "other");
        var other = sample.write("prod.yaml", "a: 2\n").commit("Elsewhere");
        sample.git("checkout", "--quiet", "main");
        sample.write("prod.yaml", "a: 3\n").commit("Here");

        try (var history = history(sample.folder())) {
            var elsewhere = history.from(other);
            assertThat(subjects(history.mainline(List.of("prod.yaml"), ALL))).containsExactly("Here", "First");
            assertThat(subjects(elsewhere.mainline(List.of("prod.yaml"), ALL))).containsExactly("Elsewhere", "First");
            assertThat(elsewhere.head().map(Commit::id)).contains(other);
            assertThat(elsewhere.mergeBase(other)).isEqualTo(elsewhere.head());
            assertThat(elsewhere.headBlobs()).containsEntry("prod.yaml", blob(sample, "other:prod.yaml"));
            elsewhere.close();
            assertThat(subjects(history.mainline(List.of("prod.yaml"), ALL))).containsExactly("Here", "First");
        }
    }

    @Test
    default void pathsThatNobodyEverTouchedHaveNoChanges(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").commit("First");

        try (var history = history(sample.folder())) {
            assertThat(history.mainline(List.of("never.yaml"), ALL).commits()).isEmpty();
            assertThat(history.mainline(List.of(), ALL).truncated()).isFalse();
            assertThat(history.mainline(List.of("../escape", "/abs", ".git/config", ""), ALL)
                            .commits())
                    .isEmpty();
        }
    }

    @Test
    default void renamedFileIsFollowedToItsOlderPath(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", LONG).write("gone.hcl", "x = 1\n").commit("First");
        sample.write("prod.yaml", LONG + "debug: true\n").commit("Before the move");
        sample.delete("prod.yaml").delete("gone.hcl").write("config/prod.yaml", LONG + "debug: no\n");
        sample.commit("Move");
        sample.write("config/prod.yaml", LONG).commit("After the move");

        try (var history = history(sample.folder())) {
            var walk = history.mainline(List.of("config/prod.yaml"), ALL);

            assertThat(subjects(walk)).containsExactly("After the move", "Move", "Before the move", "First");
            var before = blob(sample, "HEAD~2:prod.yaml");
            assertThat(changes(walk, 1))
                    .containsExactly(
                            renamed("config/prod.yaml", "prod.yaml", before, blob(sample, "HEAD~1:config/prod.yaml")),
                            deleted("gone.hcl", blob(sample, "HEAD~2:gone.hcl")),
                            deleted("prod.yaml", before));
            assertThat(changes(walk, 2)).extracting(PathChange::path).containsExactly("prod.yaml");
        }
    }

    @Test
    default void creationTellsWhatVanishedInTheSameCommit(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.tfvars", "replicas = 3\n").commit("First");
        sample.delete("prod.tfvars")
                .write("prod.tfvars.json", "{\"replicas\": 3}\n")
                .commit("To JSON");

        try (var history = history(sample.folder())) {
            var walk = history.mainline(List.of("prod.tfvars.json"), ALL);

            assertThat(subjects(walk)).containsExactly("To JSON");
            assertThat(changes(walk, 0))
                    .containsExactly(
                            deleted("prod.tfvars", blob(sample, "HEAD~1:prod.tfvars")),
                            added("prod.tfvars.json", blob(sample, "HEAD:prod.tfvars.json")));
        }
    }

    @Test
    default void fileThatWasDeletedAndCameBackHasBothLives(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").write("keep", "x").commit("First");
        sample.delete("prod.yaml").commit("Delete");
        sample.write("prod.yaml", "a: 2\n").commit("Again");

        try (var history = history(sample.folder())) {
            var walk = history.mainline(List.of("prod.yaml"), ALL);

            assertThat(subjects(walk)).containsExactly("Again", "Delete", "First");
            assertThat(walk.commits().stream().flatMap(found -> found.changes().stream()))
                    .extracting(PathChange::kind)
                    .containsExactly(PathChange.Kind.ADDED, PathChange.Kind.DELETED, PathChange.Kind.ADDED);
        }
    }

    @Test
    default void mergeIsOneChangeAndWithinFindsWhoMadeIt(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").write("stage.yaml", "a: 1\n").commit("First");
        var merge = sample.merged("hotfix", () -> {
            sample.as("Grace").write("prod.yaml", "a: 2\n").commit("Raise");
            sample.write("unrelated", "x").commit("Unrelated");
            sample.as("Edsger").write("prod.yaml", "a: 3\n").commit("Raise more");
        });

        try (var history = history(sample.folder())) {
            var walk = history.mainline(List.of("prod.yaml", "stage.yaml"), ALL);
            var within = history.within(merge, List.of("prod.yaml"), ALL);

            assertThat(subjects(walk)).containsExactly("Merge hotfix", "First");
            assertThat(walk.commits().getFirst().commit().merge()).isTrue();
            assertThat(changes(walk, 0)).extracting(PathChange::path).containsExactly("prod.yaml");
            assertThat(subjects(within)).containsExactly("Raise", "Raise more");
            assertThat(within.commits())
                    .extracting(CommitChanges::commit)
                    .extracting(Commit::authorName)
                    .containsExactly("Grace", "Edsger");
            assertThat(history.within(sample.git("rev-parse", "HEAD~1"), List.of("prod.yaml"), ALL)
                            .commits())
                    .isEmpty();
        }
    }

    @Test
    default void whatABranchTookFromTheMainlineIsNotItsOwn(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", "a: 1\n").write("stage.yaml", "b: 1\n").commit("First");
        sample.git("branch", "feature");
        sample.write("prod.yaml", "a: 2\n").commit("On the mainline");
        sample.git("checkout", "--quiet", "feature");
        sample.write("stage.yaml", "b: 2\n").commit("On the branch");
        sample.git("merge", "--quiet", "--message", "Catch up", "main");
        sample.git("checkout", "--quiet", "main");
        sample.git("merge", "--quiet", "--no-ff", "--message", "Merge feature", "feature");

        try (var history = history(sample.folder())) {
            assertThat(subjects(history.within(sample.tip(), List.of("prod.yaml"), ALL)))
                    .isEmpty();
            assertThat(subjects(history.within(sample.tip(), List.of("stage.yaml"), ALL)))
                    .containsExactly("On the branch");
        }
    }

    @Test
    default void aSideIsItsOwnMainline(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", LONG).commit("First");
        sample.git("checkout", "--quiet", "-b", "develop");
        sample.git("mv", "prod.yaml", "production.yaml");
        sample.commit("Move");
        sample.write("production.yaml", LONG + "debug: true\n");
        var inner = sample.merged("topic", () -> sample.commit("Change"));
        sample.git("checkout", "--quiet", "main");
        sample.git("merge", "--quiet", "--no-ff", "--message", "Merge develop", "develop");

        try (var history = history(sample.folder())) {
            var files = List.of("production.yaml");
            assertThat(subjects(history.side(sample.tip(), 1, files, ALL))).containsExactly("Merge topic", "Move");
            assertThat(subjects(history.side(inner, 1, files, ALL))).containsExactly("Change");
            assertThat(history.side(sample.tip(), 2, files, ALL).commits()).isEmpty();
        }
    }

    @Test
    default void withinFollowsARenameOnTheBranch(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", LONG).commit("First");
        var merge = sample.merged("move", () -> {
            sample.write("prod.yaml", LONG + "debug: true\n").commit("Change");
            sample.git("mv", "prod.yaml", "production.yaml");
            sample.commit("Move");
        });

        try (var history = history(sample.folder())) {
            assertThat(subjects(history.within(merge, List.of("production.yaml"), ALL)))
                    .containsExactly("Change", "Move");
            assertThat(subjects(history.mainline(List.of("production.yaml"), ALL)))
                    .containsExactly("Merge move", "First");
        }
    }

    @Test
    default void lastChangesStopAtTheirNumber(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        for (var i = 1; i <= 5; i++) {
            sample.write("prod.yaml", "a: %d\n".formatted(i)).commit("Change " + i);
            sample.write("other", "b: %d\n".formatted(i)).commit("Other " + i);
        }

        try (var history = history(sample.folder())) {
            var last = history.lastChanges(List.of("prod.yaml"), 2, ALL);

            assertThat(subjects(last)).containsExactly("Change 5", "Change 4");
            assertThat(last.truncated()).isFalse();
        }
    }

    @Test
    default void walkThatMeetsItsLimitSaysSo(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        for (var i = 1; i <= 5; i++) {
            sample.write("prod.yaml", "a: %d\n".formatted(i)).commit("Change " + i);
        }

        try (var history = history(sample.folder())) {
            var three = history.mainline(List.of("prod.yaml"), new Limits(3, Duration.ofSeconds(30)));
            var five = history.mainline(List.of("prod.yaml"), new Limits(5, Duration.ofSeconds(30)));
            var instant = history.mainline(List.of("prod.yaml"), new Limits(5, Duration.ofNanos(1)));

            assertThat(subjects(three)).containsExactly("Change 5", "Change 4", "Change 3");
            assertThat(three.extent()).isEqualTo(Walk.Extent.COMMITS);
            assertThat(three.since()).isEqualTo(SampleRepository.START.plus(Duration.ofHours(3)));
            assertThat(five.extent()).isEqualTo(Walk.Extent.WHOLE);
            assertThat(instant.extent()).isEqualTo(Walk.Extent.TIME);
            assertThat(history.mainline(List.of("prod.yaml"), ALL).commits()).hasSize(5);
        }
    }

    @Test
    default void endOfAShallowCloneIsNotACreation(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        for (var i = 1; i <= 5; i++) {
            sample.write("prod.yaml", "a: %d\n".formatted(i)).commit("Change " + i);
        }
        sample.git("clone", "--quiet", "--depth=3", "file://" + sample.folder(), "../shallow");

        try (var history = history(temp.resolve("shallow"))) {
            var walk = history.mainline(List.of("prod.yaml"), ALL);

            assertThat(history.shallow()).isTrue();
            assertThat(subjects(walk)).containsExactly("Change 5", "Change 4");
            assertThat(walk.extent()).isEqualTo(Walk.Extent.SHALLOW);
        }
    }

    @Test
    default void aLinkOfTheHeadLeadsToItsFile(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("shared/prod.yaml", LONG).link("prod.yaml", "shared/prod.yaml");
        sample.link("gone.yaml", "shared/gone.yaml").commit("First");

        try (var history = history(sample.folder())) {
            assertThat(history.headLinks()).containsOnly(Map.entry("prod.yaml", "shared/prod.yaml"));
            assertThat(history.headBlobs()).containsOnlyKeys("shared/prod.yaml");
        }
    }

    @Test
    default void pathsAreThoseOfTheScopeAndLeaveItWhereAFileCameFromOutside(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("config/pay/prod.yaml", LONG).write("apps/pay/README", "x").commit("First");
        sample.git("mv", "config/pay/prod.yaml", "apps/pay/prod.yaml");
        sample.commit("Move in");
        sample.write("apps/pay/prod.yaml", LONG + "debug: true\n").commit("Change");

        try (var history = history(sample.folder().resolve("apps/pay"))) {
            var walk = history.mainline(List.of("prod.yaml"), ALL);

            assertThat(subjects(walk)).containsExactly("Change", "Move in", "First");
            assertThat(changes(walk, 1).getLast().oldPath()).isEqualTo("../../config/pay/prod.yaml");
            assertThat(changes(walk, 2).getFirst().path()).isEqualTo("../../config/pay/prod.yaml");
            assertThat(history.headBlobs()).containsOnlyKeys("README", "prod.yaml");
        }
    }

    @Test
    default void contentThatIsMissingDoesNotEndAWalk(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("prod.yaml", LONG).commit("First");
        var missing = blob(sample, "HEAD:prod.yaml");
        sample.delete("prod.yaml")
                .write("config/prod.yaml", LONG + "debug: true\n")
                .commit("Move");
        sample.write("config/prod.yaml", LONG + "debug: no\n").commit("Change");
        sample.delete(".git/objects/%s/%s".formatted(missing.substring(0, 2), missing.substring(2)));

        try (var history = history(sample.folder())) {
            var walk = history.mainline(List.of("config/prod.yaml", "prod.yaml"), ALL);

            assertThat(subjects(walk)).containsExactly("Change", "Move", "First");
            assertThat(walk.extent()).isEqualTo(Walk.Extent.WHOLE);
        }
    }

    @Test
    default void fileThatWasALinkBeginsWhereItBecameAFile(@TempDir Path temp) {
        var sample = SampleRepository.in(temp.resolve("sample"));
        sample.write("stage.yaml", "a: 1\n").link("prod.yaml", "stage.yaml").commit("First");
        sample.delete("prod.yaml").write("prod.yaml", "a: 2\n").commit("Part");

        try (var history = history(sample.folder())) {
            var walk = history.mainline(List.of("prod.yaml"), ALL);

            assertThat(subjects(walk)).containsExactly("Part");
            assertThat(changes(walk, 0)).containsExactly(added("prod.yaml", blob(sample, "HEAD:prod.yaml")));
        }
    }

    @Test
    default void oddNamesAreNamesLikeAnyOther(@TempDir Path temp) {
        var names = List.of("a b.yaml", "q\"uote'.yaml", "new\nline.yaml", "tab\t.yaml", "*.yaml", "-x.yaml", ":!a");
        var sample = SampleRepository.in(temp.resolve("sample"));
        names.forEach(name -> sample.write(name, "a: 1\n"));
        sample.commit("First");
        names.forEach(name -> sample.write(name, "a: 2\n"));
        sample.commit("Second");

        try (var history = history(sample.folder())) {
            assertThat(history.headBlobs().keySet()).containsExactlyInAnyOrderElementsOf(names);
            for (var name : names) {
                assertThat(subjects(history.mainline(List.of(name), ALL))).containsExactly("Second", "First");
            }
        }
    }
}

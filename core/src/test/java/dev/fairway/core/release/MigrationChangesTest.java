package dev.fairway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.release.Migrations.Reading;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationChangesTest {

    @Test
    void whatComesAfterAllIsAddedAndRewritesNothing() {
        assertThat(flyway(List.of("V1__a.sql=1"), List.of("V1__a.sql=1", "V2__b.sql=2")))
                .containsExactly("added V2__b.sql");
        assertThat(between(MigrationTool.FLYWAY, List.of("V1__a.sql=1"), List.of("V1__a.sql=1", "V2__b.sql=2")))
                .noneMatch(MigrationChange::rewritesThePast);
    }

    @Test
    void whatComesBeforeAppliedOnesIsInserted() {
        assertThat(flyway(List.of("V1__a.sql=1", "V3__c.sql=3"), List.of("V1__a.sql=1", "V2__b.sql=2", "V3__c.sql=3")))
                .containsExactly("! inserted V2__b.sql");
    }

    @Test
    void anAppliedOneWithOtherBytesIsChangedWhateverItsFileIsCalled() {
        assertThat(flyway(List.of("V1__a.sql=1"), List.of("V1__a.sql=2"))).containsExactly("! changed V1__a.sql");
        assertThat(flyway(List.of("V1.0__a.sql=1"), List.of("V1__b.sql=2")))
                .containsExactly("! changed V1__b.sql, was V1.0__a.sql");
        assertThat(flyway(List.of("V1__a.sql=1"), List.of("V1__b.sql=1")))
                .containsExactly("! renamed V1__b.sql, was V1__a.sql");
    }

    @Test
    void anAppliedOneThatIsGoneIsToldAtTheEnd() {
        assertThat(flyway(List.of("V1__a.sql=1", "V2__b.sql=2"), List.of("V1__a.sql=1", "V3__c.sql=3")))
                .containsExactly("added V3__c.sql", "! removed V2__b.sql");
    }

    @Test
    void whatRunsAgainOrBackwardsRewritesNothing() {
        assertThat(flyway(List.of("V1__a.sql=1", "R__v.sql=1", "U1__a.sql=1"), List.of("V1__a.sql=1", "R__v.sql=2")))
                .containsExactly("changed R__v.sql", "removed U1__a.sql");
    }

    @Test
    void withoutVersionsFilesAreCompared() {
        assertThat(told(between(MigrationTool.SQL, List.of("a.sql=1", "c.sql=1"), List.of("a.sql=1", "b.sql=2"))))
                .containsExactly("added b.sql", "! removed c.sql");
    }

    @Test
    void ofTheOrderOnlyWhatMovedIsTold() {
        var before =
                Stream.of("a", "b", "c", "d").map(MigrationChangesTest::listed).toList();
        var after =
                Stream.of("b", "c", "d", "a").map(MigrationChangesTest::listed).toList();

        assertThat(told(MigrationChanges.between(Optional.of(MigrationTool.LIQUIBASE), before, after)))
                .containsExactly("! moved a");
        assertThat(MigrationChanges.between(Optional.of(MigrationTool.LIQUIBASE), before, before))
                .isEmpty();
    }

    private static Migration listed(String file) {
        return new Migration(file, Migration.Kind.VERSIONED, Optional.empty(), checksum("1"));
    }

    private static List<String> flyway(List<String> before, List<String> after) {
        return told(between(MigrationTool.FLYWAY, before, after));
    }

    private static List<String> told(List<MigrationChange> changes) {
        return changes.stream()
                .map(it -> (it.rewritesThePast() ? "! " : "")
                        + it.what().word() + " " + it.file()
                        + it.before().map(", was "::concat).orElse(""))
                .toList();
    }

    private static List<MigrationChange> between(MigrationTool tool, List<String> before, List<String> after) {
        return MigrationChanges.between(Optional.of(tool), list(tool, before), list(tool, after));
    }

    /// `file=content`.
    private static List<Migration> list(MigrationTool tool, List<String> files) {
        var checksums = new TreeMap<String, String>();
        files.forEach(file -> checksums.put(file.split("=")[0], checksum(file.split("=")[1])));
        return ((Reading.Listed) Migrations.of(tool, checksums)).migrations();
    }

    private static String checksum(String digit) {
        return "sha256:" + digit.repeat(64);
    }
}

package dev.fairway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.release.Migrations.Reading;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final String CHECKSUM = "sha256:" + "a".repeat(64);

    @Test
    void flywaysVersionsAreNumbersAndNoTexts() {
        assertThat(files(MigrationTool.FLYWAY, "V10__c.sql", "V2__b.sql", "V1_1__a.sql", "V1__.sql"))
                .containsExactly("V1__.sql", "V1_1__a.sql", "V2__b.sql", "V10__c.sql");
    }

    @Test
    void flywaysOtherKindsFollow() {
        assertThat(files(
                        MigrationTool.FLYWAY,
                        "beforeMigrate.sql",
                        "README.md",
                        "U1__undo.sql",
                        "V1__a.sql",
                        "V1__a.sql.conf",
                        "R__views.sql",
                        "B5__base.sql",
                        "nested/V2__b.sql"))
                .containsExactly(
                        "V1__a.sql",
                        "nested/V2__b.sql",
                        "R__views.sql",
                        "U1__undo.sql",
                        "B5__base.sql",
                        "beforeMigrate.sql",
                        "README.md",
                        "V1__a.sql.conf");
    }

    @Test
    void twoFilesOfOneVersionAreRefused() {
        assertThat(faults(MigrationTool.FLYWAY, "V1__a.sql", "V1.0__b.sql")).anyMatch(it -> it.contains("one version"));
        assertThat(faults(MigrationTool.GOLANG_MIGRATE, "1_a.up.sql", "01_b.up.sql"))
                .anyMatch(it -> it.contains("one version"));
    }

    @Test
    void whatAProgramDoesCannotBeListed() {
        assertThat(faults(MigrationTool.FLYWAY, "V1__a.sql", "V2__b.java")).anyMatch(it -> it.contains("a program"));
    }

    @Test
    void golangsDownsAreUndone() {
        assertThat(files(MigrationTool.GOLANG_MIGRATE, "10_b.up.sql", "9_a.down.sql", "9_a.up.sql", "10_b.down.sql"))
                .containsExactly("9_a.up.sql", "10_b.up.sql", "10_b.down.sql", "9_a.down.sql");
    }

    @Test
    void plainFilesRunInTheOrderOfTheirNames() {
        assertThat(files(MigrationTool.SQL, "b.sql", "a.sql", "notes.txt"))
                .containsExactly("a.sql", "b.sql", "notes.txt");
    }

    @Test
    void aFolderOfNothingIsRefused() {
        assertThat(faults(MigrationTool.FLYWAY, "README.md")).anyMatch(it -> it.contains("no file of it"));
    }

    private static Reading read(MigrationTool tool, String... names) {
        var files = new TreeMap<String, String>();
        for (var name : names) {
            files.put(name, CHECKSUM);
        }
        return Migrations.of(tool, files);
    }

    private static List<String> files(MigrationTool tool, String... names) {
        return switch (read(tool, names)) {
            case Reading.Listed(var listed) ->
                listed.stream().map(Migration::file).toList();
            case Reading.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<String> faults(MigrationTool tool, String... names) {
        return switch (read(tool, names)) {
            case Reading.Listed(var listed) -> throw new AssertionError(listed);
            case Reading.Faulty(var faults) -> faults;
        };
    }
}

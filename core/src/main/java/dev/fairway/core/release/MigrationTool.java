package dev.fairway.core.release;

import java.util.Arrays;
import java.util.Optional;

/// Whose rules say which files of a folder are run, and in which order.
public enum MigrationTool {
    /// `V1__payment.sql`, `R__views.sql`: redgate.com/flyway, "Migrations", naming.
    FLYWAY("flyway"),
    /// `1_payment.up.sql`, `1_payment.down.sql`: github.com/golang-migrate/migrate, MIGRATIONS.md.
    GOLANG_MIGRATE("golang-migrate"),
    /// Change logs that name their change sets.
    LIQUIBASE("liquibase"),
    /// Every `.sql` file, in the order of their names.
    SQL("sql");

    private final String word;

    MigrationTool(String word) {
        this.word = word;
    }

    /// As manifests write it.
    public String word() {
        return word;
    }

    public static Optional<MigrationTool> parse(String word) {
        return Arrays.stream(values()).filter(tool -> tool.word.equals(word)).findFirst();
    }
}

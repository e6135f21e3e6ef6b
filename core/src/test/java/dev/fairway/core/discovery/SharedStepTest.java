package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedStepTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/resources/db/migration/V12__add_index.sql",
                "db/migration/R__views.sql",
                "db/migrate/20260102030405_add_index_to_orders.rb",
                "alembic/versions/1f2e3d_add_index.py",
                "shop/migrations/0007_order_total.py",
                "prisma/migrations/20260102_init/migration.sql",
                "migrations/000012_users.up.sql",
                "Shop/Migrations/20260102030405_AddIndex.cs",
                "src/main/resources/db/changelog/2026/003-index.yaml"
            })
    void migrationsAreRecognisedByNameAndFolder(String path) {
        assertThat(SharedStep.of(path)).contains(SharedStep.MIGRATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/release-steps.md",
                "scripts/one-off/2026-03-repair-orders.sql",
                "ops/post-deploy.sh",
                "scripts/backfill_totals.sql"
            })
    void whatPeopleDoByHandIsAStep(String path) {
        assertThat(SharedStep.of(path)).contains(SharedStep.MANUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/db/migration/V1__test.sql",
                "config/prod.yaml",
                "app/migrations/__init__.py",
                "src/migrations/runner.ts",
                "lib/hotfix.rb",
                "CHANGELOG.md"
            })
    void othersAreNot(String path) {
        assertThat(SharedStep.of(path)).isEmpty();
    }
}

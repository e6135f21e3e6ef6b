package dev.fairway.core.discovery;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a file adds to every environment alike: one folder of migrations, one list of steps that people do by hand. It
/// has no sibling for each environment, so it is compared with nothing; but when it changes, production does.
public enum SharedStep {
    /// changes a database: Flyway, Liquibase, Rails, Alembic, Django, Prisma, EF Core and their like
    MIGRATION,
    /// is done by people: steps of a release, scripts that are run once
    MANUAL;

    private static final Set<String> FOLDERS = Set.of("migration", "migrations", "migrate", "changelog", "changelogs");

    private static final Set<String> TESTS = Set.of("test", "tests", "spec", "specs", "fixtures", "testdata");

    private static final String CODE = "sql|rb|py|js|ts|php|cs|kt|java|go|exs|xml|ya?ml|json";

    /// `V12__add_index.sql`, also undo, repeatable and baseline ones.
    private static final Pattern FLYWAY =
            Pattern.compile("(?:[VUB]\\d[\\d._]*|R)__[^/]+\\.(?:sql|java|kt)", Pattern.CASE_INSENSITIVE);
    /// `20260102_add_index.rb`, `0007-users.up.sql`
    private static final Pattern NUMBERED = Pattern.compile("\\d{3,}[-_.][^/]*\\.(?:" + CODE + ")");

    private static final Pattern ALEMBIC = Pattern.compile("(?:.*/)?versions/[0-9a-z_]+\\.py");

    private static final Pattern LIQUIBASE =
            Pattern.compile("(?:.*/)?changelogs?/(?:.*/)?[^/]+\\.(?:xml|ya?ml|sql|json)");

    private static final Pattern STEPS = Pattern.compile("(?:.*[/._-])?(?:one-?offs?|hot-?fixe?s?"
            + "|(?:manual|release|deploy|deployment|upgrade|rollout)[-_ ]steps?|(?:pre|post)[-_]?deploy(?:ment)?"
            + "|data-?(?:fix|patch)(?:es)?|backfills?)(?:[/._-].*)?");

    public static Optional<SharedStep> of(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        var folders = lower.split("/");
        for (var i = 0; i < folders.length - 1; i++) {
            if (TESTS.contains(folders[i])) {
                return Optional.empty();
            }
        }
        if (isMigration(path, lower, folders)) {
            return Optional.of(MIGRATION);
        }
        return STEPS.matcher(lower).matches() && isSteps(lower) ? Optional.of(MANUAL) : Optional.empty();
    }

    private static boolean isMigration(String path, String lower, String... folders) {
        var name = folders[folders.length - 1];
        if (FLYWAY.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()) {
            return true;
        }
        var inside = false;
        for (var i = 0; i < folders.length - 1; i++) {
            inside |= FOLDERS.contains(folders[i]);
        }
        if (!inside) {
            return folders[0].equals("alembic") && ALEMBIC.matcher(lower).matches();
        }
        return NUMBERED.matcher(name).matches()
                || name.equals("migration.sql")
                || ALEMBIC.matcher(lower).matches()
                || LIQUIBASE.matcher(lower).matches();
    }

    /// Something that people read or run, not a program's own part.
    private static boolean isSteps(String lower) {
        return lower.endsWith(".md")
                || lower.endsWith(".adoc")
                || lower.endsWith(".txt")
                || lower.endsWith(".sql")
                || lower.endsWith(".sh");
    }
}

package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Category;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import org.junit.jupiter.api.Test;

final class CategoriesTest {

    @Test
    void aFlagIsOneByTheNamesOfItsPlace() {
        assertThat(of(TreePath.ofKeys("features", "search"), "true")).isEqualTo(Category.FLAG);
        assertThat(of(TreePath.ofKeys("FEATURE_SEARCH"), "true")).isEqualTo(Category.FLAG);
        assertThat(of(Paths.item("env", "FEATURE_SEARCH", "value"), "true")).isEqualTo(Category.FLAG);
        assertThat(of(Paths.item("flags", "search", "enabled"), "true")).isEqualTo(Category.FLAG);
        assertThat(of(TreePath.ofKeys("unleash", "enabled"), "true")).isEqualTo(Category.FLAG);
    }

    @Test
    void whatAnItemIsCalledMakesNoFlagOfIt() {
        assertThat(of(Paths.item("queues", "billing-feature", "size"), "5")).isEqualTo(Category.CONFIGURATION);
        assertThat(of(TreePath.ofKeys("rules").then(new Segment.Item("application", "billing-feature")), "x"))
                .isEqualTo(Category.CONFIGURATION);
    }

    @Test
    void optionsOfADatabaseAndOfAFlagServiceAreNoFlags() {
        assertThat(of(Paths.item("sqlInstances", "main").then(new Segment.Key("flags")), "x"))
                .isEqualTo(Category.DATABASE);
        assertThat(of(TreePath.ofKeys("database", "flags", "audit"), "on")).isEqualTo(Category.DATABASE);
        assertThat(of(TreePath.ofKeys("UNLEASH_URL"), "https://flags.example.com"))
                .isEqualTo(Category.CONFIGURATION);
    }

    @Test
    void whoMayCallIsAPermission() {
        var rules = TreePath.ofKeys("accessPolicy", "inbound", "rules");
        assertThat(of(rules.then(new Segment.Item("application", "billing-feature")), "x"))
                .isEqualTo(Category.ACCESS);
    }

    @Test
    void whatAStatementAllowsIsAPermission() {
        assertThat(of(TreePath.ofKeys("Statement", "Action"), "s3:Get")).isEqualTo(Category.ACCESS);
        assertThat(of(TreePath.ofKeys("policy_arn"), "arn:aws:iam::aws:policy/ReadOnlyAccess"))
                .isEqualTo(Category.ACCESS);
        assertThat(of(TreePath.ofKeys("allow_public_access"), "true")).isEqualTo(Category.ACCESS);
        assertThat(of(TreePath.ofKeys("statement_action"), "x")).isEqualTo(Category.CONFIGURATION);
    }

    private static Category of(TreePath path, String value) {
        var other = value.equals("true") ? "false" : "other";
        return Categories.of(
                Example.at("config/{env}.yaml", path, value, value, other).told());
    }
}

package dev.fairway.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Columns.Column;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Naming NAMING = new OwnNames(
            List.of(new Environment("test", List.of(), Tier.TEST), new Environment("prod", List.of(), Tier.PROD)),
            Map.of());

    @Test
    void anObjectIsOneWhetherOrNotItsNamespaceIsWritten() {
        var columns = addresses(
                List.of("apps/Deployment/web", "ConfigMap/settings"),
                List.of("apps/Deployment/shop-prod/web", "ConfigMap/default/settings"));

        assertThat(columns)
                .extracting(Column::name)
                .containsExactly("apps/Deployment/shop-{env}/web", "ConfigMap/settings");
        assertThat(columns).allSatisfy(column -> assertThat(column.nodes()).hasSize(2));
    }

    @Test
    void anObjectIsOneAlthoughItsGroupRetired() {
        var columns = addresses(List.of("extensions/Ingress/web"), List.of("networking.k8s.io/Ingress/web"));

        assertThat(columns).hasSize(1);
    }

    @Test
    void objectsOfOneNameInSeveralNamespacesStayApart() {
        var columns = addresses(List.of("Service/web"), List.of("Service/blue/web", "Service/green/web"));

        assertThat(columns).hasSize(3);
    }

    @Test
    void filesOfOneNameInSeveralFoldersStayApart() {
        var columns = addresses(List.of("config/Settings.yaml"), List.of("deploy/Settings.yaml"));

        assertThat(columns).hasSize(2);
    }

    private static List<Column<String>> addresses(List<String> test, List<String> prod) {
        var named = new LinkedHashMap<String, SequencedMap<String, String>>();
        named.put("test", each(test));
        named.put("prod", each(prod));
        return Columns.ofAddresses(named, NAMING);
    }

    private static SequencedMap<String, String> each(List<String> addresses) {
        var all = new LinkedHashMap<String, String>();
        addresses.forEach(address -> all.put(address, address));
        return all;
    }
}

package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.effective.Manifests.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestsTest {

    @Test
    void resourcesHaveAddressesWithoutTheVersion() {
        var documents = List.of(
                Flow.own("{apiVersion: apps/v1, kind: Deployment, metadata: {name: api, namespace: payments}}"),
                Flow.own("{apiVersion: v1, kind: Service, metadata: {name: web}}"),
                Flow.own("{replicas: 3}"));

        assertThat(Manifests.resources(documents))
                .extracting(ManifestResource::address)
                .containsExactly("apps/Deployment/payments/api", "Service/web");
    }

    @Test
    void listsAreTakenApart() {
        var list = Flow.own("{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Service, metadata: {name: a}},"
                + " {apiVersion: v1, kind: ConfigMapList, items: [{apiVersion: v1, kind: ConfigMap, metadata:"
                + " {name: b}}]}]}");

        assertThat(Manifests.resources(List.of(list)))
                .extracting(ManifestResource::address)
                .containsExactly("Service/a", "ConfigMap/b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {apiVersion: v1, kind: Service, metadata: {name: a}} | RESOURCE
        {apiVersion: v1, kind: Service, metadata: {name: a}, $patch: delete} | MERGE_PATCH
        {apiVersion: v1, kind: List, items: []} | LIST
        {apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization} | KUSTOMIZATION
        {apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: apps}} | RESOURCE
        [{op: replace, path: /spec/replicas, value: 2}] | JSON_PATCH
        [{path: /a}] | OTHER
        {kind: Service, metadata: {name: a}} | OTHER
        text | OTHER
        """)
    void theShapeOfADocumentSaysWhatItIsFor(String document, Shape expected) {
        assertThat(Manifests.shape(Flow.own(document))).isEqualTo(expected);
    }
}

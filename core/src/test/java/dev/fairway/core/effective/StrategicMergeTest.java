package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrategicMergeTest {

    @ParameterizedTest(name = "{0} patched with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {a: {b: 1, c: 2}} | {a: {c: 3, d: 4}} | {a: {b: 1, c: 3, d: 4}}
        {a: {b: 1, c: 2}} | {a: {b: null}} | {a: {c: 2}}
        {a: 1} | {b: {c: null, d: 1}} | {a: 1, b: {d: 1}}
        {a: {b: 1}} | {a: {$patch: replace, c: 2}} | {a: {c: 2}}
        {a: {b: 1}, c: 2} | {a: {$patch: delete}} | {c: 2}
        {a: {b: 1, c: 2}} | {a: {$retainKeys: [c, d], d: 3}} | {a: {c: 2, d: 3}}
        {env: [{name: a, x: 1}, {name: b}]} | {env: [{name: b, y: 2}]} | {env: [{name: b, y: 2}, {name: a, x: 1}]}
        {containers: [{name: a}, {name: b}]} | {containers: [{name: a, $patch: delete}]} | {containers: [{name: b}]}
        {containers: [{name: a}]} | {containers: [{$patch: replace}, {name: b}]} | {containers: [{name: b}]}
        {ports: [{containerPort: 8, n: a}]} | {ports: [{containerPort: 8, n: b}]} | {ports: [{containerPort: 8, n: b}]}
        {ports: [{port: 5, protocol: U}]} | {ports: [{port: 5}]} | {ports: [{port: 5}, {port: 5, protocol: U}]}
        {volumeMounts: [{mountPath: a}]} | {volumeMounts: [{mountPath: a, n: y}]} | {volumeMounts: [{mountPath: a, n: y}]}
        {args: [a, b]} | {args: [c]} | {args: [c]}
        {tolerations: [{key: a}]} | {tolerations: [{key: b}]} | {tolerations: [{key: b}]}
        {finalizers: [a, b]} | {finalizers: [b, c]} | {finalizers: [b, c, a]}
        {apiVersion: x.io/v1, env: [{name: a}]} | {env: [{name: b}]} | {apiVersion: x.io/v1, env: [{name: b}]}
        """)
    void patchesApplyAsKubernetesPublishes(String base, String patch, String expected) {
        assertThat(Flow.show(Overlay.merge(Flow.base(base), Flow.own(patch), MergeStyle.KUBERNETES)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = "{a: 1} | {$patch: delete}")
    void aPatchMayRemoveTheWholeObject(String base, String patch) {
        assertThat(StrategicMerge.patch(Flow.base(base), Flow.own(patch))).isEmpty();
    }
}

package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComposeMergeTest {

    @ParameterizedTest(name = "{0} under {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {image: a, command: [x, y]} | {command: [z]} | {image: a, command: [z]}
        {environment: [A=1, B=2]} | {environment: [B=3]} | {environment: {A: 1, B: 3}}
        {environment: {A: 1}} | {environment: [B=x=y, C]} | {environment: {A: 1, B: x=y, C: null}}
        {labels: [a=1]} | {labels: {a: 2}} | {labels: {a: 2}}
        {build: {args: [A=1]}} | {build: {args: [A=2]}} | {build: {args: {A: 2}}}
        {ports: ['80:80']} | {ports: ['443:443', '80:80']} | {ports: ['80:80', '443:443']}
        {volumes: ['./a:/data', './b:/b']} | {volumes: ['./c:/data:ro']} | {volumes: ['./c:/data:ro', './b:/b']}
        {volumes: ['./a:/data']} | {volumes: [{source: x, target: /data}]} | {volumes: [{source: x, target: /data}]}
        {healthcheck: {test: [A], retries: 1}} | {healthcheck: {test: [B]}} | {healthcheck: {test: [B], retries: 1}}
        {image: a, ports: ['80:80']} | {ports: []} | {image: a}
        {image: a, user: b} | {user: '!reset null'} | {image: a}
        {user: a} | {user: '!override b'} | {user: b}
        {dns: [a]} | {dns: [b]} | {dns: [a, b]}
        """)
    void overrideFilesApplyAsComposePublishes(String base, String over, String expected) {
        assertThat(merged(base, over)).isEqualTo("{services: {web: " + expected + "}}");
    }

    @Test
    void whatOnlyAnchorsReferToIsNoSetting() {
        assertThat(whole("{x-web: {image: a}, services: {web: {image: a}}}", "{x-more: 1, services: {web: {user: b}}}"))
                .isEqualTo("{services: {web: {image: a, user: b}}}");
    }

    private static String merged(String base, String over) {
        return whole("{services: {web: " + base + "}}", "{services: {web: " + over + "}}");
    }

    private static String whole(String base, String over) {
        return Flow.show(Overlay.merge(Flow.base(base), Flow.own(over), MergeStyle.COMPOSE));
    }
}

package dev.fairway.formats.contract;

import java.util.List;

/// Contracts that schema and reader have to agree on.
final class Samples {

    static final String SEED = """
        # config/expected-env-diff.yaml
        expected_differences:
          LOG_LEVEL:
            staging: debug
            production: warn
          RESOURCE_LIMITS_CPU:
            staging: "2"
            production: "8"
          PAYMENT_GATEWAY_URL:
            staging: "https://mock.payment.internal"
            production: "https://api.payment-provider.com"
        """;

    static final String TYPED = """
        expected_differences:
          LOG_LEVEL: {staging: debug, production: warn}       # exact valid values; anything else is a violation
        rules:
          - match: "workload/**#spec.replicas"                # glob over resource and path
            type: integer
            allow: {dev: 1..2, stage: 2..4, prod: 3..50}      # exact, list, range, /regex/, template
            reason: capacity
            owner: team-payments
            until: 2027-03-01
          - match: "config/**#*_PASSWORD"
            must: differ
        exceptions:
          - match: "config/{env}.yaml#PAYMENT_GATEWAY_TIMEOUT_MS"
            environments: [prod]
            value: 10000
            owner: team-payments
            reason: gateway incident, see the ledger
            until: 2026-12-31
        """;

    static final List<String> VALID = List.of(
            SEED,
            TYPED,
            "",
            "# nothing yet\n",
            "version: 1\nrules: []\n",
            "rules:\n",
            "rules:\n  - {match: A, type: url}\n",
            "rules:\n  - {match: A, allow: any}\n",
            "rules:\n  - {match: [A, B], allow: [debug, info]}\n",
            "environments: [dev, prod]\nrules:\n  - {match: A, allow: any}\n",
            "rules:\n  - {match: A, allow: {dev: [[a, b], absent], prod: [[c]]}}\n",
            "rules:\n  - {match: A, allow: 'https://api.{env}.example.com'}\n",
            "rules:\n  - {match: A, allow: {dev: absent, prod: /v\\d+/}}\n",
            "rules:\n  - {match: A, type: duration, allow: {dev: 1s..10s, prod: 5s..}}\n",
            "expected_differences:\n  A: {dev: [1, 2], prod: 3}\n",
            "exceptions:\n  - {match: A, owner: me, until: 2026-12-31}\n",
            "exceptions:\n  - {match: A, environments: prod, owner: me, until: '2026-12-31'}\n",
            "exceptions:\n  - {match: A, value: {dev: 1, prod: absent}, owner: me, until: 2026-12-31}\n",
            "exceptions:\n  - {match: A, value: [a, b], owner: me, reason: r, until: 2026-12-31}\n");

    static final List<String> INVALID = List.of(
            "[]\n",
            "text\n",
            "ruls: []\n",
            "version: 2\n",
            "rules: {}\n",
            "rules:\n  - A\n",
            "rules:\n  - {match: A}\n",
            "rules:\n  - {allow: any}\n",
            "rules:\n  - {match: '', allow: any}\n",
            "rules:\n  - {match: [], allow: any}\n",
            "rules:\n  - {match: A, allow: any, util: 2027-01-01}\n",
            "rules:\n  - {match: A, type: int}\n",
            "rules:\n  - {match: A, must: differs}\n",
            "rules:\n  - {match: A, allow: {dev: {a: b}}}\n",
            "rules:\n  - {match: A, allow: []}\n",
            "environments: prod\n",
            "environments: [{prod: a}]\n",
            "rules:\n  - {match: A, allow: [[]]}\n",
            "rules:\n  - {match: A, allow: [[[a]]]}\n",
            "rules:\n  - {match: A, allow: {}}\n",
            "rules:\n  - {match: A, allow: any, until: tomorrow}\n",
            "rules:\n  - {match: A, allow: any, until: 2027-13-01}\n",
            "expected_differences: []\n",
            "expected_differences:\n  A: debug\n",
            "expected_differences:\n  A: {}\n",
            "expected_differences:\n  A: {dev: {x: y}}\n",
            "expected_differences:\n  A: {dev: []}\n",
            "exceptions:\n  - {match: A, owner: me}\n",
            "exceptions:\n  - {match: A, until: 2026-12-31}\n",
            "exceptions:\n  - {owner: me, until: 2026-12-31}\n",
            "exceptions:\n  - {match: A, owner: '', until: 2026-12-31}\n",
            "exceptions:\n  - {match: A, owner: me, until: 2026-12-31, environments: []}\n",
            "exceptions:\n  - {match: A, owner: me, until: 2026-12-31, ticket: X-1}\n");

    private Samples() {}
}

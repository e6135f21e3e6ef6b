package dev.fairway.ledger.verify;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The statements whose meaning this version knows (docs/ledger-format.md, 5).
final class KnownTypes {

    private static final Set<String> TYPES = Stream.of(
                    "key",
                    "policy",
                    "release",
                    "artifacts-seen",
                    "recall",
                    "approval",
                    "rejection",
                    "withdrawal",
                    "transition",
                    "report",
                    "adoption",
                    "hold",
                    "veto",
                    "exception",
                    "break-glass",
                    "obligation",
                    "freeze",
                    "erasure",
                    "evidence",
                    "snapshot",
                    "finding",
                    "action",
                    "outcome",
                    "heartbeat",
                    "heads")
            .map(name -> "urn:fairway:%s:v1".formatted(name))
            .collect(Collectors.toUnmodifiableSet());

    private KnownTypes() {}

    static boolean has(String predicateType) {
        return TYPES.contains(predicateType);
    }
}

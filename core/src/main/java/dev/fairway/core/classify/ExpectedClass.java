package dev.fairway.core.classify;

import java.util.Locale;

/// Kinds of difference that environments are meant to have. The list is closed.
///
/// Frequencies in the survey of public repositories: docs/discovery.md.
public enum ExpectedClass {
    OWN_NAME("the environment's own name"),
    HOST("hosts of each environment"),
    IDENTIFIER("identifiers of each environment"),
    SCHEDULE("schedules"),
    LOG_LEVEL("log levels"),
    SIZE("sizes and scale that do not fall along the route"),
    SECRET("secrets, of which only the presence is compared");

    private final String reason;

    ExpectedClass(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package dev.fairway.core.finding;

import java.util.Locale;

/// Which part of an environment a finding belongs to (DESIGN 10.1).
public enum Category {
    ARTIFACT,
    CONFIGURATION,
    INFRASTRUCTURE,
    WORKLOAD,
    DATABASE,
    FLAG,
    ACCESS,
    DATA,
    VERIFICATION,
    PROCESS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

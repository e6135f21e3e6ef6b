package dev.fairway.core.finding;

import java.util.Locale;

/// Which part of an environment a finding belongs to.
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

package dev.fairway.core.discovery;

/// What the search knows at every folder: which words name environments, a look into files, where charts are, and what
/// was asked for.
record Scope(Vocabulary vocabulary, Probe probe, Charts charts, Options options) {

    /// Whether run modes take part: they were asked for, or the environments are declared.
    boolean runModes() {
        return options.runModes() || vocabulary.closed();
    }
}

package dev.fairway.core.judge;

/// What a change did to an address that was wrong before, from harmless to bad.
public enum Effect {
    /// Nothing that matters.
    NONE,
    /// Fewer environments are apart, or fewer hold what is wrong.
    NARROWED,
    /// What stands, or stood, before it on the route arrived in an environment; others still wait for it.
    FOLLOWED,
    /// An environment that others follow went on by itself: on its way, if history says so.
    AHEAD,
    /// Environments that were equal are so no longer, or one that was apart already went elsewhere by itself.
    WORSENED
}

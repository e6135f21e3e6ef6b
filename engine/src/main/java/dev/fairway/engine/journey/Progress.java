package dev.fairway.engine.journey;

/// Hears how far long work has come.
public interface Progress {

    /// @param what what is being done, in a few words
    /// @param done how many of them are behind it
    /// @param of how many there are; 0 where nobody knows
    void at(String what, int done, int of);

    /// The work is over, however it ended.
    void over();

    /// Nobody listens.
    static Progress silent() {
        return new Progress() {
            @Override
            public void at(String what, int done, int of) {}

            @Override
            public void over() {}
        };
    }
}

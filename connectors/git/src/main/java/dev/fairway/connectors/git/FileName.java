package dev.fairway.connectors.git;

/// A path as Git gave it: text, or bytes that spell none and can only be shown, escaped.
record FileName(String text, boolean valid) {

    static FileName of(byte[] bytes) {
        return GitText.decode(bytes)
                .map(text -> new FileName(text, true))
                .orElseGet(() -> new FileName(GitText.escape(bytes), false));
    }
}

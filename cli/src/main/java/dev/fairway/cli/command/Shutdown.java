package dev.fairway.cli.command;

/// Whether somebody told the process to end. From then on what is still running sees its files and processes
/// vanish, and its answer is none.
public final class Shutdown {

    private static final Thread NOTHING = new Thread();
    private static final long PAUSE_MILLIS = 1_000;

    private Shutdown() {}

    /// Returns at once, or, when the process is to end, not any more: the rest of it happens without the caller.
    public static void holdWhenBegun() {
        while (begun()) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException _) {
                // The process is ending; there is nobody to tell.
            }
        }
    }

    /// Whatever we started ends with us.
    public static void takeChildrenAlong() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly),
                        "children"));
    }

    private static boolean begun() {
        try {
            Runtime.getRuntime().removeShutdownHook(NOTHING);
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }
}

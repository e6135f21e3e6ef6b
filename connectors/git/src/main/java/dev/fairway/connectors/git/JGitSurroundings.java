package dev.fairway.connectors.git;

import java.io.File;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// What JGit is told about the machine: there is no environment and no configuration of system or user.
///
/// Left alone, JGit would look for an installed git to ask for its configuration, read the user's, and measure the
/// clock of a file system by writing files into the repository. The measure is given to it instead.
@SuppressWarnings("deprecation") // two deprecated methods are abstract, so there is no other way
final class JGitSurroundings extends SystemReader {

    private static final File NOWHERE = new File("no-configuration");

    private JGitSurroundings() {
        setPlatformChecker();
    }

    /// JGit has one reader of its surroundings per process.
    static void install() {
        if (!(SystemReader.getInstance() instanceof JGitSurroundings)) {
            SystemReader.setInstance(new JGitSurroundings());
        }
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public @Nullable String getProperty(String key) {
        return System.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
        return new Nothing(parent, files);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
        return new Nothing(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
        return new Nothing(parent, files);
    }

    @Override
    public StoredConfig getUserConfig() {
        return new Nothing(null, FS.DETECTED);
    }

    @Override
    public StoredConfig getJGitConfig() {
        return new Nothing(null, FS.DETECTED);
    }

    @Override
    public StoredConfig getSystemConfig() {
        return new Nothing(null, FS.DETECTED);
    }

    @Override
    public @Nullable Path getXdgConfigDirectory(FS files) {
        return null;
    }

    @Override
    public @Nullable Path getXdgCacheDirectory(FS files) {
        return null;
    }

    @Override
    public long getCurrentTime() {
        return System.currentTimeMillis();
    }

    @Override
    public int getTimezone(long when) {
        return 0;
    }

    /// A configuration that is empty, but for how finely every file system tells the time.
    private static final class Nothing extends FileBasedConfig {

        Nothing(@Nullable Config parent, FS files) {
            super(parent, NOWHERE, files);
        }

        @Override
        public @Nullable String getString(String section, @Nullable String subsection, String name) {
            return section.equals("filesystem") ? "10 milliseconds" : super.getString(section, subsection, name);
        }

        @Override
        public void load() {
            // There is no file.
        }

        @Override
        public void save() {
            // There is no file.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}

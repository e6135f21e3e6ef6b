package dev.fairway.ledger.export;

import java.util.Locale;
import java.util.regex.Pattern;

/// Where an export of so many entries has which file (C2SP tlog-tiles).
record Layout(long size) {

    /// Entries of a bundle, and hashes of a tile.
    static final int WIDTH = 256;

    static final String CHECKPOINT = "checkpoint";
    static final String TREE = "tile";
    static final String ENTRIES = "tile/entries";
    static final String ENVELOPES = "envelopes";
    static final String BLOBS = "blobs";

    private static final int LEVEL_BITS = 8;
    private static final int LEVELS = 8;
    private static final String NUMBER = "(?:x[0-9]{3}/){0,6}+[0-9]{3}(?:\\.p/[0-9]{1,3})?";
    private static final Pattern FILE =
            Pattern.compile("checkpoint|blobs/[0-9a-f]{64}|(?:envelopes|tile/entries|tile/[0-9]{1,2})/" + NUMBER);
    private static final Pattern NAME = Pattern.compile("((?:x[0-9]{3}/){0,6}+[0-9]{3})(?:\\.p/[0-9]{1,3})?");

    private static final Pattern FOLDER = Pattern.compile(
            "tile|blobs|(?:envelopes|tile/entries|tile/[0-9]{1,2})(?:/x[0-9]{3}){0,6}+(?:/[0-9]{3}\\.p)?");

    /// Whether an export of any size may have such a folder.
    static boolean knowsFolder(String path) {
        return FOLDER.matcher(path).matches();
    }

    /// Whether an export of any size may have such a file.
    static boolean knows(String path) {
        return FILE.matcher(path).matches();
    }

    static String tile(int level) {
        return "tile/" + level;
    }

    static String blob(String hex) {
        return BLOBS + "/" + hex;
    }

    /// How many hashes a level has.
    long hashes(int level) {
        return size >>> (LEVEL_BITS * level);
    }

    /// The file of entries or envelopes.
    String bundle(String folder, long number) {
        return path(folder, number, size);
    }

    String tile(int level, long number) {
        return path(tile(level), number, hashes(level));
    }

    /// How many entries a bundle has.
    int width(long number) {
        return (int) Math.min(WIDTH, size - number * WIDTH);
    }

    private static String path(String folder, long number, long items) {
        var partial = number == items / WIDTH ? ".p/" + items % WIDTH : "";
        return folder + "/" + name(number) + partial;
    }

    /// Groups of three digits, all but the last after an `x`.
    private static String name(long number) {
        var last = String.format(Locale.ROOT, "%03d", number % 1000);
        var name = new StringBuilder(last);
        for (var rest = number / 1000; rest > 0; rest /= 1000) {
            name.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return name.toString();
    }

    /// Whether an export of this size has such a file. Which blobs there are is not for the size to say.
    boolean has(String path) {
        if (path.equals(CHECKPOINT) || path.startsWith(BLOBS + "/")) {
            return knows(path);
        }
        if (path.startsWith(ENTRIES + "/")) {
            return has(path, ENTRIES, size);
        }
        if (path.startsWith(ENVELOPES + "/")) {
            return has(path, ENVELOPES, size);
        }
        for (var level = 0; level < LEVELS; level++) {
            if (path.startsWith(tile(level) + "/")) {
                return has(path, tile(level), hashes(level));
            }
        }
        return false;
    }

    private static boolean has(String path, String folder, long items) {
        var name = NAME.matcher(path.substring(folder.length() + 1));
        if (!name.matches()) {
            return false;
        }
        var number = Long.parseLong(name.group(1).replaceAll("[x/]", ""));
        return number * WIDTH < items && path(folder, number, items).equals(path);
    }
}

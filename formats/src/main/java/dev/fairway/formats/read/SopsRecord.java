package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Mapping;

/// What SOPS writes beside the values that it encrypts: keys, checksums and dates, of which none is a setting.
final class SopsRecord {

    private SopsRecord() {}

    static boolean isIn(Mapping mapping) {
        if (mapping.get("sops").orElse(null) instanceof Mapping sops) {
            return sops.get("mac").isPresent()
                    || (sops.get("lastmodified").isPresent()
                            && sops.get("version").isPresent());
        }
        return mapping.get("sops_mac").isPresent() || mapping.get("sops__mac").isPresent();
    }

    static boolean isRecord(Entry entry) {
        return entry.key().equals("sops") || entry.key().startsWith("sops_");
    }
}

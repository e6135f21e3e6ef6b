package dev.fairway.engine.release;

import dev.fairway.connector.ImageRegistries;
import dev.fairway.core.release.ImageReference;
import java.util.HashMap;
import java.util.Map;

/// Registries that are asked once for what they have answered already: a tag is resolved once, and stands for that
/// digest for as long as one thing is done.
public final class RememberedImages implements ImageRegistries {

    private final ImageRegistries asked;
    private final Map<String, Look.Seen> seen = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    public RememberedImages(ImageRegistries asked) {
        this.asked = asked;
    }

    @Override
    public Look look(ImageReference image) {
        var known = image.digest().map(digest -> seen.get(image.name() + "@" + digest));
        if (known.isPresent()) {
            return known.get();
        }
        var look = asked.look(image);
        if (look instanceof Look.Seen found) {
            var digest = found.artifact().of();
            seen.put(image.name() + "@" + digest, found);
            if (image.digest().isEmpty()) {
                tags.put(tagged(image), digest);
            }
        }
        return look;
    }

    @Override
    public TagLook tag(ImageReference image) {
        var known = tags.get(tagged(image));
        return known == null ? asked.tag(image) : new TagLook.Leads(known);
    }

    private static String tagged(ImageReference image) {
        return image.name() + ":" + image.tagOrDefault();
    }
}

package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where an image is, by the names that Docker and OCI give: `registry/repository:tag@digest`.
///
/// What people leave out is filled in as Docker does: `nginx` is `docker.io/library/nginx`.
///
/// @param host of the registry, with its port where one is named; Docker Hub is `docker.io`
/// @param digest `sha256:` and 64 hex digits
public record ImageReference(String host, String repository, Optional<String> tag, Optional<String> digest) {

    public static final String DOCKER_HUB = "docker.io";

    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?+";
    private static final Pattern HOST = Pattern.compile(
            "(?:%s(?:\\.%s){0,60}+|\\[[0-9a-fA-F:.]{2,45}+])(?::[0-9]{1,5}+)?+".formatted(LABEL, LABEL));
    private static final Pattern REPOSITORY = Pattern.compile(
            "[a-z0-9]++(?:(?:[.]|__|_|-++)[a-z0-9]++)*+(?:/[a-z0-9]++(?:(?:[.]|__|_|-++)[a-z0-9]++)*+)*+");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}+");

    /// Characters of host and repository together.
    private static final int LONGEST = 255;

    private static final int HIGHEST_PORT = 65_535;

    private static final String DEFAULT_TAG = "latest";

    public ImageReference {
        requireNonNull(tag, "tag");
        if (!HOST.matcher(host).matches()
                || !isPort(host)
                || !REPOSITORY.matcher(repository).matches()
                || host.length() + 1 + repository.length() > LONGEST
                || tag.filter(it -> !TAG.matcher(it).matches()).isPresent()
                || digest.filter(it -> !ReleaseNames.isDigest(it)).isPresent()) {
            throw new IllegalArgumentException("not a reference to an image");
        }
    }

    /// Whether what follows the last colon of a host is a port; also where nothing does.
    private static boolean isPort(String host) {
        var port = host.endsWith("]") ? "" : host.substring(host.lastIndexOf(':') + 1);
        return port.length() == host.length()
                || port.isEmpty()
                || (Integer.parseInt(port) > 0 && Integer.parseInt(port) <= HIGHEST_PORT);
    }

    /// For what a person typed. Digests other than SHA-256 are no reference: a release could not be known by them.
    public static Optional<ImageReference> parse(String text) {
        var at = text.indexOf('@');
        var digest = at < 0 ? Optional.<String>empty() : Optional.of(text.substring(at + 1));
        var rest = at < 0 ? text : text.substring(0, at);
        var colon = rest.lastIndexOf(':');
        var tagged = colon > rest.lastIndexOf('/') && !isBareHost(rest);
        var tag = tagged ? Optional.of(rest.substring(colon + 1)) : Optional.<String>empty();
        var name = tagged ? rest.substring(0, colon) : rest;
        if (HEX.matcher(name).matches() || ReleaseNames.isDigest(text)) {
            return Optional.empty(); // a digest alone, or the id of an image on this machine
        }
        var slash = name.indexOf('/');
        var named = slash > 0 && isHost(name.substring(0, slash));
        var host = host(named ? name.substring(0, slash) : DOCKER_HUB);
        var path = named ? name.substring(slash + 1) : name;
        var repository = host.equals(DOCKER_HUB) && path.indexOf('/') < 0 ? "library/" + path : path;
        try {
            return Optional.of(new ImageReference(host, repository, tag, digest));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Why what stands before the last `@` of a text is no reference, for whoever wrote it; empty where it is one, or
    /// there is no `@`. Nothing of the text is repeated: a password may stand in it.
    public static String placeFault(String text) {
        var place = text.substring(0, Math.max(0, text.lastIndexOf('@')));
        if (text.indexOf('@') < 0 || parse(text).isPresent()) {
            return "";
        }
        if (place.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return "blanks and control characters stand in no reference to an image";
        }
        if (place.contains("://")) {
            return "a reference begins with the registry, without a scheme as https://";
        }
        if (place.indexOf('@') >= 0) {
            return "leave user and password away (docker login keeps them), and name one digest only";
        }
        return parse(place.toLowerCase(Locale.ROOT)).isPresent()
                ? "the repository takes lower case"
                : "what stands before the digest is no reference to an image, as registry.example/team/api is one";
    }

    /// `[::1]:5000` alone: its colons begin no tag.
    private static boolean isBareHost(String text) {
        return text.startsWith("[") && text.indexOf('/') < 0;
    }

    /// A first part is a host where no repository could be called so.
    private static boolean isHost(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    private static String host(String named) {
        var host = named.toLowerCase(Locale.ROOT);
        return host.equals("index.docker.io") || host.equals("registry-1.docker.io") ? DOCKER_HUB : host;
    }

    public ImageReference withDigest(String other) {
        return new ImageReference(host, repository, tag, Optional.of(other));
    }

    /// Where it is, whichever it is.
    public ImageReference withoutDigest() {
        return new ImageReference(host, repository, tag, Optional.empty());
    }

    /// The one that is asked where neither tag nor digest are named, as Docker does.
    public String tagOrDefault() {
        return tag.orElse(DEFAULT_TAG);
    }

    /// The last part of the repository, which is what people call the image.
    public String lastSegment() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /// Host and repository.
    public String name() {
        return host + "/" + repository;
    }

    @Override
    public String toString() {
        return name()
                + tag.map(it -> ":" + it).orElse("")
                + digest.map(it -> "@" + it).orElse("");
    }
}

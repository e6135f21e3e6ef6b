package dev.fairway.connectors.oci;

import dev.fairway.core.release.ImageReference;
import dev.fairway.formats.image.Credential;
import dev.fairway.formats.image.CredentialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What opens registries, as Docker and Podman keep it on this machine.
///
/// Of the files that are there, the first that knows the registry decides; within one, the program that it names
/// for the registry comes before what is written in it.
final class Keyring {

    /// Docker Hub under the key that Docker has kept it by since its first year.
    private static final String HUB_KEY = "https://index.docker.io/v1/";

    private static final List<String> HUB_HOSTS =
            List.of("index.docker.io", ImageReference.DOCKER_HUB, "registry-1.docker.io");

    private static final int LARGEST = 1 << 20;

    private final List<Path> files;
    private final CredentialProgram helper;

    /// Programs are asked once, since some of them ask people.
    private final Map<String, Kept> known = new HashMap<>();

    private Keyring(List<Path> files, CredentialProgram helper) {
        this.files = List.copyOf(files);
        this.helper = helper;
    }

    static Keyring of(Map<String, String> environment, CredentialProgram helper) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var files = new ArrayList<Path>();
        add(files, environment.getOrDefault("REGISTRY_AUTH_FILE", ""), "");
        var docker = environment.getOrDefault("DOCKER_CONFIG", "");
        add(files, docker.isEmpty() ? home : docker, docker.isEmpty() ? ".docker/config.json" : "config.json");
        add(files, environment.getOrDefault("XDG_RUNTIME_DIR", ""), "containers/auth.json");
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        add(files, config.isEmpty() ? home : config, (config.isEmpty() ? ".config/" : "") + "containers/auth.json");
        return new Keyring(files, helper);
    }

    private static void add(List<Path> files, String folder, String name) {
        if (!folder.isEmpty()) {
            try {
                files.add(Path.of(folder).resolve(name).toAbsolutePath());
            } catch (InvalidPathException _) {
                // No file has such a name.
            }
        }
    }

    /// What was found.
    ///
    /// @param trouble why there may be more than was found; a part of a sentence
    record Kept(Optional<Credential> credential, Optional<String> trouble) {}

    Kept find(ImageReference image) {
        return known.computeIfAbsent(image.name(), _ -> looked(image));
    }

    private Kept looked(ImageReference image) {
        var troubles = new ArrayList<String>();
        for (var path : files) {
            var file = read(path, troubles);
            var found = file.flatMap(it -> inside(it, image, troubles));
            if (found.isPresent()) {
                return new Kept(found, Optional.empty());
            }
        }
        return new Kept(
                Optional.empty(), troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles)));
    }

    private static Optional<CredentialFile> read(Path path, List<String> troubles) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(LARGEST + 1);
            var file = bytes.length > LARGEST ? Optional.<CredentialFile>empty() : CredentialFile.read(bytes);
            if (file.isEmpty()) {
                troubles.add(path + " is no file of credentials");
            }
            return file;
        } catch (IOException _) {
            troubles.add(path + " cannot be read");
            return Optional.empty();
        }
    }

    private Optional<Credential> inside(CredentialFile file, ImageReference image, List<String> troubles) {
        var isHub = image.host().equals(ImageReference.DOCKER_HUB);
        var server = isHub ? HUB_KEY : image.host();
        var named = file.helpers().entrySet().stream()
                .filter(it -> isOf(it.getKey(), image.host()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(file::store);
        if (named.isPresent()) {
            switch (helper.get(named.get(), server)) {
                case CredentialProgram.Answer.Found(var credential) -> {
                    return Optional.of(credential);
                }
                case CredentialProgram.Answer.Nothing _ -> {
                    // The file itself may know.
                }
                case CredentialProgram.Answer.Trouble(var why) -> troubles.add(why);
            }
        }
        return written(file, image);
    }

    /// The most that fits: Podman also keeps credentials for a part of a registry.
    private static Optional<Credential> written(CredentialFile file, ImageReference image) {
        for (var path = "/" + image.repository(); ; path = path.substring(0, path.lastIndexOf('/'))) {
            var wanted = path;
            var found = file.credentials().entrySet().stream()
                    .filter(it -> pathOf(it.getKey()).equals(wanted) && isOf(hostOf(it.getKey()), image.host()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (found.isPresent() || path.isEmpty()) {
                return found;
            }
        }
    }

    private static boolean isOf(String key, String host) {
        var named = hostOf(key);
        return host.equals(ImageReference.DOCKER_HUB) ? HUB_HOSTS.contains(named) : named.equalsIgnoreCase(host);
    }

    private static String bare(String key) {
        var scheme = key.indexOf("://");
        return scheme < 0 ? key : key.substring(scheme + 3);
    }

    private static String hostOf(String key) {
        var bare = bare(key);
        return bare.indexOf('/') < 0 ? bare : bare.substring(0, bare.indexOf('/'));
    }

    /// Without the version of the protocol, which old keys end with.
    private static String pathOf(String key) {
        var bare = bare(key);
        var path = bare.indexOf('/') < 0 ? "" : bare.substring(bare.indexOf('/'));
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.equals("/v1") || trimmed.equals("/v2") ? "" : trimmed;
    }
}

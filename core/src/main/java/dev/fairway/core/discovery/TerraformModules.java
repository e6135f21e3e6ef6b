package dev.fairway.core.discovery;

import static dev.fairway.core.discovery.SiblingGroups.PLACEHOLDER;

import dev.fairway.core.discovery.EnvKey.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// The folders with Terraform code, to find where the variables that a tfvars file sets are declared.
///
/// @param code the `*.tf` files by folder
record TerraformModules(TreeMap<String, TreeSet<String>> code) {

    private static final int HIGHEST = 3;

    static TerraformModules in(Collection<String> paths) {
        var code = new TreeMap<String, TreeSet<String>>();
        for (var path : paths) {
            if (path.endsWith(".tf")) {
                var folder = path.substring(0, path.lastIndexOf('/') + 1);
                code.computeIfAbsent(folder, _ -> new TreeSet<>()).add(path);
            }
        }
        return new TerraformModules(code);
    }

    /// Whether these are parts of one module: Terraform applies all code of a folder together, so that none of it is
    /// another environment's.
    static boolean isCode(SiblingGroup group) {
        return group.members().values().stream()
                .map(Sighting::name)
                .allMatch(name -> name.endsWith(".tf") || name.endsWith(".tf.json"));
    }

    /// The code of the root module of a tfvars file: in its folder, else in the nearest one above.
    ///
    /// @param folder may hold `{env}`: code that is each environment's own is answered with `{env}` in its path
    List<String> declarationsFor(String folder) {
        if (folder.contains(PLACEHOLDER)) {
            var own = ownCode(folder);
            if (!own.isEmpty()) {
                return own;
            }
        }
        var place = folder;
        for (var i = 0; i <= HIGHEST; i++) {
            var here = code.get(place);
            if (here != null) {
                return List.copyOf(here);
            }
            if (place.isEmpty()) {
                break;
            }
            place = place.substring(0, place.lastIndexOf('/', place.length() - 2) + 1);
        }
        return List.of();
    }

    /// Files that environments' folders hold themselves, by the pattern of the folder.
    private List<String> ownCode(String folder) {
        var prefix = folder.substring(0, folder.indexOf(PLACEHOLDER));
        var suffix = folder.substring(folder.lastIndexOf(PLACEHOLDER) + PLACEHOLDER.length());
        var files = new TreeSet<String>();
        for (var place : code.tailMap(prefix).entrySet()) {
            if (!place.getKey().startsWith(prefix)) {
                break;
            }
            var middle = place.getKey().length() - prefix.length() - suffix.length();
            if (middle > 0
                    && place.getKey().endsWith(suffix)
                    && place.getKey()
                                    .substring(prefix.length(), prefix.length() + middle)
                                    .indexOf('/')
                            < 0) {
                place.getValue().forEach(path -> files.add(folder + path.substring(path.lastIndexOf('/') + 1)));
            }
        }
        return List.copyOf(files);
    }
}

package dev.fairway.core.meaning;

import java.util.Set;
import java.util.regex.Pattern;

/// What is known about the sort of a value, from its path or from the contract.
public enum Hint {
    NONE,
    BOOLEAN,
    NUMBER,
    QUANTITY,
    DURATION,
    VERSION,
    IMAGE;

    private static final Pattern AMOUNT = Pattern.compile(
            "(?:.*[.\\]])?resources\\.(?:requests|limits)(?:\\.|\\[).+|.*\\.sizeLimit|spec\\.capacity\\.storage");
    private static final Set<String> DURATIONS = Set.of(
            "interval", "retryInterval", "timeout", "renewBefore", "duration", "scrapeInterval", "evaluationInterval");

    /// The hint that an address gives by itself: `resources.requests.cpu` is a quantity wherever it stands, and
    /// objects of Kubernetes type a few more.
    ///
    /// @param resource a file's template or `[group/]Kind/[namespace/]name`
    public static Hint at(String resource, String path) {
        var leaf = path.substring(path.lastIndexOf('.') + 1);
        if (leaf.equals("image")) {
            return IMAGE;
        }
        if ((mayBeAmount(path) && AMOUNT.matcher(path).matches()) || (quota(resource) && path.startsWith("spec."))) {
            return QUANTITY;
        }
        return controllerObject(resource) && DURATIONS.contains(leaf) && path.startsWith("spec.") ? DURATION : NONE;
    }

    /// Asked first, since hardly any path is: the pattern has to look at all of it.
    private static boolean mayBeAmount(String path) {
        return path.contains("resources.") || path.endsWith(".sizeLimit") || path.startsWith("spec.capacity.");
    }

    private static boolean quota(String resource) {
        return resource.startsWith("ResourceQuota/") || resource.startsWith("LimitRange/");
    }

    /// Objects of these groups are read by controllers written in Go, which type such fields as durations.
    private static boolean controllerObject(String resource) {
        var group = resource.substring(0, Math.max(0, resource.indexOf('/')));
        return group.endsWith(".toolkit.fluxcd.io")
                || group.equals("cert-manager.io")
                || group.equals("monitoring.coreos.com")
                || group.equals("external-secrets.io");
    }
}

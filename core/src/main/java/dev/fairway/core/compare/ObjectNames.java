package dev.fairway.core.compare;

import java.util.regex.Pattern;

/// Addresses of Kubernetes objects (`[group/]Kind/[namespace/]name`), less strictly read. All other addresses stay as
/// they are.
public final class ObjectNames {

    private static final Pattern OBJECT =
            Pattern.compile("(?:[a-z0-9.-]+/)?(?<rest>(?<kind>[A-Z][A-Za-z0-9]*)/(?:[^/]+/)?(?<name>[^/]+))");

    private ObjectNames() {}

    /// `apps/Deployment/web` and `extensions/Deployment/web` are both `Deployment/web`. Kinds begin with a capital.
    public static String withoutGroup(String address) {
        var object = OBJECT.matcher(address);
        return object.matches() ? object.group("rest") : address;
    }

    /// `apps/Deployment/shop/web` is `Deployment/web`: one object, whether or not its namespace is written.
    public static String kindAndName(String address) {
        var object = OBJECT.matcher(address);
        return object.matches() ? object.group("kind") + "/" + object.group("name") : address;
    }
}

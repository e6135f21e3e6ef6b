package dev.fairway.core.classify;

import dev.fairway.core.compare.Naming;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Accounts, projects, buckets and the like: who and what, never how and how much.
final class Identifiers {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]+:.+|projects/[^/]+/.+|/subscriptions/.+");
    private static final Pattern TELEPHONE = Pattern.compile("\\+[0-9][0-9 ()-]{6,20}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern CLOUD_ID = Pattern.compile(
            "(?:vpc|subnet|sg|ami|i|eni|rtb|igw|nat|vol|snap|eipalloc|acl|Z|UA|G|GTM|pk|ca)-?[0-9A-Z]{6,32}"
                    + "|(?:vpc|subnet|sg|ami|i|eni|rtb|igw|nat|vol|snap|eipalloc|acl)-[0-9a-f]{8,17}"
                    + "|UA-[0-9]{4,10}-[0-9]{1,4}");
    private static final Set<String> HEADS = Set.of(
            "account",
            "accounts",
            "project",
            "projects",
            "bucket",
            "buckets",
            "group",
            "groups",
            "client",
            "clients",
            "tenant",
            "tenants",
            "subscription",
            "subscriptions",
            "telephone",
            "phone",
            "uuid",
            "guid",
            "arn",
            "arns",
            "workspace",
            "principal",
            "org",
            "organisation",
            "organization");
    private static final Set<String> NUMBERS = Set.of("id", "ids", "sid");
    private static final Set<String> TELEPHONES = Set.of("phone", "free", "mobile", "sms", "fax");
    /// Of these there are so and so many: twelve digits are no account there.
    private static final Set<String> MEASURES = Set.of(
            "max",
            "maximum",
            "min",
            "minimum",
            "limit",
            "limits",
            "size",
            "bytes",
            "count",
            "total",
            "threshold",
            "quota",
            "timeout",
            "ttl",
            "age",
            "ms",
            "millis",
            "ns",
            "nanos",
            "nanoseconds",
            "us",
            "micros");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{3,100}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+][A-Za-z0-9_./:@+-]{2,200}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}(?:\\.[0-9]+)?");

    private Identifiers() {}

    static boolean matches(Subject subject, Naming naming) {
        if (Grants.in(subject)) {
            return Grants.same(subject, naming);
        }
        var name = subject.name();
        return (subject.everyText(Identifiers::shaped) && !Words.any(lastOf(name), MEASURES))
                || (named(name) && subject.everyText(Identifiers::plain) && !Choices.in(subject))
                // a group's address, whatever the group is for
                || (Words.any(name, HEADS)
                        && subject.everyText(text -> MAIL.matcher(text).matches()));
    }

    private static boolean named(List<String> name) {
        return Head.of(name, HEADS)
                || Words.any(lastOf(name), NUMBERS)
                || (lastOf(name).contains("number") && Words.any(name, TELEPHONES));
    }

    private static List<String> lastOf(List<String> name) {
        return name.isEmpty() ? name : List.of(name.getLast());
    }

    private static boolean shaped(String text) {
        return UUID.matcher(text).matches()
                || ARN.matcher(text).matches()
                || TELEPHONE.matcher(text).matches()
                || ACCOUNT.matcher(text).matches()
                || CLOUD_ID.matcher(text).matches();
    }

    private static boolean plain(String text) {
        return PLAIN.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }
}

package dev.fairway.core.meaning;

/// The port that is meant where a URL names none.
public final class DefaultPort {

    private DefaultPort() {}

    /// Empty where there is none that all agree on.
    public static String of(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> "80";
            case "https", "wss" -> "443";
            case "ftp" -> "21";
            case "ssh", "sftp" -> "22";
            case "ldap" -> "389";
            case "ldaps" -> "636";
            case "postgres", "postgresql" -> "5432";
            case "mysql", "mariadb" -> "3306";
            case "redis", "rediss" -> "6379";
            case "amqp" -> "5672";
            case "amqps" -> "5671";
            case "mongodb" -> "27017";
            default -> "";
        };
    }
}

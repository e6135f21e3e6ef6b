package dev.fairway.core.secret;

/// PEM blocks in base64, as they stand in Kubernetes and cloud configuration.
final class EncodedPem {

    /// `-----BEGIN ` in base64; what follows names the kind.
    private static final String BEGIN = "LS0tLS1CRUdJTi";

    /// `-----BEGIN CERT` in base64.
    private static final String CERTIFICATE = "LS0tLS1CRUdJTiBDRVJU";

    /// `-----BEGIN PUBL` in base64.
    private static final String PUBLIC_KEY = "LS0tLS1CRUdJTiBQVUJM";

    private EncodedPem() {}

    static boolean isPrivateKey(String text) {
        return text.startsWith(BEGIN) && !isPublic(text);
    }

    static boolean isPublic(String text) {
        return text.startsWith(CERTIFICATE) || text.startsWith(PUBLIC_KEY);
    }
}

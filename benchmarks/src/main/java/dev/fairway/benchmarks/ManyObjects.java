package dev.fairway.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Writes the Kubernetes objects of three environments, of which one in a hundred differs.
///
/// Every object is written anew for every environment.
final class ManyObjects {

    private static final List<String> ENVIRONMENTS = List.of("dev", "stage", "prod");
    /// Settings that bring an object to three kilobytes.
    private static final int SETTINGS = 22;

    private final long seed;
    private final int count;
    private final Names names;

    /// What the objects say of the environment that they are for.
    enum Names {
        /// Nothing: but for one in a hundred, environments have the same objects.
        NONE,
        /// Its name, in labels and hosts: no two environments have any object in common.
        OWN
    }

    ManyObjects(long seed, int count, Names names) {
        this.seed = seed;
        this.count = count;
        this.names = names;
    }

    /// One file of many documents per environment.
    void asStreams(Path folder) {
        try {
            var manifests = Files.createDirectories(folder.resolve("manifests"));
            for (var environment : ENVIRONMENTS) {
                try (var writer = Files.newBufferedWriter(manifests.resolve(environment + ".yaml"))) {
                    for (var i = 0; i < count; i++) {
                        writer.append("---\n").append(object(environment, i));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One file per object, in a folder per environment.
    void asFiles(Path folder) {
        try {
            for (var environment : ENVIRONMENTS) {
                var manifests =
                        Files.createDirectories(folder.resolve("environments").resolve(environment));
                for (var i = 0; i < count; i++) {
                    Files.writeString(manifests.resolve(name(i) + ".yaml"), object(environment, i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int number) {
        return "service-%05d".formatted(number);
    }

    private String object(String environment, int number) {
        var random = new Random(seed * 31 + number);
        var timeout = 1000 + random.nextInt(60) * 500;
        if (number % 100 == 37 && environment.equals("prod")) {
            timeout += 250;
        }
        var said = names == Names.OWN ? environment : "any";
        var text = new StringBuilder(TEMPLATE.replace("<name>", name(number))
                .replace("<environment>", said)
                .replace("<port>", Integer.toString(8000 + random.nextInt(1000)))
                .replace("<version>", "1.%d.%d".formatted(random.nextInt(40), random.nextInt(20)))
                .replace("<timeout>", Integer.toString(timeout)));
        for (var i = 0; i < SETTINGS; i++) {
            text.append("            - name: SETTING_%02d\n              value: \"%s\"\n"
                    .formatted(i, setting(random, said, i)));
        }
        return text.toString();
    }

    private static String setting(Random random, String environment, int number) {
        return switch (number % 4) {
            case 0 -> Integer.toString(random.nextInt(100_000));
            case 1 -> "https://backend-%d.%s.example.com/v2".formatted(random.nextInt(50), environment);
            case 2 -> random.nextBoolean() ? "true" : "false";
            default -> "topic-" + HexFormat.of().toHexDigits(random.nextInt(), 4);
        };
    }

    private static final String TEMPLATE = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: <name>
          namespace: shop
          labels:
            app.kubernetes.io/name: <name>
            app.kubernetes.io/part-of: shop
            environment: <environment>
          annotations:
            example.com/team: fulfilment
        spec:
          replicas: 3
          revisionHistoryLimit: 5
          selector:
            matchLabels:
              app.kubernetes.io/name: <name>
          strategy:
            type: RollingUpdate
            rollingUpdate:
              maxSurge: 1
              maxUnavailable: 0
          template:
            metadata:
              labels:
                app.kubernetes.io/name: <name>
                environment: <environment>
            spec:
              serviceAccountName: <name>
              terminationGracePeriodSeconds: 45
              containers:
                - name: app
                  image: registry.example.com/shop/<name>:<version>
                  imagePullPolicy: IfNotPresent
                  args: ["--listen", ":<port>", "--metrics", ":9090"]
                  ports:
                    - name: http
                      containerPort: <port>
                    - name: metrics
                      containerPort: 9090
                  resources:
                    requests:
                      cpu: 250m
                      memory: 256Mi
                    limits:
                      memory: 512Mi
                  readinessProbe:
                    httpGet:
                      path: /ready
                      port: http
                    periodSeconds: 10
                    failureThreshold: 3
                  livenessProbe:
                    httpGet:
                      path: /alive
                      port: http
                    initialDelaySeconds: 15
                    periodSeconds: 20
                  env:
                    - name: REQUEST_TIMEOUT_MS
                      value: "<timeout>"
        """;
}

package dev.fairway.formats.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// A valid text of each format, and ways to damage it.
enum FuzzSample {
    MANIFEST("deploy/prod.yaml", """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app, labels: {a: &x yes, b: *x}}
        data:
          application.yaml: |
            server:
              port: 8080
            password: hunter
          folded: >-
            some words
        ---
        base: &base {a: 1, b: [one, "two", 'three']}
        prod:
          <<: *base
          ? complex
          : !tag value
        # comment
        """),
    TEMPLATE("templates/a.yaml.tmpl", """
        {{- if .Values.on }}
        image: {{ .Values.image }}:latest
        {{- else }}
        image: "{{ $x }}"
        {{ end }}
        {% for a in b %}
        list: [<%= x %>, @name@]
          {{ include "x" . | nindent 2 }}
        {% endfor %}
        text: |
          {{ content }}
        """),
    JSON("prod.json", """
        {
          // comment
          "name": "prod", "on": true, "none": null,
          "list": [1, -2.5e3, "a\\u0041\\n", {"x": {}}, []], /* c */
          "nested": {"a": {"b": {"password": "hunter"}}},
        }
        """),
    TOML("prod.toml", """
        title = "words" # comment
        [a.b]
        num = 1_000.5
        "q k" = [1, [2, "three"], {x = 1}]
        date = 1979-05-27T07:32:00Z
        [[list]]
        multi = \"""
        text\"""
        """),
    PROPERTIES("application.properties", """
        # comment
        ! other
        spring.datasource.url = jdbc\\:x
        a.b.c: word
        long = one,\\
            two
        u = \\u0041
        """),
    DOTENV(".env.production", """
        # comment
        A=1
        export B="two\\nlines" # c
        C='it is
        long'
        D=plain#not # comment
        PASSWORD=hunter
        """),
    HCL("main.tf", """
        terraform {
          required_version = ">= 1.5"
        }
        module "net" {
          source = "git::https://example.com/x?ref=${var.ref}"
          list = [1, "two", { a = true, (var.k) = null }, # c
          ]
          text = <<-EOT
            heredoc
          EOT
          cond = var.a ? 1 : f("x", [for s in y : s])
        }
        /* c */
        """),
    INI("prod.ini", """
        top = 1
        [section]
        ; comment
        key = value ; c
        flag
        [other]
        a: b
        """),
    UNKNOWN("config/production", """
        app: word
        list:
          - one
        """);

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            ":",
            ": ",
            "=",
            ",",
            "\n",
            "\r\n",
            "\r",
            "  ",
            "\t",
            "#",
            "|",
            ">",
            "- ",
            "---",
            "---\n",
            "...\n",
            "&x ",
            "*x",
            "!t ",
            "<<",
            "<<: *x",
            "{{",
            "}}",
            "{{ end }}",
            "{%",
            "%}",
            "<%",
            "%>",
            "${",
            "$${",
            "<<E\n",
            "\nE\n",
            "\\",
            "\\u",
            "\\\n",
            "/*",
            "*/",
            "//",
            "\0",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uD83D",
            "\uE100\uE200\uE200",
            "\uE101",
            "\u0085",
            "\u2028",
            "?",
            "%",
            "@",
            "`",
            "~",
            "0o17",
            "1e999",
            "ENC[",
            "-----BEGIN PRIVATE KEY-----",
            "://a:b@c",
            "\"\"\"",
            "[[",
            "]]",
            "export ",
            "(",
            ")",
            "=>",
            "a.b",
            "..",
            "password: ");

    private final String file;
    private final String text;

    FuzzSample(String file, String text) {
        this.file = file;
        this.text = text;
    }

    String file() {
        return file;
    }

    String damaged(Random random) {
        var damaged = new StringBuilder(text);
        var times = 1 + random.nextInt(6);
        for (var i = 0; i < times; i++) {
            damage(damaged, random);
        }
        return new String(damaged.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static void damage(StringBuilder text, Random random) {
        var at = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), at + 1 + random.nextInt(20));
        switch (random.nextInt(8)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.setLength(at);
            case 2 -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(50)));
            case 3 -> text.replace(at, Math.min(at + 1, text.length()), piece(random));
            case 4 -> text.insert(at, piece(random).repeat(1 + random.nextInt(300)));
            case 5 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
            default -> text.insert(at, piece(random));
        }
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}

package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HclReaderTest {

    @Test
    void everyValueKnowsItsLineAndColumn() {
        assertThat(values("prod.tfvars", """
            # c
            region = "eu" // c
            big    = 9007199254740993
            ratio  = -1.50e3 /* c */
            on     = true
            none   = null
            zones  = ["a", # c
              "b",
            ]
            tags = { Env = "prod", "a.b" : 2
              (var.k) = 3 }
            """))
                .containsExactly(
                        "region = TEXT eu @2:10",
                        "big = NUMBER 9007199254740993 @3:10",
                        "ratio = NUMBER -1.50e3 @4:10",
                        "on = BOOLEAN true @5:10",
                        "none = NULL  @6:10",
                        "zones[0] = TEXT a @7:11",
                        "zones[1] = TEXT b @8:3",
                        "tags.Env = TEXT prod @10:16",
                        "tags.a.b = NUMBER 2 @10:32",
                        "tags.(var.k) = NUMBER 3 @11:13");
    }

    @Test
    void expressionsAreNeverEvaluated() {
        assertThat(values("a.tf", """
            a = var.a ? 1 : "no"
            b = 1 + 2
            c = [for s in var.l : upper(s)]
            d = merge(
              var.a, # why
              { x = 1 },
            )
            e = [1, 2][0]
            """))
                .containsExactly(
                        "a = TEXT var.a ? 1 : \"no\" @1:5",
                        "b = TEXT 1 + 2 @2:5",
                        "c = TEXT [for s in var.l : upper(s)] @3:5",
                        "d = TEXT merge( var.a, { x = 1 }, ) @4:5",
                        "e = TEXT [1, 2][0] @8:5");
    }

    @Test
    void textsEscapeAndInterpolate() {
        assertThat(values("a.tf", "a = \"x ${f(\"}\")} $${y} %%{z} \\\"\\n\\u0041\"\n"))
                .containsExactly("a = TEXT x ${f(\"}\")} ${y} %{z} \"\nA @1:5");
    }

    @Test
    void heredocsEndWithALineBreakAndMayLoseTheirIndent() {
        assertThat(values("a.tf", "a = <<-EOT\n    x\n      y\n  EOT\nb = <<E\n x\nE\n"))
                .containsExactly("a = TEXT x\n  y\n @2:1", "b = TEXT  x\n @6:1");
    }

    @Test
    void blocksStandBelowTheirTypeAndLabels() {
        assertThat(values("main.tf", """
            terraform {
              required_version = ">= 1.5"
              required_providers {
                aws = { source = "hashicorp/aws", version = "~> 5.0" }
              }
            }
            variable "size" {
              default = "small"
            }
            module "net" {
              source = "git::https://example.com/net.git?ref=v1.2.3"
            }
            module "db" { version = "2.0" }
            locals { a = 1 }
            locals { b = 2 }
            ingress { p = 1 }
            ingress { p = 2 }
            """))
                .containsExactly(
                        "terraform.required_version = TEXT >= 1.5 @2:22",
                        "terraform.required_providers.aws.source = TEXT hashicorp/aws @4:22",
                        "terraform.required_providers.aws.version = TEXT ~> 5.0 @4:49",
                        "variable.size.default = TEXT small @8:13",
                        "module.net.source = TEXT git::https://example.com/net.git?ref=v1.2.3 @11:12",
                        "module.db.version = TEXT 2.0 @13:25",
                        "locals.a = NUMBER 1 @14:14",
                        "locals.b = NUMBER 2 @15:14",
                        "ingress[0].p = NUMBER 1 @16:15",
                        "ingress[1].p = NUMBER 2 @17:15");
    }

    @Test
    void duplicatesAreReported() {
        assertThat(problems(read("a.tfvars", "a = 1\na = 2\n")))
                .containsExactly("a.tfvars:2 no HCL: the key \"a\" stands in line 1 too");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]]]",
                "b =",
                "b = {",
                "b = [1",
                "b = \"hunter2",
                "b = <<E\nhunter2\n",
                "b { c = 1",
                "b : 1",
                "b = 1 c = 2",
                "b = \"\\x\"",
                "b = (hunter2",
                "/* hunter2",
                "b = [1 2]"
            })
    void brokenTextIsAProblemAndWhatIsAboveItIsRead(String broken) {
        var reading = read("a.tfvars", "a = 1\n" + broken);
        assertThat(values(reading)).first().isEqualTo("a = NUMBER 1 @1:5");
        assertThat(reading.complete()).isFalse();
        assertThat(problems(reading)).noneMatch(problem -> problem.contains("hunter2"));
    }
}

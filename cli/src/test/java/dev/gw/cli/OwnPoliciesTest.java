package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies that a project brings itself, from the template to the bundle. */
class OwnPoliciesTest {
    private static final String TEMPLATE = """
            about: What every route for partners has.
            parameters:
              ranges: {type: list, required: true}
              minute: {type: integer, minimum: 1, default: 60}
              realm: {type: string, one_of: [live, test], default: live}
              status: {type: integer}
              tags: {type: map}
            plugins:
              - name: ip-restriction
                config:
                  allow: "{{ranges}}"
                  message: "only partners of {{ realm }}, not {{realm}}s"
                  status: "{{status}}"
              - name: rate-limiting
                config: {minute: "{{minute}}", policy: local}
            policies:
              - policy: request-ids
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aProject() throws IOException {
        write("gw.yml", "name: shop\n");
        write("config/services/shop.yml", """
                name: shop
                url: http://shop.internal
                routes:
                  - {name: orders, paths: [/orders]}
                  - {name: stock, paths: [/stock]}
                """);
        write("policies/partner-api.yml", TEMPLATE);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aUseBecomesWhatTheTemplateSays() throws IOException {
        write("config/policies/partners.yml", """
                - policy: partner-api
                  routes: [orders, stock]
                  ranges: [192.0.2.0/24, 10.0.0.0/8]
                  realm: test
                """);

        Run run = Run.in(folder, "build", "-o", "-");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().split("name: ip-restriction", -1)).hasSize(3);
        assertThat(run.out())
                .contains("192.0.2.0/24", "10.0.0.0/8", "message: only partners of test, not tests", "minute: 60")
                .contains("name: correlation-id")
                .doesNotContain("status:", "{{", "policies:");
    }

    @Test
    void withoutScopesItHoldsEverywhere() throws IOException {
        write(
                "config/policies/partners.yml",
                "- {policy: partner-api, ranges: [192.0.2.0/24], status: 451, minute: 5}\n");

        Run run = Run.in(folder, "build", "-o", "-");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().split("name: ip-restriction", -1)).hasSize(2);
        assertThat(run.out()).contains("status: 451", "minute: 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{policy: partner-api}                                   | the policy partner-api needs ranges",
                "{policy: partner-api, ranges: 1}                        | ranges is 1, but must be a list",
                "{policy: partner-api, ranges: [a], minute: 0}           | minute is 0, but must be a whole number from 1",
                "{policy: partner-api, ranges: [a], realm: lve}          | \"lve\", but must be one of live, test",
                "{policy: partner-api, ranges: [a], range: [a]}          | did you mean ranges?",
                "{policy: partner-apy, ranges: [a]}                      | did you mean partner-api?",
                "{policy: partner-api, ranges: [a], routes: [order]}     | there is no route order",
            })
    void aWrongUseIsSaidWhereItIs(String use, String message) throws IOException {
        write("config/policies/partners.yml", "- " + use + "\n");

        Run run = Run.in(folder, "check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(message, "config/policies/partners.yml:1:");
    }

    @Test
    void aValueThatKongRefusesPointsToTheUse() throws IOException {
        write("config/policies/partners.yml", "- policy: partner-api\n  ranges: [nowhere]\n");

        Run run = Run.in(folder, "check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("config/policies/partners.yml:2:12");
    }

    @Test
    void whatKongRefusesInTheTemplatePointsThereAndToTheUse() throws IOException {
        write("policies/partner-api.yml", TEMPLATE.replace("policy: local", "polcy: local"));
        write("config/policies/partners.yml", "- {policy: partner-api, ranges: [192.0.2.0/24]}\n");

        Run run = Run.in(folder, "check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("policies/partner-api.yml:15:")
                .contains("the policy is used here")
                .contains("config/policies/partners.yml:1:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ranges}}    | {{rangs}}      | did you mean ranges?",
                "type: list    | type: array    | type is \"array\", but must be one of string",
                "default: 60   | default: none  | the default of minute is \"none\", but must be a whole number",
                "plugins:      | plugin:        | did you mean plugins?",
                "only partners | {{tags}} and   | a list or map can't stand within a text",
                "realm: {      | name: {        | every policy has name already",
            })
    void aWrongTemplateIsSaidWhereItIs(String right, String wrong, String message) throws IOException {
        write("policies/partner-api.yml", TEMPLATE.replace(right, wrong));
        write("config/policies/partners.yml", "- {policy: partner-api, ranges: [192.0.2.0/24], tags: {a: b}}\n");

        Run run = Run.in(folder, "check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(message, "policies/partner-api.yml:");
    }

    @Test
    void editorsLearnOfThemWithTheirParameters() {
        Run run = Run.in(folder, "schema", "policies");

        assertThat(run.code()).as(run.err()).isZero();
        MapNode schema = (MapNode) DocumentReader.json(SourceFile.of("policies.json", run.out()));
        MapNode own = schema.map("$defs").map("partner-api");
        assertThat(own.list("required"))
                .extracting(node -> ((Scalar) node).text())
                .contains("policy", "ranges");
        assertThat(((Scalar) own.map("properties").map("minute").get("minimum")).text())
                .isEqualTo("1");
        assertThat(own.map("properties").map("realm").list("enum")).hasSize(2);
        assertThat(schema.map("$defs").has("jwks")).isTrue();
        assertThat(Run.in(folder, "schema", "policy-template").out()).contains("\"parameters\"", "\"one_of\"");
        assertThat(Run.in(folder, "schema", "--editor", "helix").code()).isZero();
        assertThat(folder.resolve(".helix/languages.toml"))
                .content()
                .contains("policy-template.json\" = [\"policies/*.yml\"]");
    }
}

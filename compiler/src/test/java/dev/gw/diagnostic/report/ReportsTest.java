package dev.gw.diagnostic.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class ReportsTest {
    @ParameterizedTest
    @CsvSource({
        "HUMAN, human.txt",
        "JSON, report.json",
        "GITHUB, github.txt",
        "JUNIT, junit.xml",
    })
    void everyFormatWritesTheSameFindingsInItsWay(ReportFormat format, String golden) throws IOException {
        Report report = format.report("0.0.0", new HumanReport(80, false));

        Golden.check(golden, report.of(Gallery.all()));
    }

    @Test
    void sarifExplainsTheRulesThatWereBroken() throws IOException {
        SarifReport report = new SarifReport(
                "0.0.0", code -> Optional.of(new Explanation(code, "# " + code.id() + "\n\nThe `page`.\n\n- mend it")));

        Golden.check("report.sarif.json", report.of(Gallery.all()));
    }

    @Test
    void colourMarksSeverityGutterAndChange() throws IOException {
        Findings findings = Findings.of(List.of(Gallery.protocol(), Gallery.twice()));

        Golden.check("colour.txt", new HumanReport(80, true).of(findings));
    }

    @Test
    void nothingFoundIsStillAWellFormedReport() {
        Findings none = new Findings(List.of(), List.of("a.yml"));

        assertThat(new HumanReport(80, true).of(none)).isEmpty();
        assertThat(new GithubReport().of(none)).isEmpty();
        assertThat(new JsonReport("1").of(none)).contains("\"errors\": 0").contains("\"diagnostics\": []");
        assertThat(new JunitReport().of(none))
                .contains("tests=\"1\" failures=\"0\"")
                .contains("<testcase classname=\"gw\" name=\"a.yml\"/>");
    }

    @Test
    void junitIsXmlWithOneCaseForEachFile() throws Exception {
        String xml = new JunitReport().of(Gallery.all());

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(2);
    }

    @Test
    void sarifPassesTheSchemaOfSarif() {
        String sarif = new SarifReport("0.0.0").of(Gallery.all());

        assertThat(SarifSchema.problems(sarif)).isEmpty();
        assertThat(SarifSchema.problems(sarif.replace("\"text\"", "\"txet\""))).isNotEmpty();
    }

    @Test
    void jsonPassesTheSchemaThatDocumentsIt() {
        String json = new JsonReport("0.0.0").of(Gallery.all());

        assertThat(SarifSchema.ownProblems(json)).isEmpty();
        assertThat(SarifSchema.ownProblems(json.replace("\"severity\"", "\"level\"")))
                .isNotEmpty();
    }

    @Test
    void namesOfFormatsAreThoseOfTheCommandLine() {
        assertThat(ReportFormat.names()).containsExactly("human", "json", "sarif", "github", "junit");
        assertThat(ReportFormat.named("github")).contains(ReportFormat.GITHUB);
        assertThat(Set.of("HUMAN", "", "xml"))
                .allSatisfy(name -> assertThat(ReportFormat.named(name)).isEmpty());
    }
}

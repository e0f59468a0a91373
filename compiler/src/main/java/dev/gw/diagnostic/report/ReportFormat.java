package dev.gw.diagnostic.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats a report can have, by the names that {@code --report} takes. */
public enum ReportFormat {
    HUMAN,
    JSON,
    SARIF,
    GITHUB,
    JUNIT;

    public static Optional<ReportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(name))
                .findFirst();
    }

    /** All names, in order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ReportFormat::label).toList();
    }

    /** The name of the format: {@code sarif}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The report of this format.
     *
     * @param version the version of gw that the report names as its author
     * @param human what {@link #HUMAN} is to look like
     */
    public Report report(String version, HumanReport human) {
        return switch (this) {
            case HUMAN -> human;
            case JSON -> new JsonReport(version);
            case SARIF -> new SarifReport(version);
            case GITHUB -> new GithubReport();
            case JUNIT -> new JunitReport();
        };
    }
}

package dev.gw.runtime.impact;

import dev.gw.runtime.impact.finding.Finding;
import dev.gw.runtime.impact.finding.Grade;
import java.util.List;

/**
 * What a change does to callers.
 *
 * @param findings the gravest first
 * @param routes how many routes were compared, with those that were added or removed
 * @param witnesses how many requests were sent through the routers of both sides
 */
public record ImpactReport(List<Finding> findings, int routes, int witnesses) {
    public ImpactReport {
        findings = List.copyOf(findings);
    }

    /** How many findings have a grade. */
    public int count(Grade grade) {
        return (int)
                findings.stream().filter(finding -> finding.grade() == grade).count();
    }

    /** Whether a finding is as grave as this, or graver. */
    public boolean reaches(Grade grade) {
        return findings.stream().anyMatch(finding -> finding.grade().compareTo(grade) >= 0);
    }
}

package io.heedline.dialog.check;

import java.util.List;

/**
 * What a check has found.
 *
 * @param scenario the scenario's name, or the file where no name could be read
 * @param findings in the order of the file; empty if the scenario may go live
 */
public record CheckReport(String scenario, List<Finding> findings, Coverage coverage) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found. */
    public boolean passed() {
        return findings.isEmpty();
    }
}

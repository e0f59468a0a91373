package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says wrongly is told before anybody is asked. */
class QuotaCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--reset-at tomorrow       | --reset-at takes a time such as 2027-01-01T00:00:00Z",
                "--subject quota.>         | an event goes to one subject, without wildcards",
                "--nats http://localhost   | the URL of NATS has to begin with nats:// or tls://",
                "--nats-ca /does/not/exist | the certificates for NATS can't be read: /does/not/exist",
                "--limit many              | --limit takes a number from 0 on",
            })
    void aWrongEventIsNotPublished(String option, String why) {
        String[] words =
                ("quota publish acme --used 1 " + (option.contains("--limit") ? "" : "--limit 5 ") + option).split(" ");
        Run run = Run.in(folder, words);

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"quota.updated,quota.updated", "quota.*,quota.parked", "quota.>,quota.parked.here", "*.*,a.b"})
    void whatIsParkedMustNotComeAgain(String subject, String parked) {
        Run run = Run.in(folder, "quota-sync", "--subject", subject, "--parked", parked);

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("would come again and again");
    }

    @Test
    void aSecondTenantIsRefused() {
        assertThat(Run.in(folder, "quota", "show", "acme", "other").err()).contains("unexpected argument other");
    }
}

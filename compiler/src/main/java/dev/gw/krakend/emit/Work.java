package dev.gw.krakend.emit;

import dev.gw.krakend.Ledger;
import dev.gw.model.Bundle;
import dev.gw.policy.ProjectFiles;

/**
 * What all parts of one translation share.
 *
 * @param bundle what is translated
 * @param intent the policies it was made from
 * @param files what policies refer to
 * @param settings what it is translated for
 * @param ledger what became of each field
 */
record Work(Bundle bundle, Intent intent, ProjectFiles files, KrakendSettings settings, Ledger ledger) {}

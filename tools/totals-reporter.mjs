import { writeFileSync } from 'node:fs';
import { totalsOfJest } from './totals.mjs';

/** A jest reporter that leaves the run's totals in the file named by TOTALS_FILE, for tools/test.mjs. */
export default class TotalsReporter {
  onRunComplete(_contexts, results) {
    if (process.env.TOTALS_FILE) writeFileSync(process.env.TOTALS_FILE, JSON.stringify(totalsOfJest(results)));
  }
}

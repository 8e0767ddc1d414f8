import { writeFileSync } from 'node:fs';
import { totalsOfJest } from './totals.mjs';

/** How long jest may take to end after its last test. */
const EXIT_GRACE_MS = 5_000;

/** A jest reporter that leaves the run's totals in the file named by TOTALS_FILE, for tools/test.mjs. */
export default class TotalsReporter {
  onRunComplete(_contexts, results) {
    if (process.env.TOTALS_FILE)
      writeFileSync(process.env.TOTALS_FILE, JSON.stringify(totalsOfJest(results)));
    setTimeout(() => {
      console.error(
        'a test left something running (a process, a server, a timer): the run is ended by force',
      );
      process.exit(1);
    }, EXIT_GRACE_MS).unref();
  }
}

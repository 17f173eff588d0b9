// What people do on a careers site, done in Chromium: each journey says what it is, and where it ends otherwise.
//
//     node checks/journeys.mjs CAREERGEN PROJECT [REGEX]
//
// A journey is a function of a `Visit` (below) in one of the files of `journeys/`; with REGEX those run whose name matches.
import { launched, watched } from './chromium.mjs';
import { hosted } from './host.mjs';
import * as keyboard from './journeys/keyboard.mjs';
import * as reading from './journeys/reading.mjs';
import * as search from './journeys/search.mjs';

// Longer nothing takes on the slowest machine.
const PATIENCE = 30_000;

const [careergen, project, only = ''] = process.argv.slice(2);
const { base, root } = await hosted(careergen, project);
const browser = await launched();

/** What a journey has to work with. */
class Visit {
  constructor() {
    Object.assign(this, { base, root, project, faults: [], contexts: [] });
  }

  /** A page in a window of its own. `options` are those of Playwright's `newContext`; nothing may go wrong in it. */
  async open(path, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    this.contexts.push(context);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    watched(page, () => base, (what) => this.faults.push(`${this.path(page)}: ${what}`));
    await page.goto(base + path);
    return page;
  }

  /** Where a page is, without the host. */
  path(page) {
    return page.url().replace(base, '');
  }

  same(what, is, wanted) {
    const [found, expected] = [is, wanted].map((value) => JSON.stringify(value));
    if (found === expected) return;
    const lists = [is, wanted].every(Array.isArray) && is.length + wanted.length > 8;
    const missing = (from, list) => JSON.stringify(list.filter((one) => !from.includes(one)));
    const how = lists ? `${is.length} instead of ${wanted.length}, without ${missing(is, wanted)}, with ${missing(wanted, is)}` : `${found} instead of ${expected}`;
    throw new Error(`${what}: ${how}`);
  }

  holds(what, does) {
    if (!does) throw new Error(`it does not hold that ${what}`);
  }

  /** Closes what it has opened. */
  async end() {
    for (const context of this.contexts) await context.close();
  }
}

let failed = 0;
let done = 0;
for (const [name, journey] of Object.entries({ ...reading, ...search, ...keyboard })) {
  const title = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (!new RegExp(only).test(title)) continue;
  const begun = Date.now();
  const visit = new Visit();
  await journey(visit).catch((error) => visit.faults.unshift(error.stack));
  await visit.end();
  const faults = [...new Set(visit.faults)];
  failed += faults.length > 0;
  console.log(`journeys: ${faults.length ? 'NOT: ' : ''}${title} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  for (const fault of faults) console.log(`    ${fault}`);
  done += 1;
}
await browser.close();
console.log(`journeys: ${failed} of ${done} failed`);
process.exit(failed || !done ? 1 : 0);

// A project while it is being written, in Chromium over a real server: a page is loaded again when its bytes change and only
// then, style sheets are exchanged in place, faults are shown over the last good page, and a server that comes back is heard
// again. What the server answers to requests in themselves, `cargo test` judges.
//
//     node checks/serve.mjs CAREERGEN THEME
//
// with the program and the folder of its default theme.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { FLAGS, PROGRAM } from './chromium.mjs';

const [careergen, theme] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Longer nothing takes on the slowest machine. A browser waits some seconds before it asks a server again.
const patience = 30_000;

// The project.
const folder = mkdtempSync(`${tmpdir()}/careergen-serve-`);
const root = `${folder}/project`;
// In one step, as editors do it: on a busy machine a file that is written where it lies may be read while it is empty.
const put = (path, text) => {
  mkdirSync(dirname(`${root}/${path}`), { recursive: true });
  writeFileSync(`${folder}/written`, text);
  renameSync(`${folder}/written`, `${root}/${path}`);
};
const edit = (path, from, to) => {
  const text = readFileSync(`${root}/${path}`, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  put(path, text.replace(from, () => to));
};
const posting = (title, company, place, text) => `---
title: ${title}
company: ${company}
locations: ["${place}"]
date_posted: 2026-11-02
apply_url: https://${company.toLowerCase()}.example/apply
---
${text}
`;
const night = Array.from({ length: 40 }, (_, hour) => `Batch ${hour + 1} of the night: you weigh ${300 + hour} kilos of flour, ` +
  `knead, wait ${20 + hour} minutes and bake.\n`).join('\n');
put('content/site.yaml', 'name: Work with dough\nbase_url: https://jobs.teigwerk.example\nplaces: { countries: [DE, CH] }\n');
put('content/postings/baker.md', posting('Night baker', 'Teigwerk', 'Berlin, Germany', `${night}\nYou sleep by day.`));
put('content/postings/miller.md', posting('Miller', 'Kornblume', 'Zürich, Switzerland', 'You grind rye.'));
put('content/postings/driver.md', posting('Van driver', 'Teigwerk', 'Hamburg, Germany', 'You bring rolls to the cafés.'));
put('content/postings/confectioner.md', posting('Confectioner', 'Kornblume', 'Bern, Switzerland', 'You glaze, fill and pipe.'));

// The server.
let server = null;
const start = (port) => new Promise((ready, fail) => {
  server = spawn(careergen, ['serve', '--root', root, '--port', port, '--now', '2026-11-24']);
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => { said += data; });
  server.on('error', fail);
  server.on('exit', () => fail(new Error(`the server has ended: ${said}`)));
  server.stdout.on('data', () => {
    const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (found) ready(found[0]);
  });
});
const kill = () => new Promise((gone) => {
  server.on('exit', gone);
  process.kill(server.pid, 'SIGKILL');
});
process.on('exit', () => {
  if (server && server.exitCode === null && server.signalCode === null) process.kill(server.pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const base = await start('0');
const served = async (path, text) => {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if ((await (await fetch(base + path)).text()).includes(text)) return;
    await new Promise((later) => setTimeout(later, 20));
  }
  throw new Error(`${path} never has ${text}`);
};

// The browser.
const browser = await chromium.launchPersistentContext(`${folder}/browser`, {
  executablePath: PROGRAM, headless: true, args: FLAGS, colorScheme: 'light',
  viewport: { width: 1000, height: 700 },
});
browser.setDefaultTimeout(patience);
const errors = [];
let away = false;
const open = async (path) => {
  const page = await browser.newPage();
  page.on('console', (message) => {
    const lost = away && /^Failed to load resource: net::ERR_/.test(message.text()) && message.location().url.includes('/_careergen/events');
    if (!lost) errors.push(`console of ${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`script of ${page.url()}: ${error}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${base}/`)) errors.push(`a request to ${request.url()}`);
  });
  await page.goto(base + path, { waitUntil: 'load' });
  return page;
};
// A page that was loaded again has lost its mark.
const mark = (page) => page.evaluate(() => { window.isMarked = true; });
const marked = (page) => page.evaluate(() => window.isMarked === true);
const main = (page) => page.evaluate(() => document.querySelector('main').innerHTML);
const shows = (page, text) => page.waitForFunction((text) => document.body.innerText.includes(text), text);
const scrolled = (page, top) => page.waitForFunction((top) => scrollY === top, top);
const overlay = async (page) => {
  const shown = await page.waitForFunction(() => {
    const root = document.querySelector('careergen-faults')?.shadowRoot;
    return root && { heading: root.querySelector('h2').textContent, text: root.textContent, bold: root.querySelectorAll('b').length };
  });
  return shown.jsonValue();
};
const bare = (page) => page.waitForFunction(() => !document.querySelector('careergen-faults'));

let failed = 0;
const same = (what, is, wanted) => {
  if (is !== wanted) throw new Error(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
};
const check = async (what, judge) => {
  try {
    await judge();
    console.log(`serve: ${what}`);
  } catch (error) {
    failed += 1;
    console.log(`serve: NOT: ${what}: ${error.stack}`);
  }
};

const page = await open('/jobs/baker/');

await check('an edit loads its page again, and the reader stays where they were', async () => {
  await page.evaluate(() => scrollTo({ left: 0, top: 640, behavior: 'instant' }));
  await scrolled(page, 640);
  await mark(page);
  edit('content/postings/baker.md', 'You sleep by day.', 'You have Sundays off.');
  await shows(page, 'You have Sundays off.');
  await page.waitForLoadState('load');
  await scrolled(page, 640);
  same('still the old document', await marked(page), false);
});

await check('an edit that changes nothing of a page leaves it alone', async () => {
  const other = await open('/companies/kornblume/');
  await mark(other);
  edit('content/postings/driver.md', 'to the cafés', 'and cakes to the cafés');
  await served('/jobs/driver/', 'and cakes to the cafés');
  // What is said after it arrives after it: when a fault has come and gone, nothing that was said before is still on its way.
  put('content/postings/broken.md', 'title: no front matter');
  await overlay(other);
  rmSync(`${root}/content/postings/broken.md`);
  await bare(other);
  same('the mark', await marked(other), true);
  await other.close();
});

await check('a fault is shown over the last good page, as text, until it is mended', async () => {
  await mark(page);
  const before = await main(page);
  edit('content/postings/baker.md', '["Berlin, Germany"]', '["<b>Entenhausen</b>"]');
  const shown = await overlay(page);
  same('the number', shown.heading, '1 error');
  same('its text', shown.text.includes('<b>Entenhausen</b>'), true);
  same('its markup', shown.bold, 0);
  same('the page', await main(page), before);
  edit('content/postings/baker.md', '["<b>Entenhausen</b>"]', '["Berlin, Germany"]');
  await bare(page);
  same('the page', await main(page), before);
  same('the mark', await marked(page), true);
});

await check('what is shown of faults is accessible', async () => {
  put('content/postings/broken.md', posting('Porter', 'Kornblume', 'Nowhere at all', 'You lift.'));
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1000]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 700 });
      await overlay(page);
      await page.evaluate(axe);
      const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), tags);
      const found = result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].target.flat()}`);
      same(`violations at ${width} px, ${colorScheme}`, found.join('\n'), '');
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1000, height: 700 });
});

await check('they can be hidden with the keyboard, and are shown again when they are news', async () => {
  await mark(page);
  await overlay(page);
  const onHide = () => page.evaluate(() => document.querySelector('careergen-faults').shadowRoot.activeElement?.textContent === 'Hide');
  for (let step = 0; !await onHide(); step += 1) {
    if (step > 200) throw new Error('no way leads to the button');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await bare(page);
  edit('content/postings/broken.md', 'Nowhere at all', 'Nowhere else');
  const other = await overlay(page);
  same('the other fault', other.text.includes('Nowhere else'), true);
  rmSync(`${root}/content/postings/broken.md`);
  await bare(page);
  put('content/postings/broken.md', posting('Porter', 'Kornblume', 'Nowhere at all', 'You lift.'));
  await overlay(page);
  rmSync(`${root}/content/postings/broken.md`);
  await bare(page);
  same('the mark', await marked(page), true);
});

await check('style sheets are exchanged in place', async () => {
  const tokens = readFileSync(`${theme}/css/tokens.css`, 'utf8');
  const colour = (wanted) => page.waitForFunction((wanted) => getComputedStyle(document.documentElement).backgroundColor === wanted, wanted);
  const coloured = (paper) => tokens.replace('--paper: #f8f4ec;', `--paper: ${paper};`);
  await page.evaluate(() => scrollTo({ left: 0, top: 800, behavior: 'instant' }));
  await scrolled(page, 800);
  await mark(page);
  await colour('rgb(248, 244, 236)');
  put('themes/default/css/tokens.css', coloured('#e6f2ea'));
  await colour('rgb(230, 242, 234)');
  put('themes/default/css/tokens.css', coloured('#e6eaf2'));
  await colour('rgb(230, 234, 242)');
  rmSync(`${root}/themes`, { recursive: true });
  await colour('rgb(248, 244, 236)');
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"]').length === 1);
  same('the mark', await marked(page), true);
  await scrolled(page, 800);
});

await check('a template that is no template is a fault over the page as it was, and a mended one a fresh page', async () => {
  const template = readFileSync(`${theme}/templates/posting.html`, 'utf8');
  const before = await main(page);
  put('themes/default/templates/posting.html', template.replace('{% endif %}', '{% endfi %}'));
  const shown = await overlay(page);
  same('its text', shown.text.includes('posting.html'), true);
  same('the page', await main(page), before);
  same('the mark', await marked(page), true);
  put('themes/default/templates/posting.html', template.replace('{{ body }}', '<p>Fresh from the oven.</p>{{ body }}'));
  await shows(page, 'Fresh from the oven.');
  await bare(page);
  rmSync(`${root}/themes`, { recursive: true });
  await page.waitForFunction(() => !document.body.innerText.includes('Fresh from the oven.'));
  same('the page', await main(page), before);
});

await check('a server that was ended and begun again is heard again', async () => {
  await mark(page);
  away = true;
  await kill();
  edit('content/postings/baker.md', 'You have Sundays off.', 'You have Mondays off.');
  same('where it listens', await start(new URL(base).port), base);
  await shows(page, 'You have Mondays off.');
  same('still the old document', await marked(page), false);
  await page.waitForLoadState('load');
  away = false;
  edit('content/postings/baker.md', 'You have Mondays off.', 'You have Tuesdays off.');
  await shows(page, 'You have Tuesdays off.');
});

await check('of many tabs only those that are looked at hold a connection; the others are fresh when they are looked at', async () => {
  // A browser without a screen takes all of its tabs for seen.
  await browser.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => (window.isLookedAt ? 'visible' : 'hidden') });
  });
  const tabs = [];
  for (let count = 0; count < 8; count += 1) tabs.push(await open('/jobs/miller/'));
  edit('content/postings/miller.md', 'You grind rye.', 'You grind oats.');
  await served('/jobs/miller/', 'You grind oats.');
  for (const tab of tabs) {
    await tab.evaluate(() => {
      window.isLookedAt = true;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await shows(tab, 'You grind oats.');
  }
});

await check('the console is silent, and nobody else is asked', async () => same('errors', errors.join('\n'), ''));

await browser.close();
await kill();
console.log(`serve: ${failed} of the checks failed`);
process.exit(failed ? 1 : 0);

// A few pages of each kind in Chromium, light and dark, from 320 to 1440 px: no violation that axe-core finds, no
// horizontal scrolling, no message on the console, no request to anybody else, and all of it without JavaScript.
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const root = process.argv[2];
const paths = ['/', '/jobs/', '/jobs/page/2/', '/locations/', '/locations/germany/', '/locations/germany/berlin/',
  '/locations/estonia/tallinn/', '/locations/dach/', '/locations/malta/', '/categories/',
  '/companies/', '/jobs/applied-scientist-intern-orbital/', '/jobs/earth-science-internship-programme/', '/de/',
  '/de/locations/austria/', '/about/', '/404.html'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const types = { html: 'text/html', css: 'text/css', svg: 'image/svg+xml', xml: 'application/xml' };

const server = createServer((request, response) => {
  let path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (path.includes('..')) return response.writeHead(400).end();
  if (path.endsWith('/')) path += 'index.html';
  try {
    const bytes = readFileSync(root + path);
    response.writeHead(200, { 'content-type': types[path.split('.').pop()] ?? 'application/octet-stream' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}`;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const errors = [];
let judged = 0;
for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 768, 1440]) {
    const browser = await chromium.launchPersistentContext(mkdtempSync(`${tmpdir()}/careergen-browser-`), {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags, colorScheme, viewport: { width, height: 900 },
    });
    const page = await browser.newPage();
    const where = () => `${page.url().replace(base, '')} ${width} ${colorScheme}`;
    page.on('console', (message) => errors.push(`${where()}: console: ${message.text()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) errors.push(`${where()}: a request to ${request.url()}`);
    });
    for (const path of paths) {
      const answer = await page.goto(base + path, { waitUntil: 'load' });
      if (answer.status() !== 200) errors.push(`${path}: ${answer.status()}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) errors.push(`${where()}: ${over} px too wide`);
      await page.evaluate(axe);
      const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), tags);
      for (const violation of result.violations) {
        errors.push(`${where()}: ${violation.id}: ${violation.help}: ${violation.nodes[0].target}`);
      }
      judged += 1;
    }
    await browser.close();
  }
}
server.close();
for (const error of [...new Set(errors)]) console.error(error);
console.log(`browser: ${judged} page views judged, ${errors.length} errors`);
process.exit(errors.length ? 1 : 0);

// Every JobPosting of a site, judged by Google's rules as @adobe/structured-data-validator has them, and where one may stand: on
// each page of a posting that is open and listed exactly one, on every other page none. Which posting stands how, the program
// says of the project (`careergen list`); for states that the project lacks a small site is made, in which each is known.
//
//     node checks/job-postings.mjs CAREERGEN PROJECT SITE [OPTION…]
//
// with the program, the project, the folder of its site, and options that the site was built with (`--now 2026-11-28`).
// An open posting that lacks a company, a day, a text, a place or a way to apply may go without, and is counted.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import Validator from '@adobe/structured-data-validator';
import { jobPostings, jsonLd } from './json-ld.mjs';
import { pages } from './pages.mjs';

const [careergen, project, site, ...options] = process.argv.slice(2);
const errors = [];
const run = (...words) => execFileSync(careergen, words, { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });

// How many there are on a page, in whichever of the three ways of marking up.
function count(html) {
  const inScripts = jsonLd(html).flatMap(({ values }) => jobPostings(values)).length;
  const inTags = html.match(/<[^>]*\s(?:itemtype|typeof)\s*=\s*["']?[^"'>]*\bJobPosting\b/g) ?? [];
  return inScripts + inTags.length;
}

// Google takes an array of places, which the validator can't read: so each place is judged by itself.
function places(data) {
  const [posting] = data.jsonld.JobPosting;
  if (!Array.isArray(posting.jobLocation)) return [data];
  return posting.jobLocation.map((jobLocation) => {
    const single = structuredClone(data);
    single.jsonld.JobPosting[0].jobLocation = jobLocation;
    return single;
  });
}

// What the validator says of a page, and how often each warning comes in the whole site.
const warnings = new Map();
let judgedPlaces = 0;
async function validate(page, html) {
  const data = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(html);
  if (!data.jsonld?.JobPosting) {
    errors.push(`${page}: a JobPosting that a second reader of HTML does not find`);
    return;
  }
  for (const single of places(data)) {
    judgedPlaces += 1;
    const validator = new Validator({ '@graph': [] });
    validator.globalHandlers = [];
    for (const issue of await validator.validate(single)) {
      if (issue.severity === 'ERROR') errors.push(`${page}: ${issue.issueMessage}`);
      else warnings.set(issue.issueMessage, (warnings.get(issue.issueMessage) ?? 0) + 1);
    }
  }
}

// The pages of the project's postings, by what follows `/jobs/` in any language.
const POSTING = /^(?:[\w-]+\/)?jobs\/([^/]+)\/index\.html$/;
const listed = new Map();
for (const posting of JSON.parse(run('list', '--root', project, '--status', 'all', '--format', 'json', ...options))) {
  if (posting.url) listed.set(decodeURIComponent(new URL(posting.url).pathname.split('/').at(-2)), posting);
}

// Whether Google would take it, as far as the list and the page tell.
const letters = (html) => html.replace(/<[^>]*>/g, ' ').replace(/&[#\w]+;|[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
function isWhole(posting, html) {
  const isSomewhere = posting.locations.length > 0 || posting.remote_from.some((from) => from !== 'worldwide');
  const text = letters(html.match(/<div class="prose"[^>]*>([\s\S]*?)<\/div>/)?.[1] ?? '');
  const saysSomething = text !== '' && text !== letters(html.match(/<h1[^>]*>([\s\S]*?)(?:<span class="suffix"|<\/h1>)/)[1]);
  const isTaken = /class="button" href=/.test(html);
  return posting.kind === 'job' && Boolean(posting.company && posting.date_posted) && isSomewhere && saysSomething && isTaken;
}

// Each place of a posting is one of its markup.
function samePlaces(page, posting, html) {
  const [markup] = jsonLd(html).flatMap(({ values }) => jobPostings(values));
  const marked = [markup?.jobLocation ?? []].flat().map((place) => place.address?.addressCountry).sort().join(' ');
  const stated = posting.locations.map((place) => place.country).sort().join(' ');
  if (marked !== stated) errors.push(`${page}: places in ${marked || 'no country'} instead of ${stated || 'none'}`);
}

// A posting's twin in JSON, where the site has them, carries what the page carries.
function sameTwin(page, html) {
  const twin = `${site}/${page.replace('index.html', 'posting.json')}`;
  if (!existsSync(twin)) return;
  const [markup] = jsonLd(html).flatMap(({ values }) => jobPostings(values));
  if (!isDeepStrictEqual(JSON.parse(readFileSync(twin, 'utf8'))._jobposting, markup)) errors.push(`${page}: posting.json has another JobPosting`);
}

const found = { pages: 0, markup: 0, without: 0 };
const seen = new Set();
for (const page of pages(site)) {
  const html = readFileSync(`${site}/${page}`, 'utf8');
  const has = count(html);
  found.pages += 1;
  found.markup += has;
  const slug = page.match(POSTING)?.[1];
  const posting = listed.get(slug);
  if (posting) seen.add(slug);
  const what = posting ? `the page of a posting that is ${posting.status}` : 'a page of no posting';
  if (posting?.status !== 'open') {
    if (has > 0) errors.push(`${page}: ${has} JobPostings on ${what}`);
  } else if (has > 1) {
    errors.push(`${page}: ${has} JobPostings instead of one`);
  } else if (has === 0 && isWhole(posting, html)) {
    errors.push(`${page}: no JobPosting on ${what}`);
  } else if (has === 0) {
    found.without += 1;
  }
  if (has > 0) await validate(page, html);
  if (has === 1 && posting) samePlaces(page, posting, html);
  if (posting && has < 2) sameTwin(page, html);
}
for (const [slug, { status }] of listed) if (!seen.has(slug)) errors.push(`jobs/${slug}/: ${status}, but without a page`);
if (found.markup === 0) errors.push('no page has a JobPosting');

// Each state once, in two languages, and how many JobPostings each page has to have. Pages that are not named have none.
const head = (fields) => `---\ncompany: malzhaus\ncategory: brewing\nlocations: ["Plzeň, Czechia"]\ndate_posted: 2026-11-02\n${fields}\n---\nYou look after the kettles.\n`;
const STATES = {
  'content/site.yaml': 'name: Work with hops\nbase_url: https://jobs.malzhaus.example\nlanguages: [en, de]\nper_page: 2\nredirects: { /vacancies/: /jobs/ }\n',
  'content/categories.yaml': '- { key: brewing, name: Brewing }\n',
  'content/companies/malzhaus.yaml': 'name: Malzhaus\nurl: https://malzhaus.example\napply_url: https://malzhaus.example/apply\n',
  'content/companies/hopfengut.yaml': 'name: Hopfengut\napply_url: https://hopfengut.example/apply\n',
  'content/pages/about.md': '---\ntitle: About us\n---\nWe write of the job postings of breweries.\n',
  'content/postings/open.md': head('title: Brewer\naliases: [old-brewer]\ntranslations: { de: { title: Braukraft, description: Du hütest die Kessel. } }'),
  'content/postings/elsewhere.md': head('title: Cooper').replace('["Plzeň, Czechia"]', '["Plzeň, Czechia", "Nürnberg, Germany"]'),
  'content/postings/remote.md': head('title: Recipe keeper\nworkplace: remote\nremote_from: [CZ]').replace(/locations.*\n/, ''),
  'content/postings/german.md': head('title: Hopfenzupfer\nlanguage: de').replace('You look after the kettles.', 'Du zupfst Hopfen im Herbst und hältst die Ranken das Jahr über in Form.'),
  'content/postings/last-day.md': head('title: Maltster\nvalid_through: 2026-11-24'),
  'content/postings/closed.md': head('title: Cellar hand\nstatus: closed'),
  'content/postings/filled.md': head('title: Taster\nstatus: filled'),
  'content/postings/paused.md': head('title: Bottler\nstatus: paused'),
  'content/postings/expired.md': head('title: Carter\nvalid_through: 2026-11-20'),
  'content/postings/gone.md': head('title: Ostler\nvalid_through: 2026-01-20').replace('2026-11-02', '2025-11-02'),
  'content/postings/unlisted.md': head('title: Master brewer\nvisibility: unlisted'),
  'content/postings/internal.md': head('title: Steward\nvisibility: internal'),
  'content/postings/draft.md': head('title: Yeast keeper\nstatus: draft'),
  'content/postings/scheduled.md': head('title: Landlord').replace('2026-11-02', '2026-12-24'),
  'content/postings/pool.md': head('title: Any other hand\nkind: talent_pool'),
};
const ONE = ['jobs/open', 'de/jobs/open', 'jobs/elsewhere', 'jobs/remote', 'de/jobs/german', 'jobs/last-day'];
const NONE = [
  'jobs/closed', 'jobs/filled', 'jobs/paused', 'jobs/expired', 'jobs/unlisted', 'jobs/pool', 'jobs/old-brewer', 'vacancies', '404.html',
  '.', 'de', 'jobs', 'jobs/page/2', 'de/jobs', 'about', 'remote', 'categories', 'categories/brewing', 'companies', 'companies/malzhaus',
  'companies/hopfengut', 'locations', 'locations/czechia', 'locations/germany/nuremberg',
];
const HIDDEN = ['jobs/internal', 'jobs/gone', 'jobs/draft', 'jobs/scheduled'];
const PREVIEWS = ['jobs/draft', 'jobs/scheduled'];

function judgeStates(root, name, [one, none, absent], ...words) {
  const out = `${root}/${name}`;
  run('build', '--root', root, '--out', out, '--now', '2026-11-24', ...words);
  const file = (path) => (path.endsWith('.html') ? path : `${path}/index.html`.replace(/^\.\//, ''));
  const wanted = new Map([...one.map((path) => [file(path), 1]), ...none.map((path) => [file(path), 0])]);
  const all = pages(out);
  for (const page of all) {
    const html = readFileSync(`${out}/${page}`, 'utf8');
    const has = count(html);
    if (name === 'staff') {
      if (!html.includes('<meta name="robots" content="noindex')) errors.push(`the states, staff: search engines may show ${page}`);
    } else if (html.includes('Steward')) {
      errors.push(`the states, ${name}: ${page} tells everybody of an internal role`);
    }
    const due = wanted.get(page) ?? 0;
    if (has !== due) errors.push(`the states, ${name}: ${page}: ${has} JobPostings instead of ${due}`);
  }
  for (const page of wanted.keys()) if (!all.includes(page)) errors.push(`the states, ${name}: ${page} is not there to be judged`);
  for (const path of absent) if (all.includes(file(path))) errors.push(`the states, ${name}: ${path} has a page`);
  return all.length;
}

const root = mkdtempSync(`${tmpdir()}/careergen-states-`);
let states = 0;
try {
  for (const [path, text] of Object.entries(STATES)) {
    mkdirSync(dirname(`${root}/${path}`), { recursive: true });
    writeFileSync(`${root}/${path}`, text);
  }
  const without = (paths, others) => paths.filter((path) => !others.includes(path));
  states += judgeStates(root, 'public', [ONE, NONE, HIDDEN]);
  states += judgeStates(root, 'previews', [ONE, [...NONE, ...PREVIEWS], without(HIDDEN, PREVIEWS)], '--drafts', '--future');
  // On the site for staff search engines are told of nothing.
  states += judgeStates(root, 'staff', [[], [...ONE, ...NONE, 'jobs/internal'], without(HIDDEN, ['jobs/internal'])], '--audience', 'internal');
} finally {
  rmSync(root, { recursive: true, force: true });
}

for (const error of errors) console.error(error);
for (const [warning, times] of [...warnings].sort((a, b) => b[1] - a[1])) console.log(`job postings: warning ×${times}: ${warning}`);
console.log(`job postings: ${found.markup} with ${judgedPlaces} places judged on ${found.pages} pages, ${found.without} open ones without, ` +
  `${states} pages of the states, ${errors.length} errors`);
process.exit(errors.length ? 1 : 0);

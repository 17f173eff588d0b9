// Every JobPosting of a site, and the markup of its other pages, by what Google's documentation says and validators don't ask:
// what must be there, in which form, and that a reader of the page sees it too.
//
//     node checks/google.mjs SITE [--content-may-err]
//
// An error is the program's fault, a fault of content is the author's, a wish is what Google would like to have as well. Errors
// and faults of content fail, or with `--content-may-err` errors alone; wishes are counted. It knows the pages of the default
// theme, by the classes of their elements. Whether a sentence is true, nobody can tell from a page.
import { readFileSync } from 'node:fs';
import { jobPostings, jsonLd } from './json-ld.mjs';
import { pages } from './pages.mjs';

const [root, ...options] = process.argv.slice(2);
const TYPES = ['FULL_TIME', 'PART_TIME', 'CONTRACTOR', 'TEMPORARY', 'INTERN', 'VOLUNTEER', 'PER_DIEM', 'OTHER'];
const UNITS = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'];
const EDUCATION = ['high school', 'associate degree', 'bachelor degree', 'professional certificate', 'postgraduate degree'];
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const NONE = 'no requirements';
const OFFSET = String.raw`(?:Z|[+-]\d{2}:\d{2})`;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = new RegExp(String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}${OFFSET}$`);
const WISHES = ['validThrough', 'employmentType', 'baseSalary', 'identifier', 'directApply', 'educationRequirements', 'experienceRequirements'];

// What a reader sees.
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const decoded = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, digits, name) => {
  if (hex || digits) return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(digits));
  return NAMED[name] ?? all;
});
const even = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const visible = (html) => even(decoded(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ')));
const inside = (html, open, close) => {
  const start = html.search(open);
  if (start < 0) return '';
  const from = html.indexOf('>', start) + 1;
  const end = html.indexOf(close, from);
  return html.slice(from, end < 0 ? undefined : end);
};
const fact = (html, name) => inside(html, new RegExp(`<div class="fact fact-${name}"`), '</div>');
// Digits of any script as ASCII's, with nothing between the digits of one number.
const numbers = (text) => text.replace(/\p{Nd}/gu, (digit) => {
  let zero = digit.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0) - zero < 9) zero -= 1;
  return /[0-9]/.test(digit) ? digit : String(digit.codePointAt(0) - zero);
}).replace(/(?<=\d)[\s.,'’٬٫\u00a0\u202f](?=\d)/gu, '');

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isAddress = (value) => typeof value === 'string' && /^https?:\/\/[^/\s]+/.test(value) && URL.canParse(value);
const isDay = (text) => {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
const list = (value) => (value === undefined ? [] : [value].flat());

// What is said of each page: `error`, `content` or `wish`, a name for what it is, and the case.
const said = [];
let page = '';
const say = (weight, what, detail = '') => {
  said.push({ weight, what, page, detail: String(detail).slice(0, 120) });
  return false;
};
const must = (is, what, detail) => is || say('error', what, detail);
const should = (is, what, detail) => is || say('content', what, detail);

// A title is that of the job and nothing else.
const TITLES = {
  'a word on gender in the title': /[([{]\s*(?:[mwfhdxvnig]\s*[/|*,.-]\s*){1,4}[mwfhdxvnig*]\s*[)\]}]|\b(?:all genders|alle geschlechter|tous genres)\b|\b[mwfh]\s*\/\s*[mwfdhx]\s*(?:\/\s*[mwfdhxi])?(?=\s|$)/i,
  'a word on remote work in the title': /\b(?:full[- ]?remote|fully remote|100\s*% remote|remote)\b|\bhome[- ]?office\b/i,
  'money in the title': /[€$£]\s*\d|\d\s*(?:[€$£]|(?:EUR|USD|GBP|CHF|ETB)\b)/i,
  'a date in the title': /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:ab|from|starting)\s+\d|\b20[23]\d\b/i,
  'a code in the title': /\b(?:req|ref|job|id)[-_ #:]*\d{3,}|#\d{3,}|[([]\s*[A-Z]{0,4}-?\d{4,}\s*[)\]]/i,
  'a share of hours in the title': /\d{1,3}\s*(?:-|–|bis|to)?\s*\d{0,3}\s*%/,
  'decoration in the title': /\p{Extended_Pictographic}|[★☆►▶◆●•■!¡~^_=<>|]|\.{3}|…|\*\*/u,
  'mathematical letters in the title': /[\u{1d400}-\u{1d7ff}]/u,
  'an address or number to write to in the title': /@\w|\b(?:https?:|www\.)|\+?\d[\d\s-]{8,}\d/,
  'HTML in the title': /<\/?[a-z][^>]*>|&(?:amp|lt|gt|quot|nbsp|#\d+);/i,
};
function title(posting, html) {
  const { title: text } = posting;
  if (!must(isText(text), 'no title')) return;
  const h1 = inside(html, /<h1\b/, '</h1>').replace(/<span class="suffix">[\s\S]*/, '');
  must(even(text) === visible(h1), 'the title is not the heading', `${text} / ${visible(h1)}`);
  for (const [what, pattern] of Object.entries(TITLES)) should(!pattern.test(text), what, text);
  should([...text].length <= 90, 'a title of more than 90 characters', [...text].length);
  should(!/\p{Lu}{2}/u.test(text) || /\p{Ll}/u.test(text) || text.length < 9, 'a title in capitals', text);
  const company = posting.hiringOrganization?.name;
  should(!isText(company) || company.length < 4 || !text.toLowerCase().includes(company.toLowerCase()), 'the company in the title', text);
}

function description(posting, html) {
  const { description: text } = posting;
  if (!must(isText(text), 'no description')) return;
  const shown = visible(text);
  const body = html.slice(html.search(/<div class="prose"/));
  must(shown !== '' && shown !== even(posting.title ?? ''), 'a description that is empty or the title');
  must(/<(?:p|br|ul|ol|li|h\d)\b|\n/.test(text), 'a description without a paragraph');
  must(visible(body).startsWith(shown), 'a description that is not the page\'s', shown.slice(0, 60));
  must(!/<(?:script|style|iframe|object|form|input|link|meta)\b|\son\w+=|javascript:/i.test(text), 'a description with active content');
  should(!/(?:href|src)="(?!https?:|mailto:|tel:|#|\/)/i.test(text), 'a description with a link without a place', text.match(/(?:href|src)="(?!https?:|mailto:|tel:|#|\/)[^"]*/i)?.[0]);
  must(!/(?:href|src)="\//i.test(text), 'a description with a link that only the page can follow', text.match(/(?:href|src)="\/[^"]*/i)?.[0]);
  must(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text), 'a control character');
  should(!/\ufffd|Ã[¤¶¼©¨]|â€/.test(text), 'a description in the wrong encoding');
  should(!/&(?:amp;)?(?:amp|lt|gt|nbsp|quot|#\d+);/i.test(shown), 'a description with HTML as text', shown.match(/.{0,20}&(?:amp;)?(?:amp|lt|gt|nbsp|quot|#\d+);.{0,10}/i)?.[0]);
  should(!/<\/?(?:p|br|li|ul|div|strong|span|b)\b[^>]*>/i.test(shown), 'a description with HTML as text', shown.match(/<\/?\w+[^>]{0,20}/)?.[0]);
  should(!/(?:^|\s)(?:\*\*\S|#{2,} \S)/.test(shown), 'a description with Markdown as text', shown.match(/(?:^|\s)(?:\*\*\S|#{2,} \S).{0,20}/)?.[0]);
  should([...shown].length >= 60, 'a description of less than 60 characters', [...shown].length);
  should(shown.length <= 200 || !/(?:…|\.\.\.|\[\.\.\.\])$/.test(shown), 'a description that breaks off');
}

function days(posting, html) {
  const { datePosted, validThrough } = posting;
  if (!must(isText(datePosted), 'no datePosted')) return;
  must((DAY.test(datePosted) || MOMENT.test(datePosted)) && isDay(datePosted), 'a datePosted that is no day', datePosted);
  must(fact(html, 'posted').includes(`datetime="${datePosted.slice(0, 10)}"`), 'a datePosted that is not on the page', datePosted);
  if (validThrough === undefined) return;
  must(MOMENT.test(validThrough) && isDay(validThrough), 'a validThrough without an offset', validThrough);
  must(validThrough.slice(0, 10) >= datePosted.slice(0, 10), 'a validThrough before datePosted', `${datePosted} ${validThrough}`);
  must(fact(html, 'apply_by').includes(`datetime="${validThrough.slice(0, 10)}"`), 'a validThrough that is not on the page', validThrough);
}

function organization(posting, text) {
  const { hiringOrganization: one } = posting;
  if (!must(one?.['@type'] === 'Organization' && isText(one?.name), 'no hiringOrganization with a name')) return;
  must(text.includes(even(one.name)), 'a company that is not on the page', one.name);
  should(!/<[^>]+>|&(?:amp|#\d+);/.test(one.name), 'HTML in the company', one.name);
  if (one.sameAs === undefined) say('wish', 'hiringOrganization.sameAs');
  else must(list(one.sameAs).every(isAddress), 'a sameAs that is no whole address', one.sameAs);
  if (one.logo === undefined) say('wish', 'hiringOrganization.logo');
  else must(isAddress(one.logo) && !/\s/.test(one.logo), 'a logo that is no whole address', one.logo);
}

function places(posting, html, text) {
  const all = list(posting.jobLocation);
  const from = list(posting.applicantLocationRequirements);
  const type = posting.jobLocationType;
  must(all.length > 0 || from.length > 0, 'no jobLocation');
  must(type === undefined || type === 'TELECOMMUTE', 'a jobLocationType that there is not', type);
  must(!from.length || type === 'TELECOMMUTE', 'applicantLocationRequirements without TELECOMMUTE');
  must(!type || from.length > 0 || all.some((place) => place.address?.addressCountry), 'TELECOMMUTE without a country');
  must(!type || fact(html, 'workplace') !== '', 'TELECOMMUTE that is not on the page');
  should(!type || !/\b(?:hybrid|on-?site)\b/i.test(posting.title), 'TELECOMMUTE of a role that its title calls otherwise', posting.title);
  if (type && !from.length) say('wish', 'applicantLocationRequirements (TELECOMMUTE by the country of a place alone)');
  for (const area of from) {
    must(['Country', 'State', 'AdministrativeArea'].includes(area['@type']) && isText(area.name), 'an area without type or name', JSON.stringify(area));
  }
  must(new Set(from.map((area) => area.name)).size === from.length, 'an area twice');
  must(new Set(all.map((place) => JSON.stringify(place))).size === all.length, 'a place twice', JSON.stringify(all));
  for (const place of all) address(place, text);
}

function address(place, text) {
  const own = place.address;
  if (!must(place['@type'] === 'Place' && own?.['@type'] === 'PostalAddress', 'a place without an address')) return;
  const { addressCountry: country, addressLocality: city, addressRegion: region } = own;
  if (must(/^[A-Z]{2}$/.test(country ?? ''), 'an addressCountry that is no code', country)) {
    // Kosovo has no code of its own in ISO 3166, and everyone takes this one.
    must(COUNTRIES.of(country) !== undefined, 'an addressCountry that ISO 3166 does not have', country);
  }
  if (!city && !region) say('wish', 'addressLocality or addressRegion (a country alone)');
  else if (!city) say('wish', 'addressLocality');
  else if (!region) say('wish', 'addressRegion');
  for (const part of ['streetAddress', 'postalCode']) if (own[part] === undefined) say('wish', part);
  for (const [part, value] of Object.entries(own)) {
    must(isText(value) && value === value.trim(), 'a part of an address that is empty or has blanks', `${part}: ${value}`);
    if (part === 'streetAddress' || part === 'postalCode') must(text.includes(even(value)), `a ${part} that is not on the page`, value);
  }
}

function employment(posting, html) {
  const all = list(posting.employmentType);
  must(all.every((type) => TYPES.includes(type)), 'an employmentType that there is not', all);
  must(new Set(all).size === all.length, 'an employmentType twice', all);
  must(!all.length || fact(html, 'employment_type') !== '', 'an employmentType that is not on the page', all);
}

function pay(posting, html) {
  const { baseSalary: salary } = posting;
  if (salary === undefined) return;
  must(salary['@type'] === 'MonetaryAmount' && CURRENCIES.has(salary.currency), 'pay without a currency of ISO 4217', salary.currency);
  const { value } = salary;
  if (!must(value?.['@type'] === 'QuantitativeValue' && UNITS.includes(value.unitText), 'pay without a unit', value?.unitText)) return;
  const bounds = ['value', 'minValue', 'maxValue'].filter((name) => value[name] !== undefined);
  must(['value', 'minValue,maxValue'].includes(bounds.join()), 'pay that is neither a value nor two bounds', bounds);
  must(bounds.every((name) => Number.isFinite(value[name]) && value[name] > 0), 'pay that is no number above 0', JSON.stringify(value));
  must(!(value.minValue >= value.maxValue), 'pay whose bounds are turned round', JSON.stringify(value));
  should(!(value.maxValue > 3 * value.minValue), 'pay whose upper bound is over three times the lower', JSON.stringify(value));
  const shown = numbers(visible(fact(html, 'pay')));
  for (const name of bounds) must(shown.includes(String(Math.trunc(value[name]))), 'pay that is not on the page', `${value[name]}: ${shown}`);
}

function rest(posting, html) {
  const { identifier, directApply, educationRequirements: education, experienceRequirements: experience } = posting;
  if (identifier !== undefined) {
    must(identifier['@type'] === 'PropertyValue' && isText(identifier.value), 'an identifier without a value');
    must(visible(fact(html, 'reference')).includes(even(String(identifier.value))), 'an identifier that is not on the page', identifier.value);
    should(identifier.value !== posting.hiringOrganization?.name, 'an identifier that is the company', identifier.value);
  }
  must(directApply === undefined || typeof directApply === 'boolean', 'a directApply that is not true or false', directApply);
  for (const one of list(education)) {
    must(one === NONE || EDUCATION.includes(one.credentialCategory), 'an education that there is not', JSON.stringify(one));
  }
  if (experience !== undefined && experience !== NONE) {
    must(Number.isInteger(experience.monthsOfExperience) && experience.monthsOfExperience > 0, 'experience without months', JSON.stringify(experience));
  }
  if (posting.experienceInPlaceOfEducation) must(education && experience, 'experienceInPlaceOfEducation without both');
  for (const [property, name] of [['educationRequirements', 'education'], ['experienceRequirements', 'experience'], ['skills', 'skills']]) {
    must(posting[property] === undefined || fact(html, name) !== '', `${property} that are not on the page`);
  }
  for (const wish of WISHES) if (posting[wish] === undefined) say('wish', wish);
}

// What is known of the page itself: its canonical address, whether it may be indexed, and whether one can apply.
const canonical = (html) => decoded(html.match(/<link rel="canonical" href="([^"]*)"/)?.[1] ?? '');
const isIndexed = (html) => !/<meta name="robots" content="[^"]*noindex/.test(html);

const identifiers = new Map();
const datesPosted = new Map();
function jobPosting(posting, html) {
  const text = visible(inside(html, /<main\b/, '</main>'));
  title(posting, html);
  description(posting, html);
  days(posting, html);
  organization(posting, text);
  places(posting, html, text);
  employment(posting, html);
  pay(posting, html);
  rest(posting, html);
  must(posting['@context'] === 'https://schema.org', 'another context', posting['@context']);
  must(isIndexed(html), 'a JobPosting on a page that is not to be indexed');
  const url = canonical(html);
  must(isAddress(url) && decodeURI(new URL(url).pathname).endsWith(`/${page.replace(/index\.html$/, '')}`), 'a page whose canonical address is another', url);
  must(posting.url === undefined || posting.url === url, 'a url that is not the canonical one', posting.url);
  // By a button, or as the text says: a link, an e-mail address, the address of a page or a number to call.
  const button = /<a class="button" href="(?:https?:|mailto:)|<ul class="apply-in">/;
  const words = /href="(?:https?:|mailto:|tel:)|[\w.]@[\w-]+\.|\bhttps?:|\bwww\.|\+?\d[\d\s/-]{7,}\d/;
  must(button.test(html) || words.test(posting.description ?? ''), 'no way to apply on the page');
  const lang = html.match(/<html lang="([^"]*)"/)?.[1];
  const key = JSON.stringify([lang, posting.hiringOrganization?.name, posting.identifier?.value]);
  if (posting.identifier) should(!identifiers.has(key), 'the identifier of another posting of the company', `${posting.identifier.value}, ${identifiers.get(key)}`);
  identifiers.set(key, page);
  datesPosted.set(posting.datePosted, (datesPosted.get(posting.datePosted) ?? 0) + 1);
}

// BreadcrumbList: two items at least, numbered from 1, with whole addresses; the last one may be the page.
function breadcrumbs(crumbs, html) {
  const items = crumbs.itemListElement;
  if (!must(Array.isArray(items) && items.length >= 2, 'a BreadcrumbList of less than two items')) return;
  items.forEach((item, at) => {
    must(item['@type'] === 'ListItem' && item.position === at + 1 && isText(item.name), 'an item without position or name', JSON.stringify(item));
    if (item.item !== undefined || at + 1 < items.length) must(isAddress(item.item), 'an item without a whole address', JSON.stringify(item));
  });
  const own = canonical(html);
  const last = items.at(-1).item;
  if (own && last !== undefined) must(last === own, 'a last item that is not the page', last);
  const nav = visible(inside(html, /<nav[^>]*class="breadcrumb"/, '</nav>'));
  if (nav) must(items.every(({ name }) => nav.includes(even(name))), 'a way that is not on the page', nav);
}

const kinds = new Map();
const isHome = (html) => /<body class="kind-home"/.test(html);
const homes = new Set();
const named = new Map();
function other(value, html) {
  const type = value['@type'];
  if (type === 'BreadcrumbList') breadcrumbs(value, html);
  if (type === 'WebSite') {
    must(isHome(html), 'a WebSite on a page that is not the home');
    must(isText(value.name) && isAddress(value.url), 'a WebSite without a name and an address', value.url);
    named.set(value.url, page);
  }
  if (type === 'Organization') {
    must(isText(value.name), 'an Organization without a name');
    for (const name of ['url', 'logo', 'sameAs']) must(list(value[name]).every(isAddress), `an Organization whose ${name} is no whole address`, value[name]);
  }
}

let found = 0;
for (page of pages(root)) {
  const html = readFileSync(`${root}/${page}`, 'utf8');
  const kind = html.match(/<body class="kind-([\w-]+)"/)?.[1] ?? 'none';
  if (isHome(html)) homes.add(canonical(html));
  for (const { text, values, fault } of jsonLd(html)) {
    must(!fault, 'JSON-LD that is no JSON', fault);
    must(!/[<>\u2028\u2029]/.test(text), 'JSON-LD with a character that could end its element');
    must(!/\\ud[89ab][\da-f]{2}(?!\\ud[c-f])|\\u0000/i.test(text), 'JSON-LD with half a character or none');
    for (const value of values) {
      const key = `${value['@type']} on ${kind}`;
      kinds.set(key, (kinds.get(key) ?? 0) + 1);
      for (const posting of jobPostings(value)) {
        found += 1;
        jobPosting(posting, html);
      }
      other(value, html);
    }
  }
}
page = 'the site';
must(named.size === 1, 'no WebSite, or several', [...named.keys()]);
must([...named.keys()].every((url) => homes.has(url)), 'a WebSite whose address is not that of a home', [...named.keys()]);
must(found > 0, 'no JobPosting at all');
const [most, times] = [...datesPosted].sort((a, b) => b[1] - a[1])[0] ?? [];
should(found < 20 || times < 0.9 * found, 'nearly all postings of one day', `${times} of ${found}: ${most}`);

const groups = new Map();
for (const { weight, what, page: where, detail } of said) {
  const key = `${weight}: ${what}`;
  const group = groups.get(key) ?? { weight, count: 0, examples: [] };
  group.count += 1;
  if (group.examples.length < 3) group.examples.push(detail ? `${where}: ${detail}` : where);
  groups.set(key, group);
}
for (const [key, { weight, count, examples }] of [...groups].sort((a, b) => a[0].localeCompare(b[0]) || b[1].count - a[1].count)) {
  (weight === 'wish' ? console.log : console.error)(`google: ${key} ×${count}${weight === 'wish' ? '' : `\n    ${examples.join('\n    ')}`}`);
}
console.log(`google: markup: ${[...kinds].sort().map(([key, count]) => `${key} ×${count}`).join(', ')}`);
const sum = (weight) => said.filter((one) => one.weight === weight).length;
console.log(`google: ${found} JobPostings judged, ${sum('error')} errors, ${sum('content')} faults of content`);
process.exit(sum('error') || (sum('content') && !options.includes('--content-may-err')) ? 1 : 0);

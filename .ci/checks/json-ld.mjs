// The JSON-LD of a page, as a reader of HTML finds it. What it means the checks judge that ask.
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script[\s/>]/gi;
const TYPE = /\btype\s*=\s*["']?application\/ld\+json/i;

// Each block as it stands (`text`) and as it was read (`values`, one for each object); `fault` instead where it is no JSON.
export function jsonLd(html) {
  const blocks = [];
  for (const [, attributes, text] of html.matchAll(SCRIPT)) {
    if (!TYPE.test(attributes)) continue;
    try {
      blocks.push({ text, values: [JSON.parse(text)].flat() });
    } catch (error) {
      blocks.push({ text, values: [], fault: `JSON-LD that is no JSON: ${error.message}` });
    }
  }
  return blocks;
}

// The JobPostings among them, wherever in an object they stand: an ItemList's items count as well.
export function jobPostings(value) {
  if (Array.isArray(value)) return value.flatMap(jobPostings);
  if (value === null || typeof value !== 'object') return [];
  const own = [value['@type']].flat().includes('JobPosting') ? [value] : [];
  return [...own, ...Object.values(value).flatMap(jobPostings)];
}

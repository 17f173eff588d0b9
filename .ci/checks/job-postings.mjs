// Every JobPosting of the site, judged by Google's rules as @adobe/structured-data-validator has them. An error in any
// of them fails; so does a site without any, and a list page with one.
import { readFileSync } from 'node:fs';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import Validator from '@adobe/structured-data-validator';
import { pages } from './pages.mjs';

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

const root = process.argv[2];
let found = 0;
const errors = [];
for (const page of pages(root)) {
  const html = readFileSync(`${root}/${page}`, 'utf8');
  const data = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(html);
  const has = Boolean(data.jsonld?.JobPosting);
  if (has && !/^(\w\w\/)?jobs\/[^/]+\/index\.html$/.test(page)) errors.push(`${page}: a JobPosting on a page of another kind`);
  if (!has) continue;
  found += 1;
  for (const single of places(data)) {
    const validator = new Validator({ '@graph': [] });
    validator.globalHandlers = [];
    for (const issue of await validator.validate(single)) {
      if (issue.severity === 'ERROR') errors.push(`${page}: ${issue.issueMessage}`);
    }
  }
}
if (found === 0) errors.push('no page has a JobPosting');
for (const error of errors) console.error(error);
console.log(`job postings: ${found} judged, ${errors.length} errors`);
process.exit(errors.length ? 1 : 0);

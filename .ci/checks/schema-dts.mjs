// All JSON-LD of a site, compiled against schema.org's vocabulary as schema-dts has it in TypeScript's types.
//
//     node checks/schema-dts.mjs SITE
//
// It sees properties that a type does not have or that are misspelt, values of a type that the property does not take, types
// and values of enumerations that schema.org does not know, and a missing or foreign context. It does not see what is missing
// (schema.org requires nothing), the form of a date, an address or a code (they are all text), nor words in a property that
// takes text (`employmentType`): Google's rules on these are google.mjs's. A page may be without a JobPosting, a site may not.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { jobPostings, jsonLd } from './json-ld.mjs';
import { pages } from './pages.mjs';

const root = process.argv[2];
const started = performance.now();
const errors = [];

// What the compiler can tell apart. A text means something to it only where it is a word of the vocabulary or a number, so two
// objects that differ in other texts alone are one to it, and only the first is compiled. That takes a site of ten thousand
// postings from a quarter of an hour to seconds.
const vocabulary = new URL(import.meta.resolve('schema-dts').replace(/[^/]*$/, 'schema.d.ts'));
const words = new Set();
const gather = (node) => {
  if (ts.isStringLiteral(node)) words.add(node.text);
  ts.forEachChild(node, gather);
};
gather(ts.createSourceFile('schema.d.ts', readFileSync(vocabulary, 'utf8'), ts.ScriptTarget.ES2022));
function form(value) {
  if (Array.isArray(value)) return `[${[...new Set(value.map(form))].join()}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value).map(([name, own]) => `${JSON.stringify(name)}:${form(own)}`).join()}}`;
  }
  if (typeof value !== 'string') return typeof value === 'number' ? 'number' : String(value);
  if (words.has(value)) return JSON.stringify(value);
  if (value !== '' && Number.isFinite(Number(value))) return String(Number(value)) === value ? 'digits' : 'digits of another form';
  return 'text';
}

// Each form once, with all pages that have it.
const literals = new Map();
let found = 0;
let objects = 0;
const all = pages(root);
for (const page of all) {
  for (const block of jsonLd(readFileSync(`${root}/${page}`, 'utf8'))) {
    if (block.fault) errors.push(`${page}: ${block.fault}`);
    for (const value of block.values) {
      found += jobPostings(value).length;
      objects += 1;
      const type = value?.['@type'];
      // A name of a type, and nothing that would be other TypeScript.
      if (typeof type !== 'string' || !/^[A-Z]\w*$/.test(type)) {
        errors.push(`${page}: JSON-LD whose @type is ${JSON.stringify(type)} and not one type`);
        continue;
      }
      const key = form(value);
      const literal = literals.get(key) ?? { type, text: JSON.stringify(value), pages: [] };
      literal.pages.push(page);
      literals.set(key, literal);
    }
  }
}
if (found === 0) errors.push('no page has a JobPosting');

// Literals in a file: where in it a fault stands is found by walking it.
const CHUNK = 300;
// The files to compile, which are on no disk, and which literal stands on which line of each.
const folder = dirname(fileURLToPath(import.meta.url));
const files = new Map();
const queue = [...literals.values()];
for (let at = 0; at < queue.length; at += CHUNK) {
  const chunk = queue.slice(at, at + CHUNK);
  const lines = chunk.map(({ type, text }, number) => `export const x${number}: WithContext<schema.${type}> = ${text};`);
  const text = ['import type * as schema from "schema-dts"; import type { WithContext } from "schema-dts";', ...lines].join('\n');
  files.set(join(folder, `json-ld-${at / CHUNK}.ts`), { chunk, text });
}

const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const host = ts.createCompilerHost(options, true);
const { fileExists, getSourceFile } = host;
host.fileExists = (name) => files.has(name) || fileExists(name);
host.getSourceFile = (name, version, ...rest) => {
  const own = files.get(name);
  return own ? ts.createSourceFile(name, own.text, version, true) : getSourceFile(name, version, ...rest);
};
const program = ts.createProgram([...files.keys()], options, host);

// The properties that lead to a place in a file: `baseSalary.value.unitText`.
function way(file, at) {
  const names = [];
  const into = (node) => {
    if (ts.isPropertyAssignment(node)) names.push(node.name.text);
    const next = node.getChildren(file).find((child) => child.getStart(file) <= at && at < child.getEnd());
    if (next) into(next);
  };
  into(file);
  return names.join('.');
}

// Of a message that goes into an object, the properties on its way and its last line, which is the reason.
function reason(message) {
  const lines = ts.flattenDiagnosticMessageText(message, '\n').split('\n').map((line) => line.trim());
  const within = lines.flatMap((line) => line.match(/^(?:Types of property|The types of) '"?(@?\w+)/)?.[1] ?? []);
  return `${within.map((name) => `.${name}`).join('')}: ${lines.at(-1).slice(0, 300)}`;
}

const said = [...ts.getPreEmitDiagnostics(program)];
for (const { file, start, messageText } of said) {
  const own = file && files.get(file.fileName);
  if (!own) {
    errors.push(`TypeScript${reason(messageText)}`);
    continue;
  }
  const literal = own.chunk[file.getLineAndCharacterOfPosition(start).line - 1];
  const [page, ...others] = literal?.pages ?? [file.fileName];
  const more = others.length ? ` (and ${others.length} more pages)` : '';
  errors.push(`${page}${more}: ${[literal?.type, way(file, start)].filter(Boolean).join('.')}${reason(messageText)}`);
}
for (const error of errors) console.error(error);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`schema-dts: ${found} JobPostings on ${all.length} pages, ${objects} objects of ${literals.size} forms in ${seconds} s, ${errors.length} errors`);
process.exit(errors.length ? 1 : 0);

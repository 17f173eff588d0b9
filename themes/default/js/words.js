// Words as they are compared: whatever accents and slips are typed, and whoever writes ü as ue.

const SPELT = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'e' };
const UMLAUTS = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[ßæœøłđðþıħŋə]/g, (letter) => SPELT[letter]);
const isAscii = (text) => !/[^\0-\x7f]/.test(text);

// Lower case, and a space for whatever is neither letter nor digit; a dot or an apostrophe before a letter leaves nothing. Lines stay.
const lower = (text) => text.normalize('NFC').toLowerCase().replace(/['’.](?=\p{L})/gu, '').replace(/[\0-\t\v-"$-*,-/:-`{-\x7f]+/g, ' ');
const words = (text) => text.split(/[^\p{L}\p{M}\p{N}+#]+/u).filter(Boolean);

// The spellings of a word: "münchen" is munchen and muenchen.
const known = new Map();
function spell(word) {
  if (isAscii(word)) return [word];
  if (!known.has(word)) known.set(word, [...new Set([plain(word), plain(word.replace(/[äöüøå]/g, (letter) => UMLAUTS[letter]))])]);
  return known.get(word);
}

// The texts of values as they are looked through: a space before and behind each word, every spelling of it.
export function folded(values) {
  // "Front-end" is frontend, too.
  const joined = values.map(([, ...names]) => names.join(' ')).join('\n').replace(/(\p{L}+)-(\p{L}+)/gu, '$1 $2 $1$2');
  const lines = lower(joined).split('\n');
  return lines.map((line) => ` ${isAscii(line) ? line : words(line).flatMap(spell).join(' ')} `);
}

// The words of a query, each as the list of its spellings.
export const spellings = (query) => words(lower(query)).map(spell);

// Whether `word` begins with `typed` but for one slip: a letter too many, too few, another one, or two that have changed places.
export function nearly(typed, word) {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const rest = (from, to) => word.startsWith(typed.slice(from), to);
  return at > 0 && (rest(at + 1, at + 1) || rest(at, at + 1) || rest(at + 1, at) ||
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && rest(at + 2, at + 2)));
}

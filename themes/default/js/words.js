// Words as they are compared: whatever accents and slips are typed, and whoever writes ü as ue.

const SPELT = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'e' };
const UMLAUTS = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[ßæœøłđðþıħŋə]/g, (letter) => SPELT[letter]);
const isAscii = (text) => !/[^\0-\x7f]/.test(text);

const lower = (text) => text.normalize('NFC').toLowerCase();
// A space for what is neither letter nor digit; a dot or an apostrophe before a letter leaves nothing. Lines stay. Classes like \p{L} are
// slow on long texts, so this takes whatever is not ASCII for letters but for the usual signs, and `words` sees to the rest.
const spaced = (text) => text.replace(/['’.](?=\p{L})/gu, '').replace(/[^\n a-z\d#+\xaa\xb2-\xba\xc0-\u1fff\u2070-\uffff]+/g, ' ');
const words = (text) => text.split(/[^\p{L}\p{M}\p{N}+#]+/u).filter(Boolean);

// The spellings of a word: "münchen" is munchen and muenchen.
function spell(word) {
  if (isAscii(word)) return [word];
  return [...new Set([plain(word), plain(word.replace(/[äöüøå]/g, (letter) => UMLAUTS[letter]))])];
}

const known = new Map();
function spelt(text) {
  if (!known.has(text)) known.set(text, words(text).flatMap(spell).join(' '));
  return known.get(text);
}

// A text as it is looked through: a space before and behind each word, every spelling of it, in each line.
export function folded(text) {
  // "Front-end" is frontend, too.
  const joined = lower(text).replace(/(?<=([a-z\x80-\uffff]+))-(?=([a-z\x80-\uffff]+))/g, ' $2 $1');
  return ` ${spaced(joined).replace(/[^\0-\x20]*[^\0-\x7f][^\0-\x20]*/g, spelt).replace(/\n/g, ' \n ')} `;
}

// The words of a query, each as the list of its spellings.
export const spellings = (query) => words(spaced(lower(query))).map(spell);

// Whether `word` begins with `typed` but for one slip: a letter too many, too few, another one, or two that have changed places.
export function nearly(typed, word) {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const rest = (from, to) => word.startsWith(typed.slice(from), to);
  return at > 0 && (rest(at + 1, at + 1) || rest(at, at + 1) || rest(at + 1, at) ||
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && rest(at + 2, at + 2)));
}

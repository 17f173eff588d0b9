// Words as they are compared: which of them a visitor means, whatever accents, endings and slips are typed.

const SPELT = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'e' };
const UMLAUTS = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const split = (text) => text.match(/[\p{L}\p{N}]+[+#]*/gu) ?? [];
const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[ßæœøłđðþıħŋə]/g, (letter) => SPELT[letter]);

const known = new Map();

function spell(word) {
  if (!/[^\0-\x7f]/.test(word)) return [word];
  return [...new Set([plain(word), plain(word.replace(/[äöüøå]/g, (letter) => UMLAUTS[letter]))])];
}

// The words of a text, each as the list of its spellings: "München" is munchen and muenchen.
export function spellings(text) {
  const lower = text.normalize('NFC').toLowerCase();
  return split(/['’.]/.test(lower) ? lower.replace(/(?<=\p{L})['’.](?=\p{L})/gu, '') : lower).map((word) => {
    let spelt = known.get(word);
    if (!spelt) known.set(word, (spelt = spell(word)));
    return spelt;
  });
}

// Whether `word` begins with `typed` but for one slip: a letter too many, too few, another one, or two that have changed places.
export function nearly(typed, word) {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  if (at === 0) return false;
  const rest = (from, to) => word.startsWith(typed.slice(from), to);
  return rest(at + 1, at + 1) || rest(at, at + 1) || rest(at + 1, at) ||
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && rest(at + 2, at + 2));
}

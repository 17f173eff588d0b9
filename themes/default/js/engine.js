// The index in memory: which postings a query and filters leave, and how many each filter would. It knows no page.
//
// An index has a row for each posting, newest first. Its fields say what a row has of what: `rows` gives each row the number of a
// set, counted from 1 (0 is nothing), `sets` what is in each set, `values` what that is called: [key, label, other names…].
import { folded, nearly, spellings } from './words.js';

const DAY = 86_400_000;
// How much a hit in a field counts. Place is the place as cards write it.
const WEIGHTS = { title: 8, skill: 6, company: 5, category: 4, city: 4, country: 4, place: 3, workplace: 3, type: 3, level: 3 };
const READ = Object.keys(WEIGHTS);
const [SLIP, SYNONYM, BEGINNING, WHOLE] = [1, 2, 3, 4];
const SHORTEST_SLIP = 5;
const SHORTEST = 4;
const ANYHOW = ['title', 'skill', 'company', 'city'];

// A value's key; one that follows from the label is left out of the index.
export const key = (value) => (value[0] ||= value[1].toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''));

class Field {
  // Without sets, they are the single values.
  constructor(values, rows, sets) {
    Object.assign(this, { values, rows, sets });
    this.tally = new Uint32Array((sets ?? values).length + 1);
  }

  // What each set is worth: as much as its best value.
  best(worth) {
    const best = new Uint8Array(this.tally.length);
    if (!this.sets) best.set(worth, 1);
    this.sets?.forEach((set, at) => {
      for (const value of set) if (worth[value] > best[at + 1]) best[at + 1] = worth[value];
    });
    return best;
  }

  // How many of the tallied rows have each value.
  counts() {
    if (!this.sets) return this.tally.subarray(1);
    const counts = new Uint32Array(this.values.length);
    this.sets.forEach((set, at) => {
      for (const value of set) counts[value] += this.tally[at + 1];
    });
    return counts;
  }

  // The labels of a row, its keys.
  of(row, part = 1) {
    const set = this.rows[row];
    if (!set) return [];
    return (this.sets ? this.sets[set - 1] : [set - 1]).map((value) => (part ? this.values[value][part] : key(this.values[value])));
  }
}

// Texts to look through, a line for each. To look through all of them as one text is quicker than one by one.
class Lines {
  constructor(texts) {
    this.all = folded(texts.join('\n'));
    this.lines = this.all.split('\n');
    let end = -1;
    this.ends = Uint32Array.from(this.lines, (line) => (end += line.length + 1));
  }

  // Calls `found` with the number of each line that has the text, as often as it does.
  with(text, found) {
    let line = 0;
    for (let at = this.all.indexOf(text); at >= 0; at = this.all.indexOf(text, at + 1)) {
      while (this.ends[line] < at) line += 1;
      found(line);
    }
  }
}

// What a query asks for: each of its words with everything that stands for it. "Front end" is frontend, too.
export function tokens(query, synonyms) {
  const words = spellings(query);
  const pairs = words.slice(1).map(([next], at) => words[at][0] + next);
  return words.map((spelt, at) => ({
    spelt,
    same: [...synonyms.filter((group) => group.some((word) => spelt.includes(word))).flat(), ...pairs.slice(Math.max(at - 1, 0), at + 1)],
  }));
}

export class Index {
  // `now` in milliseconds.
  constructor({ fields, titles, title, days }, now) {
    let [day, next] = [0, 0];
    this.days = days.map((earlier) => (day -= earlier));
    this.length = title.length;
    this.titles = titles;
    this.said = fields.place.text;
    this.logos = fields.logos ?? {};
    const { rows } = fields.place;
    // 0 is the next title that no row before has had.
    const titleRows = title.map((back) => (back ? next - back : next++) + 1);
    this.fields = {
      country: new Field(fields.country.values, rows, fields.place.countries),
      city: new Field(fields.city.values, rows, fields.place.cities),
      posted: this.posted(fields.posted.values, Math.floor(now / DAY)),
    };
    for (const [name, field] of Object.entries(fields)) {
      if (field.rows && name !== 'place') this.fields[name] = new Field(field.values, field.rows, field.sets);
    }
    this.read = {
      ...this.fields,
      title: new Field(titles.map((text) => ['', text]), titleRows),
      place: new Field(this.said.map(([text = '']) => ['', text]), rows),
    };
    this.texts = {};
  }

  // The texts of a field's values as they are looked through.
  folded(name) {
    return (this.texts[name] ??= new Lines(this.read[name].values.map((value) => (value.length > 2 ? value.slice(1).join(' ') : value[1]))));
  }

  // Days ago, as sets of the spans that hold them.
  posted(values, today) {
    const spans = values.map(([days]) => Number(days));
    const rows = this.days.map((day) => spans.findIndex((days) => today - day <= days) + 1);
    while (rows.length < this.length) rows.push(0);
    return new Field(values, rows, spans.map((_, from) => spans.map((_, at) => at).slice(from)));
  }

  // How well each value of each field answers a word, by the names of the fields.
  answers({ spelt, same }) {
    const found = [];
    const look = (worthOf) => {
      for (const name of READ) {
        if (!this.read[name]) continue;
        const texts = this.folded(name);
        const worths = new Uint8Array(texts.lines.length);
        worthOf(worths, texts, name);
        if (worths.some(Boolean)) found.push([name, worths]);
      }
    };
    // A few letters begin too many names of countries and kinds.
    const short = spelt.every((word) => word.length < SHORTEST);
    look((worths, texts, name) => {
      const mark = (text, worth) => texts.with(text, (line) => (worths[line] = worth));
      for (const word of same) mark(` ${word} `, SYNONYM);
      if (!short || ANYHOW.includes(name)) for (const word of spelt) mark(` ${word}`, BEGINNING);
      for (const word of spelt) mark(` ${word} `, WHOLE);
    });
    const long = spelt.filter((typed) => typed.length >= SHORTEST_SLIP);
    if (long.length && !found.length) {
      look((worths, texts) => {
        for (const typed of long) {
          texts.with(` ${typed[0]}`, (line) => {
            if (!worths[line] && texts.lines[line].split(' ').some((word) => nearly(typed, word))) worths[line] = SLIP;
          });
        }
      });
    }
    return found;
  }

  // How well each row answers all words; 0 where one word finds nothing.
  scores(tokens) {
    return tokens.map((token) => {
      const scores = new Uint16Array(this.length);
      for (const [name, worths] of this.answers(token)) {
        const best = this.read[name].best(worths);
        const { rows } = this.read[name];
        for (let row = 0; row < scores.length; row += 1) {
          const score = best[rows[row]] * WEIGHTS[name];
          if (score > scores[row]) scores[row] = score;
        }
      }
      return scores;
    }).reduce((all, scores) => all.map((sum, row) => sum && scores[row] && sum + scores[row]));
  }

  // The rows that are left, best first, and for each filter how many there would be without it. Afterwards each field can count. A filter
  // changes while the query stays, so what rows score for that is kept.
  find(tokens, chosen) {
    const fields = Object.values(this.fields);
    for (const field of fields) field.tally.fill(0);
    const asked = Object.entries(chosen).filter(([name, keys]) => keys.size && this.fields[name]).map(([name, keys]) => {
      const field = this.fields[name];
      return { name, field, holds: field.best(field.values.map((value) => keys.has(key(value)))) };
    });
    const query = JSON.stringify(tokens);
    if (query !== this.query) Object.assign(this, { query, scored: tokens.length ? this.scores(tokens) : null });
    const scores = this.scored;
    const without = { q: 0 };
    for (const { name } of asked) without[name] = 0;
    const hits = [];
    for (let row = 0; row < this.length; row += 1) {
      let misses = scores && !scores[row] ? 1 : 0;
      let missed;
      for (let at = 0; at < asked.length && misses < 2; at += 1) {
        const { field, holds } = asked[at];
        if (holds[field.rows[row]]) continue;
        misses += 1;
        missed = asked[at];
      }
      if (misses === 0) {
        hits.push(row);
        for (const field of fields) field.tally[field.rows[row]] += 1;
      } else if (misses === 1) {
        // Another value of the very filter that it missed would show it.
        if (missed) missed.field.tally[missed.field.rows[row]] += 1;
        without[missed ? missed.name : 'q'] += 1;
      }
    }
    if (scores) hits.sort((a, b) => scores[b] - scores[a] || a - b);
    return { hits, scores, without };
  }

  // What a card shows of a row; the rest is in the list of links.
  card(row) {
    const { company, workplace, type, city, country } = this.fields;
    const usual = () => [...city.of(row), ...country.of(row)].join(', ');
    const [places = usual(), also, remote] = this.said[city.rows[row] - 1] ?? [];
    return {
      title: this.titles[this.read.title.rows[row] - 1],
      company: company?.of(row)[0],
      logo: this.logos[company?.of(row, 0)[0]],
      places,
      also,
      workplace: remote ? '' : workplace?.of(row)[0],
      employment: type?.of(row).join(', '),
      day: this.days[row],
    };
  }
}

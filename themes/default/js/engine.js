// The index in memory: which postings a query and filters leave, and how many each filter would. It knows no page.
//
// An index has a row for each posting, newest first. Its fields say what a row has of what: `rows` gives each row the number of a
// set (0 for nothing), `sets` what is in each set, `values` what that is called. A value is [key, label, other names…].
import { nearly, spellings } from './words.js';

const DAY = 86_400_000;
// How much a hit in a field counts. Place is the place as cards write it.
const WEIGHTS = { title: 8, skill: 6, company: 5, category: 4, city: 4, country: 4, place: 3, workplace: 3, type: 3, level: 3 };
const READ = Object.keys(WEIGHTS);
const [SLIP, SYNONYM, BEGINNING, WHOLE] = [1, 2, 3, 4];
const SHORTEST_SLIP = 5;

// A key that follows from its label is left out of the index.
const keyed = ([key, label, ...others]) => [key || label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''), label, ...others];

class Field {
  constructor({ values, sets, rows }) {
    this.values = values.map(keyed);
    this.rows = rows;
    this.sets = [[], ...(sets ?? values.map((_, at) => [at]))];
    this.tally = new Uint32Array(this.sets.length);
  }

  // For each set whether it holds one of the chosen keys.
  holds(chosen) {
    const wanted = this.values.map(([key]) => chosen.has(key));
    return Uint8Array.from(this.sets, (set) => set.some((value) => wanted[value]));
  }

  // How many of the tallied rows have each value.
  counts() {
    const counts = new Uint32Array(this.values.length);
    this.sets.forEach((set, at) => {
      for (const value of set) counts[value] += this.tally[at];
    });
    return counts;
  }
}

// What a query asks for: each of its words with everything that stands for it.
export function tokens(query, synonyms = []) {
  return spellings(query).map((spelt) => {
    const same = synonyms.filter((group) => group.some((word) => spelt.includes(word))).flat();
    return { spelt, same: same.filter((word) => !spelt.includes(word)) };
  });
}

export class Index {
  // `now` in milliseconds.
  constructor(json, now) {
    const { fields, titles, days } = json;
    this.json = json;
    let [day, next] = [0, 0];
    this.days = Int32Array.from(days, (delta) => (day -= delta));
    this.length = json.title.length;
    // 0 is the next title that no row before has had.
    const title = json.title.map((back) => (back ? next - back : next++));
    this.title = title;
    const places = fields.place;
    const of = (values, sets) => new Field({ values, sets, rows: places.rows });
    this.fields = {
      country: of(fields.country.values, places.countries),
      city: of(fields.city.values, places.cities),
      posted: this.posted(fields.posted, now),
    };
    for (const name of ['workplace', 'category', 'company', 'type', 'level', 'skill', 'pay']) {
      if (fields[name]) this.fields[name] = new Field(fields[name]);
    }
    this.read = {
      ...this.fields,
      title: new Field({ values: titles.map((text) => ['', text]), rows: title.map((at) => at + 1) }),
      place: of(places.text.map(([text = '']) => ['', text])),
    };
    this.words = this.dictionary();
  }

  // Days ago, as sets of the spans that hold them.
  posted(field, now) {
    const today = Math.floor(now / DAY);
    const spans = field.values.map(([key]) => Number(key));
    const sets = spans.map((_, from) => spans.map((_, at) => at).slice(from));
    const span = (at) => (at < this.days.length ? spans.findIndex((days) => today - this.days[at] < days) + 1 : 0);
    return new Field({ values: field.values, sets, rows: Array.from({ length: this.length }, (_, at) => span(at)) });
  }

  // Every word, with where it stands: the number of the value times 16, and that of the field.
  dictionary() {
    const words = new Map();
    READ.forEach((name, number) => this.read[name]?.values.forEach((value, at) => {
      for (let text = 1; text < value.length; text += 1) {
        for (const spelt of spellings(value[text])) {
          for (const word of spelt) {
            const places = words.get(word);
            if (places) places.push(at * 16 + number);
            else words.set(word, [at * 16 + number]);
          }
        }
      }
    }));
    return words;
  }

  // How well each value of each field answers a word; nothing where none does.
  answers({ spelt, same }) {
    const found = {};
    const note = (places, worth) => {
      for (const place of places) {
        const name = READ[place % 16];
        const values = (found[name] ??= new Uint8Array(this.read[name].values.length));
        values[place >> 4] = Math.max(values[place >> 4], worth);
      }
    };
    for (const [word, places] of this.words) {
      if (spelt.includes(word)) note(places, WHOLE);
      else if (spelt.some((typed) => word.startsWith(typed))) note(places, BEGINNING);
    }
    for (const word of same) note(this.words.get(word) ?? [], SYNONYM);
    const long = spelt.filter((typed) => typed.length >= SHORTEST_SLIP);
    if (long.length && !Object.keys(found).length) {
      for (const [word, places] of this.words) {
        if (long.some((typed) => nearly(typed, word))) note(places, SLIP);
      }
    }
    return found;
  }

  // How well each row answers all words; 0 where one word finds nothing.
  scores(tokens) {
    let all;
    for (const token of tokens) {
      const scores = new Uint16Array(this.length);
      for (const [name, worth] of Object.entries(this.answers(token))) {
        const { sets, rows } = this.read[name];
        const of = Uint16Array.from(sets, (set) => set.reduce((best, value) => Math.max(best, worth[value]), 0) * WEIGHTS[name]);
        for (let row = 0; row < scores.length; row += 1) {
          const score = of[rows[row]];
          if (score > scores[row]) scores[row] = score;
        }
      }
      all = all ? all.map((sum, row) => sum && scores[row] && sum + scores[row]) : scores;
    }
    return all;
  }

  // The rows that are left, best first; for each field how many each of its values would leave; for each filter how many there
  // would be without it.
  find(tokens, chosen) {
    const fields = Object.entries(this.fields);
    for (const [, field] of fields) field.tally.fill(0);
    const asked = fields.flatMap(([name, field]) => (chosen[name]?.size ? [{ name, field, holds: field.holds(chosen[name]) }] : []));
    const scores = tokens.length ? this.scores(tokens) : null;
    const without = { q: 0 };
    for (const { name } of asked) without[name] = 0;
    const hits = [];
    for (let row = 0; row < this.length; row += 1) {
      let [misses, missed] = scores && !scores[row] ? [1, null] : [0, null];
      for (let at = 0; at < asked.length && misses < 2; at += 1) {
        if (asked[at].holds[asked[at].field.rows[row]]) continue;
        misses += 1;
        missed = asked[at];
      }
      if (misses === 0) {
        hits.push(row);
        for (const [, field] of fields) field.tally[field.rows[row]] += 1;
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
    const { fields } = this.json;
    const labels = (name) => {
      const field = this.fields[name];
      return field ? field.sets[field.rows[row]].map((value) => field.values[value]) : [];
    };
    const usual = () => [...labels('city'), ...labels('country')].map(([, label]) => label).join(', ');
    const [places = usual(), also, remote] = fields.place.text[fields.place.rows[row] - 1] ?? [];
    const [company = []] = labels('company');
    return {
      title: this.json.titles[this.title[row]],
      company: company[1],
      logo: fields.logos?.[company[0]],
      places,
      also,
      workplace: remote ? '' : labels('workplace')[0]?.[1],
      employment: labels('type').map(([, label]) => label).join(', '),
      day: this.days[row],
    };
  }
}

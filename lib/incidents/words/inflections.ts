// The written forms of the phrases that the word lists have in one: English verbs and plurals, Arabic verbs, nouns and articles.

import { wordsOf } from "@/lib/gazetteer/lexicon";

/** The written forms of a phrase: a word with "+" stands for its forms. */
export function inflections(phrase: string, verbal: boolean): string[][] {
  let forms: string[][] = [[]];
  for (const part of phrase.trim().split(/\s+/)) {
    const bare = part.replace(/\+/g, "");
    const words = (part.includes("+") ? endings(bare, verbal) : [bare]).map(wordsOf);
    forms = forms.flatMap(form => words.map(word => [...form, ...word]));
  }
  const filled = forms.filter(form => form.length > 0);
  // A verb has no article.
  const verb = verbal && /^[^ ]+\+/.test(phrase);
  return filled.flatMap(form => (ARABIC.test(form[0]!) ? withArticle(form, verb) : [form]));
}

/** The verbs that the lists give with "+", by all their forms, and the words that are nouns, too. */
export interface Verbs {
  lemmas: ReadonlyMap<string, string>;
  nouns: ReadonlySet<string>;
}

/** @param texts lists with verbs, and lists of nouns */
export function verbsOf(texts: readonly string[]): Verbs {
  const lemmas = new Map<string, string>();
  const nouns = new Set<string>();
  const verbs = new Set(Object.keys(IRREGULAR));
  for (const text of texts) {
    let nominal = false;
    for (const line of text.split("\n")) {
      if (line.startsWith("[")) nominal = !VERBAL.test(line);
      for (const [, word = "", plus] of line.matchAll(/(?:^|, )([a-z]+)(\+)?(?=,|$| )/g)) {
        if (!nominal && plus) verbs.add(word);
        else if (nominal) nouns.add(word);
      }
    }
  }
  for (const verb of verbs) for (const form of englishVerb(verb)) if (!lemmas.has(form)) lemmas.set(form, verb);
  return { lemmas, nouns };
}

const VERBAL = / (?:verb|gather|move)\]$/;

/**
 * "stormed the base" in every form of its verb: "storms the base", "storming the base"; not in a form that is a noun ("forces out of").
 * Single words stay as they are written.
 */
export function everyForm(phrase: string, { lemmas, nouns }: Verbs): string[] {
  const space = phrase.indexOf(" ");
  const lemma = space === -1 || phrase.includes("+") ? undefined : lemmas.get(phrase.slice(0, space));
  if (lemma === undefined) return [phrase];
  const noun = nouns.has(lemma) || nouns.has(plural(lemma));
  const forms = englishVerb(lemma).filter(form => !(noun && (form === lemma || form === plural(lemma))));
  return [...new Set([phrase, ...forms.map(form => form + phrase.slice(space))])];
}

export const ARABIC = /[\u0600-\u06ff]/;

/** An Arabic phrase as listed, with the article at its first word, at every word, and at every word but the first. */
function withArticle(form: string[], verb: boolean): string[][] {
  const definite = (word: string) => (word.startsWith("ال") ? word : `ال${word}`);
  const [first = "", ...rest] = form;
  if (verb) return rest.length > 0 ? [form, [first, ...rest.map(definite)]] : [form];
  const forms = [form, [definite(first), ...rest]];
  if (rest.length > 0) forms.push(form.map(definite), [first, ...rest.map(definite)]);
  return forms;
}

function endings(word: string, verbal: boolean): string[] {
  if (ARABIC.test(word)) return verbal ? arabicVerb(word) : arabicNoun(word);
  return verbal ? englishVerb(word) : [word, plural(word)];
}

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}${/(s|x|z|ch|sh)$/.test(word) ? "es" : "s"}`;
}

/** Past forms of irregular verbs of these lists. */
const IRREGULAR: Readonly<Record<string, string>> = {
  ...{
    beat: "beaten",
    begin: "began begun",
    bleed: "bled",
    blow: "blew blown",
    break: "broke broken",
    bring: "brought",
  },
  ...{ build: "built", burn: "burnt", burst: "", catch: "caught", come: "came", cost: "", cut: "", deal: "dealt" },
  ...{
    die: "died dying",
    dig: "dug",
    drag: "",
    draw: "drew drawn",
    drive: "drove driven",
    fall: "fell fallen",
    fight: "fought",
  },
  ...{ find: "found", flee: "fled", fly: "flew flown", freeze: "froze frozen", give: "gave given", go: "went gone" },
  ...{
    hit: "",
    hold: "held",
    hurt: "",
    lay: "laid",
    lead: "led",
    leave: "left",
    lose: "lost",
    make: "made",
    meet: "met",
  },
  ...{
    overrun: "overran",
    "re-take": "re-took",
    retake: "retook retaken",
    rise: "rose risen",
    run: "ran",
    send: "sent",
  },
  ...{
    set: "",
    shake: "shook shaken",
    shoot: "shot",
    slay: "slew slain",
    slit: "",
    split: "",
    spread: "",
    steal: "stole stolen",
  },
  ...{ stick: "stuck", strike: "struck", swear: "swore sworn", sweep: "swept", take: "took taken", tear: "tore torn" },
  ...{ throw: "threw thrown", undergo: "underwent", win: "won", withdraw: "withdrew withdrawn", wound: "" },
};

function englishVerb(word: string): string[] {
  const past = IRREGULAR[word];
  const forms = [word, plural(word)];
  if (past) forms.push(...past.split(" "));
  if (word.endsWith("e")) {
    forms.push(`${word.slice(0, -1)}ing`);
    if (past === undefined) forms.push(`${word}d`);
  } else {
    // "rob", "stab", "drag": one syllable with a short vowel doubles its consonant.
    const base = /^[^aeiou]*[aeiou][bdgmnpt]$|(?:kidnap|commit)$/.test(word) ? word + word.at(-1) : word;
    forms.push(`${base}ing`);
    if (past === undefined || past === "")
      forms.push(/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ied` : `${base}ed`);
  }
  return forms;
}

/** Of an Arabic verb in the past: he, she, they, both; and the present of he, she, they. */
function arabicVerb(word: string): string[] {
  const weak = /[يى]$/.test(word);
  const stem = weak ? word.slice(0, -1) : word;
  const present = word.replace(/^ا/, "");
  const past = [word, `${stem}ت`, `${stem}وا`, `${weak ? word : stem}ا`, `${stem}تا`];
  const plural = weak ? present.slice(0, -1) : present;
  const forms = [...past, `ي${present}`, `ت${present}`, `ي${plural}ون`];
  // "أصاب", "استعاد": the alef is a ya in the present and in the passive; what "أغار" would be, "تغير", is "to change".
  const hollow = /^(ا[^اتنغ]|است.)ا(.)$/.exec(word);
  if (hollow) {
    const [, front = "", end = ""] = hollow;
    const bare = front.slice(1);
    forms.push(`ي${bare}ي${end}`, `ت${bare}ي${end}`, `ي${bare}ي${end}ون`, `${front}ي${end}`, `${front}ي${end}ت`);
  }
  return forms;
}

/** Of an Arabic noun: the accusative, the dual and the regular plurals. */
function arabicNoun(word: string): string[] {
  if (!/[ةه]$/.test(word)) return [word, `${word}ا`, `${word}ان`, `${word}ين`, `${word}ون`, `${word}ات`];
  const stem = word.slice(0, -1);
  return [word, `${stem}تان`, `${stem}تين`, `${stem}ات`];
}

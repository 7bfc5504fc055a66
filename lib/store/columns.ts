// The corpus as columns of integers, for counting: one row per mention, per reported incident, and per article in which
// nothing was found. The rows of an article are adjacent. Built from a backend, appended to, then read by filters.ts and count.ts.
// Pure.

import { type Facet, perFacet, shownAs } from "@/lib/query";
import { type DistrictValue, NO_DISTRICTS, type Whereabouts, whereaboutsFrom } from "@/lib/store/districts";
import {
  BANDS,
  band,
  countryName,
  KILLED,
  killedBand,
  LANGUAGES,
  SENSES,
  statusOf,
  words,
} from "@/lib/store/facet-values";
import { dayNumber, incidentOf, ROW, SHOWN, SILENT, UNDATED } from "@/lib/store/rows";
import type { ArticleTuple, IncidentTuple, MentionTuple } from "@/lib/store/tuples";
import {
  type ColumnsContents,
  type FacetColumn,
  Ints,
  PARTIES,
  type Party,
  type Said,
  Values,
} from "@/lib/store/values";
import type { Place } from "@/lib/types";

export class Columns {
  facets = perFacet(() => new Values());

  // Articles, by their order here.
  readonly numbers = new Ints();
  readonly source = new Ints();
  readonly language = new Ints();
  readonly import = new Ints();
  readonly status = new Ints();
  /** Index into the ranges of days below. */
  readonly published = new Ints();
  readonly firstRow = new Ints();
  /** By an article's number, its index here plus one; 0 where there is none. */
  private byNumber = new Int32Array(1024);

  // Places; 0 is "no place".
  places: (Place | null)[] = [null];
  /** What mentions call them by, ascending. */
  readonly placeNumbers = new Ints();
  readonly province = new Ints();
  readonly district = new Ints();
  readonly subdistrict = new Ints();
  readonly kind = new Ints();
  /** Index into SHOWN. */
  readonly shown = new Ints();
  private byId = new Map<string, number>();
  private byPlaceNumber = new Map<number, number>();

  // Signatures: what a row says beside its place, article and date. Millions of rows share a few thousand.
  readonly type = new Ints();
  readonly subtype = new Ints();
  readonly killed = new Ints();
  readonly confidence = new Ints();
  readonly sense = new Ints();
  // Who took part: of signature s, codes from starts[s] up to starts[s + 1].
  readonly actors = new Ints();
  readonly actorStarts = new Ints();
  readonly doers = new Ints();
  readonly doerStarts = new Ints();
  readonly targets = new Ints();
  readonly targetStarts = new Ints();
  private saidOf = new Map<string, Said>();
  private signatures = new Map<number, number>();

  // Ranges of days, first and last; 0 is "undated".
  readonly dateFrom = new Ints();
  readonly dateTo = new Ints();
  private dates = new Map<string, number>();

  // Rows.
  readonly row = new Ints();
  readonly article = new Ints();
  readonly place = new Ints();
  readonly signature = new Ints();
  readonly nth = new Ints();
  /** Index into the ranges of days. */
  readonly event = new Ints();
  /** Of an incident, how many it killed and wounded at least: a number, UNTOLD or SILENT. Others are SILENT. */
  readonly deaths = new Ints();
  readonly injuries = new Ints();
  /** And how many it killed at most: a number, UNTOLD where that is open, or SILENT. */
  readonly deathsMost = new Ints();

  /** `focus` is the country whose provinces are listed (ISO 3166 alpha-2); elsewhere the country counts as the province. */
  constructor(
    readonly focus: string,
    private readonly whereaboutsOf: (place: Place) => Whereabouts = whereaboutsFrom(NO_DISTRICTS, focus),
  ) {
    this.placeNumbers.push(0);
    this.province.push(this.facets.province.code("none", () => "Unlocated"));
    this.district.push(this.districtCode("district", null));
    this.subdistrict.push(this.districtCode("subdistrict", null));
    this.kind.push(this.facets.kind.code("none", () => "Unresolved"));
    this.shown.push(SHOWN.indexOf("unlocated"));
    for (const party of PARTIES) this.party(party).starts.push(0);
    this.dateFrom.push(UNDATED);
    this.dateTo.push(UNDATED);
  }

  contents(): ColumnsContents {
    const { byNumber, places, byId, byPlaceNumber, saidOf, signatures, dates } = this;
    const ints = new Map(this.ints().map(([name, column]) => [name, column.contents()]));
    const facets = perFacet(facet => this.facets[facet].contents());
    return { ints, facets, byNumber, places, byId, byPlaceNumber, saidOf, signatures, dates };
  }

  /** Takes over the contents of other columns, of the same focus and whereabouts. */
  take({ ints, facets, ...held }: ColumnsContents): this {
    for (const [name, column] of this.ints()) column.take(ints.get(name)!);
    this.facets = perFacet(facet => new Values(facets[facet]));
    this.byNumber = held.byNumber;
    this.places = held.places;
    this.byId = held.byId;
    this.byPlaceNumber = held.byPlaceNumber;
    this.saidOf = held.saidOf;
    this.signatures = held.signatures;
    this.dates = held.dates;
    return this;
  }

  private ints(): [name: string, column: Ints][] {
    return Object.entries(this).filter((field): field is [string, Ints] => field[1] instanceof Ints);
  }

  get rows(): number {
    return this.row.length;
  }
  get articleCount(): number {
    return this.numbers.length;
  }

  /** The highest numbers that are here; 0 before any. */
  get lastArticle(): number {
    return this.articleCount === 0 ? 0 : this.numbers.values[this.articleCount - 1]!;
  }
  get lastPlace(): number {
    return this.placeNumbers.values[this.places.length - 1]!;
  }

  /** Where the rows of the corpus have this article, or -1. */
  articleIndex(number: number): number {
    return (this.byNumber[number] ?? 0) - 1;
  }
  placeIndex(id: string): number {
    return this.byId.get(id) ?? -1;
  }
  placeOfId(id: string): Place | null {
    return this.places[this.placeIndex(id)] ?? null;
  }

  /** `number` is what mentions call it by. */
  addPlace(number: number, place: Place): void {
    this.byId.set(place.id, this.places.length);
    this.byPlaceNumber.set(number, this.places.length);
    this.placeNumbers.push(number);
    this.places.push(place);
    this.province.push(this.provinceCode(place));
    const { district, subdistrict } = this.whereaboutsOf(place);
    this.district.push(this.districtCode("district", district));
    this.subdistrict.push(this.districtCode("subdistrict", subdistrict));
    this.kind.push(this.facets.kind.code(place.kind, () => words(place.kind)));
    this.shown.push(SHOWN.indexOf(shownAs(place)));
  }

  private provinceCode({ country, admin1 }: Place): number {
    const { province } = this.facets;
    if (country === this.focus && admin1 !== "") return province.code(admin1);
    const name = countryName(country, "en");
    return province.code(name, () => name, countryName(country, "ar"));
  }

  private districtCode(facet: "district" | "subdistrict", is: DistrictValue | null): number {
    return is
      ? this.facets[facet].code(is.value, () => is.label, is.labelAr)
      : this.facets[facet].code("none", () => "Not known");
  }

  /**
   * Appends articles with their mentions and incidents, each list by ascending article and nth; places come first. Throws where one is
   * missing: the columns then end in the middle of an article and are of no more use.
   */
  append(
    articles: readonly ArticleTuple[],
    mentions: readonly MentionTuple[],
    incidents: readonly IncidentTuple[],
  ): void {
    let m = 0;
    let i = 0;
    for (const article of articles) {
      const firstMention = m;
      while (mentions[m]?.[0] === article.number) m++;
      const firstIncident = i;
      while (incidents[i]?.article === article.number) i++;
      this.addArticle(article, mentions.slice(firstMention, m), incidents.slice(firstIncident, i));
    }
    if (m !== mentions.length || i !== incidents.length) {
      throw new Error("Columns.append: expected mentions and incidents of the given articles only, in their order");
    }
  }

  private addArticle(article: ArticleTuple, mentions: MentionTuple[], incidents: IncidentTuple[]): void {
    const index = this.articleCount;
    const published = this.dateOf(article.publishedFrom, article.publishedTo);
    const { source, language, import: brought, status } = this.facets;
    if (article.number >= this.byNumber.length) {
      const wider = new Int32Array(2 * article.number);
      wider.set(this.byNumber);
      this.byNumber = wider;
    }
    this.byNumber[article.number] = index + 1;
    this.numbers.push(article.number);
    this.source.push(source.code(article.source));
    this.language.push(language.code(article.language, () => LANGUAGES[article.language]));
    this.import.push(brought.code(article.import, () => article.import || "Not known"));
    const is = statusOf(article, mentions.length + incidents.length);
    this.status.push(status.code(is, () => words(is)));
    this.published.push(published);
    this.firstRow.push(this.rows);

    const reported = incidents.map(incident => ({
      ...incident,
      date: this.dateOf(incident.dateFrom, incident.dateTo),
      said: this.saidBy(incident),
    }));
    const nothing = { said: this.nothingSaid, date: published };
    for (const [, nth, number, literal, confidence, start] of mentions) {
      const event = reported.length === 0 ? nothing : (incidentOf({ nth, start }, reported) ?? nothing);
      const signature = this.signatureOf(event.said, band(confidence), literal);
      this.addRow(ROW.mention, index, nth, this.placeOf(number), signature, event.date);
    }
    for (const event of reported) {
      const mention = event.mention === null ? undefined : mentions.find(([, nth]) => nth === event.mention);
      const signature = this.signatureOf(event.said, band(event.confidence), mention?.[3] ?? 1);
      this.addRow(ROW.incident, index, event.nth, this.placeOf(event.place), signature, event.date, event);
    }
    if (mentions.length + incidents.length === 0) {
      const signature = this.signatureOf(this.nothingSaid, BANDS.indexOf("none"), SENSES.indexOf("none"));
      this.addRow(ROW.article, index, 0, 0, signature, published);
    }
  }

  private addRow(
    row: number,
    article: number,
    nth: number,
    place: number,
    signature: number,
    date: number,
    { deaths, injuries, deathsMost }: Pick<IncidentTuple, "deaths" | "injuries" | "deathsMost"> = NOBODY,
  ): void {
    this.row.push(row);
    this.article.push(article);
    this.place.push(place);
    this.signature.push(signature);
    this.nth.push(nth);
    this.event.push(date);
    this.deaths.push(deaths ?? SILENT);
    this.injuries.push(injuries ?? SILENT);
    this.deathsMost.push(deathsMost ?? SILENT);
  }

  private dateOf(from: string | null, to: string | null): number {
    if (from === null || to === null) return 0;
    const key = from + to;
    const known = this.dates.get(key);
    if (known !== undefined) return known;
    const date = this.dateFrom.length;
    this.dates.set(key, date);
    this.dateFrom.push(dayNumber(from));
    this.dateTo.push(dayNumber(to));
    return date;
  }

  private placeOf(number: number | null): number {
    if (number === null) return 0;
    const place = this.byPlaceNumber.get(number);
    if (place === undefined) throw new Error(`Columns: expected place ${number} to be added before its rows`);
    return place;
  }

  private readonly nothingSaid: Said = {
    number: 0,
    type: this.facets.type.code("none", () => "No incident"),
    subtype: this.facets.subtype.code("none", () => "None"),
    killed: this.facets.killed.code("none", () => "Not told"),
    who: perParty(party => [this.facets[party].code("none", () => "No actor named")]),
  };

  private saidBy(incident: IncidentTuple): Said {
    const { type, subtype, killed } = this.facets;
    const codesOf = (party: Party): number[] => {
      const its = incident.actors.filter(({ role }) => party === "actor" || role === party);
      const codes = new Set(its.map(({ id, name }) => this.facets[party].code(id, () => name)));
      return codes.size > 0 ? [...codes].sort((a, b) => a - b) : this.nothingSaid.who[party];
    };
    const said = {
      type: type.code(incident.type, () => words(incident.type)),
      subtype: subtype.code(incident.subtype || "none", () => words(incident.subtype)),
      killed: killed.code(killedBand(incident.deaths), () => KILLED[killedBand(incident.deaths)]),
      who: perParty(codesOf),
    };
    return this.kept(said);
  }

  private kept(said: Omit<Said, "number">): Said {
    const key = `${said.type} ${said.subtype} ${said.killed} ${PARTIES.map(party => said.who[party]).join(" ")}`;
    const known = this.saidOf.get(key) ?? { ...said, number: this.saidOf.size + 1 };
    this.saidOf.set(key, known);
    return known;
  }

  /** `bandOf` and `sense` are indexes into BANDS and SENSES. */
  private signatureOf(said: Said, bandOf: number, sense: number): number {
    const key = (said.number * BANDS.length + bandOf) * SENSES.length + sense;
    const known = this.signatures.get(key);
    if (known !== undefined) return known;
    const signature = this.type.length;
    this.signatures.set(key, signature);
    this.type.push(said.type);
    this.subtype.push(said.subtype);
    this.killed.push(said.killed);
    this.confidence.push(this.facets.confidence.code(BANDS[bandOf] ?? "", () => words(BANDS[bandOf] ?? "")));
    this.sense.push(this.facets.sense.code(SENSES[sense] ?? "", () => words(SENSES[sense] ?? "")));
    for (const party of PARTIES) {
      const { codes, starts } = this.party(party);
      for (const code of said.who[party]) codes.push(code);
      starts.push(codes.length);
    }
    return signature;
  }

  /**
   * What an event says that rows report together: the sub-type of the one that leads, so many dead, and everybody whom some of its rows name.
   */
  signatureOfEvent(lead: number, rows: readonly number[], dead: number, naming: readonly number[]): number {
    const { killed, confidence, sense } = this.facets;
    const leading = this.signature.values[lead]!;
    if (rows.every(row => this.signature.values[row] === leading)) return leading;
    const band = killedBand(dead === SILENT ? null : dead);
    const said = this.kept({
      type: this.type.values[leading]!,
      subtype: this.subtype.values[leading]!,
      killed: killed.code(band, () => KILLED[band]),
      who: perParty(party => this.namedBy(naming, party)),
    });
    const slug = (of: Values, column: Ints): string => of.slugs[column.values[leading]!] ?? "";
    return this.signatureOf(
      said,
      (BANDS as readonly string[]).indexOf(slug(confidence, this.confidence)),
      (SENSES as readonly string[]).indexOf(slug(sense, this.sense)),
    );
  }

  private namedBy(rows: readonly number[], party: Party): number[] {
    const { codes, starts } = this.party(party);
    const named = new Set<number>();
    for (const s of rows.map(row => this.signature.values[row]!))
      for (let i = starts.values[s]!; i < starts.values[s + 1]!; i++) named.add(codes.values[i]!);
    if (named.size > 1) named.delete(this.nothingSaid.who[party][0]!);
    return [...named].sort((a, b) => a - b);
  }

  /** Where it is held who took part, and what they did. */
  private party(party: Party): { codes: Ints; starts: Ints } {
    if (party === "by") return { codes: this.doers, starts: this.doerStarts };
    if (party === "against") return { codes: this.targets, starts: this.targetStarts };
    return { codes: this.actors, starts: this.actorStarts };
  }

  /** The rows of an article, `[from, to)`. */
  rowsOf(article: number): [from: number, to: number] {
    const from = this.firstRow.values[article] ?? 0;
    return [from, article + 1 < this.articleCount ? (this.firstRow.values[article + 1] ?? 0) : this.rows];
  }

  facetColumn(facet: Facet): FacetColumn {
    const column = (codes: Ints, of: Ints, owners: number, starts: Ints | null = null): FacetColumn => {
      return { codes: codes.values, of: of.values, owners, starts: starts?.values ?? null };
    };
    switch (facet) {
      case "province":
      case "district":
      case "subdistrict":
      case "kind":
        return column(this[facet], this.place, this.places.length);
      case "source":
      case "language":
      case "import":
      case "status":
        return column(this[facet], this.article, this.articleCount);
      case "type":
      case "subtype":
      case "killed":
      case "confidence":
      case "sense":
        return column(this[facet], this.signature, this.type.length);
      case "actor":
      case "by":
      case "against": {
        const { codes, starts } = this.party(facet);
        return column(codes, this.signature, this.type.length, starts);
      }
      default:
        return facet satisfies never;
    }
  }
}

/** Of rows that are no incidents. */
const NOBODY = { deaths: null, injuries: null, deathsMost: null };

function perParty(codes: (party: Party) => number[]): Said["who"] {
  return { actor: codes("actor"), by: codes("by"), against: codes("against") };
}

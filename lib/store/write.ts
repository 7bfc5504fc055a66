// The writing half of the store in SQLite: each article whole, in one transaction, with a digest of its contents, and
// linked with the reports of the same events.

import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import { byEvent, eventId, placeIdOf, reportOf, sameEvent, type Told } from "@/lib/incidents/events";
import { groupingsIn } from "@/lib/store/groupings";
import { packMentions } from "@/lib/store/pack";
import { StoreError } from "@/lib/store/schema";
import { indexable } from "@/lib/store/search";
import type { ParsedArticle, Store, Writer } from "@/lib/store/store";
import { UNTOLD } from "@/lib/store/tuples";
import { once } from "@/lib/text/memory";
import { BY_HAND, type Incident, type Kind, type Place } from "@/lib/types";

/** A stored incident: the numbers that the tables know it by, and what tells its event. */
interface StoredReport extends Told {
  article: number;
  eventGroup: string | null;
}

/** The writing half of a store. */
export interface Writing extends Omit<Writer, "has">, Pick<Store, "together"> {
  /** Resolves when nothing is being written. */
  written(): Promise<void>;
}

/** Who writes waits for those who came before: the connection has one transaction at a time. */
export function writing(db: Database.Database): Writing {
  const statements = prepare(db);
  const [writer, part] = [writerOn(db, statements, true), writerOn(db, statements, false)];
  const within = new AsyncLocalStorage<boolean>();
  let last: Promise<unknown> = Promise.resolve();
  async function inTurn<T>(write: () => Promise<T>): Promise<T> {
    if (within.getStore())
      throw new Error(
        "together: expected its work to write with the writer that it is given: the store waits for its end",
      );
    const turn = last.then(write);
    last = turn.catch(() => {});
    return turn;
  }
  return {
    addArticle: parsed => inTurn(() => writer.addArticle(parsed)),
    addArticles: list => inTurn(() => writer.addArticles(list)),
    replaceFindings: parsed => inTurn(() => writer.replaceFindings(parsed)),
    removeArticle: id => inTurn(() => writer.removeArticle(id)),
    addDuplicate: (articleId, ofId) => inTurn(() => writer.addDuplicate(articleId, ofId)),
    together: work =>
      inTurn(() =>
        within.run(true, () =>
          inTransaction(db, async () => {
            const result = await work(part);
            statements.groupings.settle();
            return result;
          }),
        ),
      ),
    written: async () => void (await last),
  };
}

/** Runs `work` as one transaction that takes the lock for writing at once. */
async function inTransaction<T>(db: Database.Database, work: () => Promise<T>): Promise<T> {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = await work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk has rolled back already.
    if (db.inTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Writes at once, within the transaction that is open if there is one: then what readers have said of events is settled at its end alone. */
function writerOn(db: Database.Database, statements: Statements, settles: boolean): Writer {
  const settled = <T>(result: T): T => {
    if (settles) statements.groupings.settle();
    return result;
  };
  const add = db.transaction((list: Parameters<Writer["addArticles"]>[0]) => settled(addArticles(statements, list)));
  const replace = db.transaction((parsed: ParsedArticle) => settled(replaceFindings(statements, parsed)));
  const remove = db.transaction((id: string) => settled(removeArticle(statements, id)));
  const link = db.transaction((articleId: string, ofId: string) => addDuplicate(statements, articleId, ofId));
  return {
    async addArticle(parsed) {
      checkFindings(parsed);
      return add.immediate([parsed])[0] as "stored" | "known";
    },
    async addArticles(list) {
      for (const parsed of list) checkFindings(parsed);
      return add.immediate(list);
    },
    async replaceFindings(parsed) {
      checkFindings(parsed);
      replace.immediate(parsed);
    },
    removeArticle: async id => remove.immediate(id),
    addDuplicate: async (articleId, ofId) => link.immediate(articleId, ofId),
    has: async id => statements.known.get(id) !== undefined,
  };
}

function addArticles(to: Statements, list: Parameters<Writer["addArticles"]>[0]): ("stored" | "known")[] {
  const digests: string[] = [];
  let anyRewritten = false;
  const outcomes = list.map(parsed => {
    const { id } = parsed.article;
    if (to.known.get(id)) return "known";
    const { digest, rewritten } = writeArticle(to, parsed);
    digests.push(digest, ...to.groupings.write(id, parsed.groupings, { isNew: true }).added);
    anyRewritten ||= rewritten;
    if (parsed.sameAs && to.insertDuplicate.run(id, parsed.sameAs).changes > 0)
      digests.push(digestOf(["duplicate", id, parsed.sameAs]));
    return "stored";
  });
  if (digests.length > 0) noteChange(to, digests, [], anyRewritten);
  return outcomes;
}

/** A replaced article gets a new number, so that a process that counts from memory notices. What brought it first stays known. */
function replaceFindings(to: Statements, parsed: ParsedArticle): void {
  const gone = deleteArticle(to, parsed.article.id);
  if (!gone) throw new StoreError(`replaceFindings: no article "${parsed.article.id}" in the store: add it first`);
  const { digest } = writeArticle(to, { ...parsed, import: gone.import || (parsed.import ?? "") });
  const { added, removed } = to.groupings.write(parsed.article.id, parsed.groupings, { isNew: false });
  noteChange(to, [digest, ...added], [gone.digest, ...removed], true);
}

function removeArticle(to: Statements, id: string): boolean {
  const gone = deleteArticle(to, id);
  if (!gone) return false;
  // Both ways: what was a copy of it is none any more.
  const links = to.deleteDuplicates.all({ id }) as { copy: string; of: string }[];
  const { removed } = to.groupings.forget(id);
  noteChange(
    to,
    [],
    [gone.digest, ...removed, ...links.map(({ copy, of }) => digestOf(["duplicate", copy, of]))],
    true,
  );
  return true;
}

function addDuplicate(to: Statements, articleId: string, ofId: string): void {
  const { changes } = to.insertDuplicate.run(articleId, ofId);
  if (changes > 0) noteChange(to, [digestOf(["duplicate", articleId, ofId])], [], true);
}

/** Updates the sum of all digests, which identifies the contents whatever the order of arrival. */
function noteChange(to: Statements, added: string[], removed: string[], rewritten: boolean): void {
  let sum = BigInt(`0x${to.content.get()}`);
  for (const digest of added) sum += BigInt(`0x${digest}`);
  for (const digest of removed) sum -= BigInt(`0x${digest}`);
  to.setContent.run(BigInt.asUintN(256, sum).toString(16).padStart(64, "0"), rewritten ? 1 : 0);
}

/** Returns the article's digest, and whether a known place has changed. */
function writeArticle(to: Statements, parsed: ParsedArticle): { digest: string; rewritten: boolean } {
  const { article, mentions, incidents, places } = parsed;
  const { numbers, digests, rewritten } = writePlaces(to, places);
  const packed = parsed.packed ?? packMentions(mentions);
  const json = [JSON.stringify(article.boilerplate), packed, JSON.stringify(incidents)];
  const digest = digestOf([{ ...article, boilerplate: [] }, digests.sort()], json);
  const { lastInsertRowid } = to.insertArticle.run({
    ...article,
    from: article.publishedOn?.from ?? null,
    to: article.publishedOn?.to ?? null,
    precision: article.publishedOn?.precision ?? null,
    digest,
    import: parsed.import ?? "",
    corrected: isCorrected(parsed) ? 1 : 0,
  });
  const number = Number(lastInsertRowid);
  to.insertText.run(number, article.text, ...json);
  writeFindings(to, number, parsed, numbers);
  groupEvents(to, number, parsed, numbers);
  const skip = [...article.boilerplate].sort((a, b) => a.start - b.start);
  to.insertProse.run(number, indexable(article.title, []), indexable(article.text, skip));
  return { digest, rewritten };
}

/** Whether a reader has said by hand what a name of it means, or of an incident, or of which reports are of one event. */
function isCorrected({ mentions, incidents, groupings = [] }: ParsedArticle): boolean {
  return (
    groupings.length > 0 ||
    mentions.some(({ evidence }) => evidence.some(({ feature }) => feature === BY_HAND)) ||
    incidents.some(({ byHand }) => byHand !== undefined)
  );
}

/** Returns the places' numbers by id, their digests, and whether a known one has changed. */
function writePlaces(
  to: Statements,
  places: readonly Place[],
): { numbers: Map<string, number>; digests: string[]; rewritten: boolean } {
  const numbers = new Map<string, number>();
  const digests: string[] = [];
  let rewritten = false;
  for (const place of places) {
    const digest = digestOfPlace(place);
    const before = to.knownPlace.get(place.id) as { number: number; digest: string } | undefined;
    digests.push(digest);
    if (before) numbers.set(place.id, before.number);
    if (before?.digest === digest) continue;
    if (before) rewritten = true;
    const number = to.putPlace.get(
      ...[place.id, place.name, place.nameAr, JSON.stringify(place.names), place.kind, place.featureClass],
      ...[place.featureCode, place.country, place.admin1, place.admin2, place.lon, place.lat],
      ...[place.extent && JSON.stringify(place.extent), place.population, place.accuracyKm, place.source, digest],
    );
    numbers.set(place.id, Number(number));
  }
  return { numbers, digests, rewritten };
}

/** Writes the mentions and incidents of the article with this number. */
function writeFindings(
  to: Statements,
  number: number,
  { mentions, incidents }: ParsedArticle,
  numbers: ReadonlyMap<string, number>,
): void {
  const numberOf = (id: string | null): number | null => (id === null ? null : (numbers.get(id) ?? null));
  for (const [nth, { start, end, literal, confidence, resolution }] of mentions.entries()) {
    const place = numberOf(resolution.type === "resolved" ? resolution.placeId : null);
    to.insertMention.run(number, nth, place, literal ? 1 : 0, confidence, start, end);
  }
  for (const [nth, incident] of incidents.entries()) {
    const { type, subtype, status, mention, confidence, date, sentence, deaths, injuries, actors } = incident;
    to.insertIncident.run(
      ...[number, nth, type, subtype, status, mention, confidence],
      ...[date?.from ?? null, date?.to ?? null, sentence.start, sentence.end, numberOf(placeIdOf(incident, mentions))],
      deaths && (deaths.low ?? UNTOLD),
      injuries && (injuries.low ?? UNTOLD),
      deaths && (deaths.high ?? UNTOLD),
    );
    for (const actor of actors) to.insertActor.run(number, nth, actor.id, actor.name, actor.role);
  }
}

/** Links the article's incidents with the reports of the same events that are stored already. */
function groupEvents(
  to: Statements,
  number: number,
  { article, mentions, incidents, places }: ParsedArticle,
  numbers: ReadonlyMap<string, number>,
): void {
  const told = incidents.map((incident, nth): StoredReport => {
    const at = placeIdOf(incident, mentions);
    const place = places.find(({ id }) => id === at) ?? null;
    return { article: number, articleId: article.id, nth, incident, place, eventGroup: null };
  });
  for (const group of byEvent(told)) {
    const elsewhere = group.flatMap(each => reportsElsewhere(to, each, numbers));
    putTogether(to, [...group, ...elsewhere]);
  }
}

/** The reports of the same event that other articles give. */
function reportsElsewhere(to: Statements, told: StoredReport, numbers: ReadonlyMap<string, number>): StoredReport[] {
  const report = reportOf(told);
  if (report === null) return [];
  const { from, to: until } = report.date;
  const asked = { type: report.type, place: numbers.get(report.placeId), from, to: until, article: told.article };
  return (to.nearReports.all(asked) as StoredRow[]).map(reportOfRow).filter(other => {
    const known = reportOf(other);
    return known !== null && sameEvent(known, report);
  });
}

/** Makes reports, with the groups that they are in already, one group. One that is alone needs none. */
function putTogether(to: Statements, reports: readonly StoredReport[]): void {
  if (reports.length === 1) return;
  const earlier = reports.flatMap(({ eventGroup }) => eventGroup ?? []);
  const name = [eventId(reports), ...earlier].reduce((least, id) => (id < least ? id : least));
  for (const { article, nth } of reports) to.setGroup.run(name, article, nth);
  for (const other of new Set(earlier)) if (other !== name) to.renameGroup.run(name, other);
}

/** Works a group out anew that has lost reports: they may have been what joined the others. */
function regroup(to: Statements, name: string): void {
  const left = (to.reportsOfGroup.all(name) as StoredRow[]).map(reportOfRow);
  to.renameGroup.run(null, name);
  for (const group of byEvent(left))
    putTogether(
      to,
      group.map(each => ({ ...each, eventGroup: null })),
    );
}

/** A report as the database gives it. */
interface StoredRow {
  article: number;
  nth: number;
  articleId: string;
  eventGroup: string | null;
  placeId: string | null;
  placeKind: Kind | null;
  /** As JSON. */
  incident: string;
}

function reportOfRow({ article, nth, articleId, eventGroup, placeId, placeKind, incident }: StoredRow): StoredReport {
  const place = placeId === null || placeKind === null ? null : { id: placeId, kind: placeKind };
  return { article, nth, articleId, eventGroup, place, incident: JSON.parse(incident) as Incident };
}

/** Returns the digest of what was deleted and the import that brought it, or null. */
function deleteArticle(to: Statements, id: string): { digest: string; import: string } | null {
  const row = to.known.get(id) as { article: number; digest: string; import: string } | undefined;
  if (!row) return null;
  const groups = to.groupsOf.all(row.article) as string[];
  to.deleteProse.run(row.article);
  to.deleteArticle.run(row.article);
  for (const name of groups) regroup(to, name);
  return row;
}

const PLACE_COLUMNS =
  "name name_ar names kind feature_class feature_code country admin1 admin2 lon lat extent population accuracy_km source digest".split(
    " ",
  );

const STORED_REPORTS = `SELECT i.article, i.nth, a.id AS articleId, i.event_group AS eventGroup,
  p.id AS placeId, p.kind AS placeKind, json_extract(t.incidents, '$[' || i.nth || ']') AS incident
  FROM incidents i JOIN articles a ON a.article = i.article JOIN texts t ON t.article = i.article
  LEFT JOIN places p ON p.number = i.place`;

/** The prepared statements. */
function prepare(db: Database.Database) {
  return {
    known: db.prepare("SELECT article, digest, import FROM articles WHERE id = ?"),
    insertArticle: db.prepare(`INSERT INTO articles
    (id, title, author, source, url, language, published_from, published_to, published_precision, date_evidence, digest,
    import, corrected)
    VALUES (@id, @title, @author, @source, @url, @language, @from, @to, @precision, @dateEvidence, @digest, @import, @corrected)`),
    insertText: db.prepare("INSERT INTO texts VALUES (?, ?, ?, ?, ?)"),
    insertMention: db.prepare("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)"),
    insertIncident: db.prepare(
      "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, NULL)",
    ),
    nearReports: db.prepare(`${STORED_REPORTS}
    WHERE i.status IN ('reported', 'dismissed') AND i.place = @place AND i.type = @type
    AND i.date_from BETWEEN date(@from, '-31 days') AND @to AND i.date_to >= @from AND i.article <> @article`),
    reportsOfGroup: db.prepare(`${STORED_REPORTS} WHERE i.event_group = ? ORDER BY i.article, i.nth`),
    groupsOf: db
      .prepare("SELECT DISTINCT event_group FROM incidents WHERE article = ? AND event_group IS NOT NULL")
      .pluck(),
    setGroup: db.prepare("UPDATE incidents SET event_group = ? WHERE article = ? AND nth = ?"),
    renameGroup: db.prepare("UPDATE incidents SET event_group = ? WHERE event_group = ?"),
    insertActor: db.prepare("INSERT OR IGNORE INTO incident_actors VALUES (?, ?, ?, ?, ?)"),
    insertProse: db.prepare("INSERT INTO prose (rowid, title, body) VALUES (?, ?, ?)"),
    deleteProse: db.prepare("DELETE FROM prose WHERE rowid = ?"),
    deleteArticle: db.prepare("DELETE FROM articles WHERE article = ?"),
    knownPlace: db.prepare("SELECT number, digest FROM places WHERE id = ?"),
    putPlace: db
      .prepare(`INSERT INTO places (id, ${PLACE_COLUMNS}) VALUES (?, ${PLACE_COLUMNS.map(() => "?")})
    ON CONFLICT (id) DO UPDATE SET ${PLACE_COLUMNS.map(column => `${column} = excluded.${column}`)} RETURNING number`)
      .pluck(),
    content: db.prepare("SELECT content FROM corpus").pluck(),
    setContent: db.prepare("UPDATE corpus SET content = ?, rewrites = rewrites + ?"),
    insertDuplicate: db.prepare("INSERT OR IGNORE INTO article_duplicates VALUES (?, ?)"),
    groupings: groupingsIn(db, value => digestOf(value)),
    deleteDuplicates: db.prepare(
      "DELETE FROM article_duplicates WHERE article_id = @id OR of_id = @id RETURNING article_id AS copy, of_id AS of",
    ),
  };
}

type Statements = ReturnType<typeof prepare>;

/** Throws on what would make answers wrong: offsets that do not fit the text, places that are not given. */
function checkFindings({ article, mentions, incidents, places }: ParsedArticle): void {
  const given = new Set(places.map(({ id }) => id));
  for (const [m, { start, end, text, resolution }] of mentions.entries()) {
    if (article.text.slice(start, end) !== text || start >= end) {
      throw new Error(`article ${article.id}, mention ${m}: expected text.slice(${start}, ${end}) to be "${text}"`);
    }
    if (resolution.type === "resolved" && !given.has(resolution.placeId)) {
      throw new Error(`article ${article.id}, mention ${m}: expected "${resolution.placeId}" among the given places`);
    }
  }
  for (const [i, { mention, sentence }] of incidents.entries()) {
    if (mention !== null && !mentions[mention]) {
      throw new Error(
        `article ${article.id}, incident ${i}: expected one of ${mentions.length} mentions, got ${mention}`,
      );
    }
    if (sentence.start < 0 || sentence.end > article.text.length || sentence.start >= sentence.end) {
      throw new Error(`article ${article.id}, incident ${i}: expected a sentence within the text`);
    }
  }
}

/** SHA-256 of a value, and of more that is JSON already. */
function digestOf(value: unknown, json: readonly string[] = []): string {
  const hash = createHash("sha256").update(JSON.stringify(value));
  for (const part of json) hash.update("\n").update(part);
  return hash.digest("hex");
}

/** Places are shared and never change: each is looked at once. */
const digestOfPlace = once((place: Place) => digestOf(place));

// What readers have said of which reports are of one event, in SQLite: kept for the articles that are stored, and put over the groups that
// were found whenever something was written.

import type Database from "better-sqlite3";
import type { GroupingView } from "@/lib/answers";
import { eventId } from "@/lib/incidents/events";
import { groupedAsSaid, inOrderSaid, nthOf } from "@/lib/incidents/groupings";
import type { Grouping, Incident } from "@/lib/types";

/** What a change adds to the sum of all digests, and takes from it. */
export interface Changed {
  added: string[];
  removed: string[];
}

/** A report of an event by the numbers of the tables, and its group as it was found. */
interface Member {
  article: number;
  articleId: string;
  nth: number;
  group: string | null;
}

/** @param digestOf of a value as JSON, 64 hex digits */
export function groupingsIn(db: Database.Database, digestOf: (value: unknown) => string) {
  const sql = prepare(db);
  const none = { added: [], removed: [] };

  function storedFindings(articleId: string): StoredFindings | undefined {
    const row = sql.findings.get(articleId) as { article: number; incidents: string } | undefined;
    if (!row) return undefined;
    const starts = sql.starts.all(row.article) as number[];
    return { incidents: JSON.parse(row.incidents), mentions: starts.map(start => ({ start })) };
  }

  /** Looks the reports of an article up anew: they may stand elsewhere, or be gone. */
  function lookUp(articleId: string): void {
    const its = sql.sidesOf.all(articleId) as { grouping: number; side: number; said: string }[];
    const stored = its.length > 0 ? storedFindings(articleId) : undefined;
    for (const { grouping, side, said } of its) {
      const report = (JSON.parse(said) as Grouping).reports[side];
      const nth = stored && report ? nthOf(report, stored.incidents, stored.mentions) : -1;
      sql.setNth.run(nth < 0 ? null : nth, grouping, side);
    }
  }

  function add(said: string, { reports }: Grouping): string | null {
    const digest = digestOf(["grouping", said]);
    const { changes, lastInsertRowid: grouping } = sql.insert.run(said, digest);
    if (changes === 0) return null;
    for (const [side, { article }] of reports.entries()) sql.insertReport.run(grouping, side, article);
    return digest;
  }

  return {
    /** What was said of an article's reports, as it is written with its findings: this and nothing else, unless it is new. */
    write(articleId: string, groupings: readonly Grouping[] | undefined, { isNew }: { isNew: boolean }): Changed {
      if ((groupings ?? []).length === 0 && !isAny()) return none;
      const wanted = new Map((groupings ?? []).map(grouping => [written(grouping), grouping]));
      const before = isNew || groupings === undefined ? [] : (sql.saidOf.all(articleId) as KeptGrouping[]);
      const gone = before.filter(({ said }) => !wanted.has(said));
      for (const { grouping } of gone) sql.remove.run(grouping);
      const added = [...wanted].flatMap(([said, grouping]) => add(said, grouping) ?? []);
      for (const id of new Set([
        articleId,
        ...[...wanted.values()].flatMap(({ reports }) => reports.map(({ article }) => article)),
      ]))
        lookUp(id);
      return { added, removed: gone.map(({ digest }) => digest) };
    },

    /** An article is gone: what was said stays as long as another report that it names is stored. */
    forget(articleId: string): Changed {
      if (!isAny()) return none;
      const gone = (sql.saidOf.all(articleId) as KeptGrouping[]).filter(
        ({ grouping }) => sql.storedWith.get(grouping, articleId) === undefined,
      );
      for (const { grouping } of gone) sql.remove.run(grouping);
      lookUp(articleId);
      return { added: [], removed: gone.map(({ digest }) => digest) };
    },

    /** Puts what was said over the groups as they are now. */
    settle(): void {
      const before = new Map((sql.saidGroups.all() as SaidGroup[]).map(row => [keyOf(row), row]));
      if (!isAny() && before.size === 0) return;
      const kept = (sql.all.all() as KeptGrouping[]).map(row => ({
        ...(JSON.parse(row.said) as Grouping),
        ...{ grouping: row.grouping, event: row.event },
      }));
      const members = new Map<string, Member>();
      const groups = new Map<string, Member[]>();
      const said: { grouping: number; reports: Member[] }[] = [];
      for (const { grouping, reports } of inOrderSaid(kept)) {
        const named = sql.reportsOf.all(grouping) as Member[];
        // Of a report that is gone, or did not happen, nothing can be said.
        if (named.length < reports.length) continue;
        said.push({
          grouping,
          reports: named.map(report => {
            const key = keyOf(report);
            if (!members.has(key)) {
              const group = report.group === null ? [report] : (sql.membersOf.all(report.group) as Member[]);
              groups.set(report.group ?? key, group);
              for (const member of group) members.set(keyOf(member), member);
            }
            return members.get(key)!;
          }),
        });
      }
      const events = new Map<number, string>();
      for (const { reports, said: of } of groupedAsSaid(
        [...groups.values()],
        said.map(({ reports }) => reports),
      )) {
        const event = eventId(reports);
        for (const report of reports) {
          const { article, nth, group } = report;
          if (group === null ? reports.length === 1 : group === event) continue;
          // What is written already is left: few things change at a time.
          if (before.get(keyOf(report))?.said !== event) sql.setSaidGroup.run(event, article, nth);
          before.delete(keyOf(report));
        }
        for (const n of of) events.set(said[n]!.grouping, event);
      }
      for (const { article, nth } of before.values()) sql.setSaidGroup.run(null, article, nth);
      for (const { grouping, event: known } of kept) {
        const event = events.get(grouping) ?? null;
        if (event !== known) sql.setEvent.run(event, grouping);
      }
    },
  };

  function isAny(): boolean {
    return sql.any.get() !== undefined;
  }
}

/** Gives what readers have said that an event comes of. */
export function groupingsRead(db: Database.Database): (event: string) => GroupingView[] {
  const of = db.prepare("SELECT said FROM groupings WHERE event = ?").pluck();
  const told = db.prepare("SELECT title, text FROM articles JOIN texts USING (article) WHERE id = ?");
  return event =>
    inOrderSaid((of.all(event) as string[]).map(said => JSON.parse(said) as Grouping)).map(({ reports, on, by }) => ({
      reports: reports.map(report => {
        const { title = "", text = "" } =
          (told.get(report.article) as { title: string; text: string } | undefined) ?? {};
        return { ...report, title, trigger: text.slice(report.start, report.end) };
      }),
      ...{ on, by },
    }));
}

interface SaidGroup extends Pick<Member, "article" | "nth"> {
  said: string;
}

const keyOf = ({ article, nth }: Pick<Member, "article" | "nth">): string => `${article} ${nth}`;

interface StoredFindings {
  incidents: Incident[];
  mentions: { start: number }[];
}

interface KeptGrouping {
  grouping: number;
  said: string;
  digest: string;
  event: string | null;
}

/** The same bytes for the same word. */
function written({ reports, on, by }: Grouping): string {
  return JSON.stringify({
    reports: reports.map(({ article, start, end, at }) => ({ article, start, end, at })),
    on,
    by,
  });
}

const MEMBER = `incidents.article AS article, articles.id AS articleId, incidents.nth AS nth, event_group AS "group"
  FROM incidents JOIN articles ON articles.article = incidents.article`;

/** The prepared statements. */
function prepare(db: Database.Database) {
  return {
    any: db.prepare("SELECT 1 FROM groupings LIMIT 1").pluck(),
    all: db.prepare("SELECT grouping, said, digest, event FROM groupings"),
    insert: db.prepare("INSERT OR IGNORE INTO groupings (said, digest) VALUES (?, ?)"),
    insertReport: db.prepare("INSERT INTO grouped_reports (grouping, side, article_id) VALUES (?, ?, ?)"),
    remove: db.prepare("DELETE FROM groupings WHERE grouping = ?"),
    saidOf: db.prepare(`SELECT grouping, said, digest, event FROM groupings
    WHERE grouping IN (SELECT grouping FROM grouped_reports WHERE article_id = ?)`),
    sidesOf: db.prepare(
      "SELECT grouping, side, said FROM grouped_reports JOIN groupings USING (grouping) WHERE article_id = ?",
    ),
    storedWith: db
      .prepare(`SELECT 1 FROM grouped_reports WHERE grouping = ? AND article_id <> ?
    AND EXISTS (SELECT 1 FROM articles WHERE id = article_id)`)
      .pluck(),
    setNth: db.prepare("UPDATE grouped_reports SET nth = ? WHERE grouping = ? AND side = ?"),
    findings: db.prepare("SELECT article, incidents FROM articles JOIN texts USING (article) WHERE id = ?"),
    starts: db.prepare(`SELECT "start" FROM mentions WHERE article = ? ORDER BY nth`).pluck(),
    reportsOf:
      db.prepare(`SELECT ${MEMBER} JOIN grouped_reports AS named ON named.article_id = articles.id AND named.nth = incidents.nth
    WHERE named.grouping = ? AND status IN ('reported', 'dismissed') ORDER BY side`),
    membersOf: db.prepare(`SELECT ${MEMBER} WHERE event_group = ? ORDER BY incidents.article, incidents.nth`),
    saidGroups: db.prepare("SELECT article, nth, said_group AS said FROM incidents WHERE said_group IS NOT NULL"),
    setSaidGroup: db.prepare("UPDATE incidents SET said_group = ? WHERE article = ? AND nth = ?"),
    setEvent: db.prepare("UPDATE groupings SET event = ? WHERE grouping = ?"),
  };
}

"use client";
// The incidents in view as a table, by what the reader chooses: each cell leads to the very incidents that it counts.

import { ArrowLeftRight, Download, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CELLS, DIMENSIONS, type Dimension, type Division, isTime } from "@/lib/division";
import { EMPTY_VIEW, formatSearch, type Query } from "@/lib/query";
import { type TableAnswer, type TableCell, type TableLine, tableQuery, within } from "@/lib/table";
import { useFacets, useTable } from "./answers";
import { Chips, useActiveFilters } from "./chips";
import { useFacetLabels } from "./facet-labels";
import { ChoiceOfFew } from "./head";
import { PageHead } from "./imports/page-head";
import { Problem } from "./reason";
import { look, useExplorer } from "./state";
import { useWords } from "./words";

export function TablePage() {
  const t = useTranslations("table");
  const words = useWords();
  const { query, view, problem } = useExplorer();
  const asked = tableQuery(query);
  const { data, error, isFetching } = useTable(asked, view);
  const { data: facets } = useFacets(asked);
  const filters = useActiveFilters(asked, facets);
  const nameOf = useDimensionNames();
  const title = t("caption", { rows: nameOf(view.rows), columns: nameOf(view.columns), unit: t(`unit.${view.cells}`) });
  const file = formatSearch(asked, { ...EMPTY_VIEW, rows: view.rows, columns: view.columns, cells: view.cells });
  const failure = problem ?? error;
  return (
    <div className="flex min-h-dvh flex-col">
      <PageHead at="table" map={leadTo(asked, view.lang)} />
      <main id="main" className="w-full grow px-6 pt-6 pb-16 max-md:px-4 max-md:pt-4 print:p-0">
        <h1 className="font-serif text-[27px]/[1.2] font-semibold max-md:text-[22px]">{t("title")}</h1>
        <div className="no-print mt-3 flex flex-wrap items-end gap-x-4 gap-y-2.5">
          <Choice of="rows" division={view} />
          <button
            type="button"
            className="button px-2.5!"
            aria-label={t("swap")}
            title={t("swap")}
            onClick={() => look({ rows: view.columns, columns: view.rows })}
          >
            <ArrowLeftRight size={15} aria-hidden="true" />
          </button>
          <Choice of="columns" division={view} />
          <ChoiceOfFew
            name="cells"
            label={t("cells")}
            values={CELLS}
            chosen={view.cells}
            onChoose={cells => look({ cells })}
            part="px-3 py-1.5 text-[13px] whitespace-nowrap"
          >
            {cells => t(cells)}
          </ChoiceOfFew>
          <span className="flex grow flex-wrap justify-end gap-2 max-md:justify-start">
            <a className="button" href={`/api/table?format=csv${file ? `&${file}` : ""}`} download>
              <Download size={14} aria-hidden="true" /> {t("csv")}
            </a>
            <button type="button" className="button" onClick={() => window.print()}>
              <Printer size={14} aria-hidden="true" /> {t("print")}
            </button>
            <a className="button" href={leadTo(asked, view.lang)}>
              {t("back")}
            </a>
          </span>
        </div>
        <div className="no-print mt-3">
          <Chips facets={facets} />
        </div>
        <p className="mt-2 hidden text-[12.5px] print:block">
          <span className="font-semibold">{t("asked")}:</span>{" "}
          {filters.length > 0 ? filters.map(({ label }) => label).join(" · ") : t("everything")} ·{" "}
          <bdi>{`?${file}`}</bdi> · {words.day(new Date().toISOString().slice(0, 10))}
        </p>
        {failure && <Problem message={failure.message} className="mt-3" />}
        {!data && !failure && <p className="mt-4 text-soft">{t("loading")}</p>}
        {data && !failure && <Answer table={data} asked={asked} title={title} busy={isFetching} />}
      </main>
    </div>
  );
}

/** What a dimension is called. */
function useDimensionNames(): (dimension: Dimension) => string {
  const t = useTranslations("table");
  const tFacets = useTranslations("facets");
  return dimension => (isTime(dimension) ? t(dimension) : tFacets(dimension));
}

function Choice({ of, division }: { of: keyof Division; division: Division }) {
  const t = useTranslations("table");
  const nameOf = useDimensionNames();
  const other = division[of === "rows" ? "columns" : "rows"];
  return (
    <div className="text-[13px]">
      <label htmlFor={of} className="block text-soft">
        {t(of)}
      </label>
      <select
        id={of}
        className="field mt-0.5"
        value={division[of]}
        onChange={event => look({ [of]: event.target.value as Dimension })}
      >
        {/* What the other is by would leave no way to name a cell. */}
        {DIMENSIONS.filter(each => each !== other && !(isTime(each) && isTime(other))).map(each => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The map and the list of the very incidents that a question counts. */
const leadTo = (query: Query, lang: "en" | "ar"): string =>
  `/?${formatSearch({ ...query, unit: "incidents" }, { ...EMPTY_VIEW, list: "incidents", pinned: true, lang })}`;

interface AnswerProps {
  table: TableAnswer;
  asked: Query;
  title: string;
  busy: boolean;
}

function Answer({ table, asked, title, busy }: AnswerProps) {
  const t = useTranslations("table");
  const { view } = useExplorer();
  const labelOf = useLineLabels(asked);
  const numberOf = useCellNumbers();
  const { rows, columns, lines, cells, total } = table;
  if (total.count === 0) return <p className="mt-4 text-soft">{t("empty")}</p>;
  const inRow = (line: TableLine) => within(asked, rows, line.value);
  const inColumn = (line: TableLine, query = asked) => within(query, columns, line.value);
  const cell = (its: TableCell, query: Query, row: string, column: string) => {
    const number = numberOf(its);
    return its.count === 0 ? (
      <span>
        <span className="text-soft opacity-50" aria-hidden="true">
          ·
        </span>
        <span className="sr-only">{number}</span>
      </span>
    ) : (
      <a
        href={leadTo(query, view.lang)}
        aria-label={t("cell", { row, column, number })}
        className="block min-h-6 px-2 py-1 hover:bg-mark-faint hover:underline focus-visible:bg-mark-faint"
      >
        {number}
      </a>
    );
  };
  const all = t("all");
  return (
    <>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
        tabIndex={0}
        aria-label={title}
        aria-busy={busy}
        className={`relative mt-3 max-h-[72dvh] overflow-auto scroll-ps-48 scroll-pt-16 rounded-[7px] border bg-panel print:max-h-none print:overflow-visible print:border-0 ${busy ? "border-accent" : "border-rule"}`}
      >
        <table
          className="border-separate border-spacing-0 text-[13px] tabular-nums print:text-[9.5px]"
          data-testid="table"
        >
          <caption className="px-2 py-1.5 text-start text-[12.5px] text-soft">{title}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${CORNER} text-soft`}>
                <Names rows={rows} columns={columns} />
              </th>
              <th scope="col" className={HEAD}>
                {all}
              </th>
              {lines.columns.map(line => (
                <th key={line.value} scope="col" className={HEAD}>
                  <bdi>{labelOf(columns, line)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className={SIDE}>
                {all}
              </th>
              <td className={`${CELL} font-semibold`}>{cell(total, asked, all, all)}</td>
              {lines.columns.map(line => (
                <td key={line.value} className={`${CELL} font-semibold`}>
                  {cell(line, inColumn(line), all, labelOf(columns, line))}
                </td>
              ))}
            </tr>
            {lines.rows.map((line, r) => {
              const row = labelOf(rows, line);
              return (
                <tr key={line.value} className="break-inside-avoid">
                  <th scope="row" className={SIDE}>
                    <bdi>{row}</bdi>
                  </th>
                  <td className={`${CELL} font-semibold`}>{cell(line, inRow(line), row, all)}</td>
                  {lines.columns.map((other, c) => (
                    <td key={other.value} className={CELL}>
                      {cell(cells[r]![c]!, inColumn(other, inRow(line)), row, labelOf(columns, other))}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <Notes table={table} />
    </>
  );
}

const BORDERS = "border-b border-rule";
const HEAD = `sticky top-0 z-10 bg-panel px-2 py-1.5 text-end align-bottom font-medium min-w-14 max-w-32 print:static print:min-w-0 ${BORDERS}`;
const SIDE = `sticky start-0 z-10 bg-panel px-2 py-1 text-start font-medium min-w-44 max-w-64 max-md:min-w-28 max-md:max-w-32 print:static print:min-w-0 ${BORDERS}`;
const CORNER = `sticky start-0 top-0 z-20 bg-panel px-2 py-1.5 text-start align-bottom font-normal print:static ${BORDERS}`;
const CELL = `text-end whitespace-nowrap [&>span]:px-2 ${BORDERS}`;

function Names({ rows, columns }: Division): ReactNode {
  const nameOf = useDimensionNames();
  return (
    <>
      {nameOf(rows)} <span aria-hidden="true">\</span> {nameOf(columns)}
    </>
  );
}

/** A line in the reader's language. */
function useLineLabels(asked: Query): (dimension: Dimension, line: TableLine) => string {
  const words = useWords();
  const labelOf = useFacetLabels(useFacets(asked).data);
  return (dimension, { value }) =>
    isTime(dimension) ? words.date({ from: value, to: value, precision: dimension }) : labelOf(dimension, value);
}

/** What a cell tells: how many incidents, or how many killed, from the fewest to the most. */
function useCellNumbers(): (cell: TableCell) => string {
  const t = useTranslations("table");
  const words = useWords();
  const { view } = useExplorer();
  return ({ count, told, low, high, open }) => {
    if (view.cells === "count") return words.number(count);
    if (told === 0) return "–";
    const number = low === high ? words.number(low) : t("range", { low: words.number(low), high: words.number(high) });
    return open ? t("open", { number }) : number;
  };
}

/** Why rows and columns do not add up, and what stands in none. */
function Notes({ table: { rows, columns, total, several, undated, leftOut } }: { table: TableAnswer }) {
  const t = useTranslations("table");
  const { view } = useExplorer();
  const timed = isTime(rows) || isTime(columns);
  const [severalRows, severalColumns] = [several.rows, several.columns];
  return (
    <p className="mt-2.5 max-w-[70ch] text-[13px] text-soft" data-testid="table-note">
      {[
        t("total", { count: total.count }),
        severalRows > 0 && t("severalRows", { count: severalRows }),
        severalColumns > 0 && t("severalColumns", { count: severalColumns }),
        timed && several[isTime(rows) ? "rows" : "columns"] > 0 && t("coarse"),
        undated.rows + undated.columns > 0 && t("undated", { count: undated.rows + undated.columns }),
        leftOut.rows > 0 && t("leftOutRows", { count: leftOut.rows }),
        leftOut.columns > 0 && t("leftOutColumns", { count: leftOut.columns }),
        view.cells === "killed" && t("killedNote"),
      ]
        .filter(Boolean)
        .join(" ")}
    </p>
  );
}

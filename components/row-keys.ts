"use client";
// One Tab stop for a list whose rows have several controls: up and down go from row to row, left and right along the row.

import { type FocusEvent, type KeyboardEvent, useState } from "react";

interface RowKeys {
  /** Place in its row of the control that Tab comes to; -1 in every row but one. */
  stopIn: (row: string) => number;
  /** For the element around the rows; each of them has its name as `data-value`. */
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

const controlsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>("input, button")];

export function useRowKeys(rows: readonly string[]): RowKeys {
  const [last, setLast] = useState({ row: "", part: 0 });
  const at = rows.includes(last.row) ? last : { row: rows[0], part: 0 };
  return {
    stopIn: row => (row === at.row ? at.part : -1),
    onFocus({ target }) {
      const row = target.closest<HTMLElement>("[data-value]");
      if (row) setLast({ row: row.dataset.value ?? "", part: Math.max(0, controlsOf(row).indexOf(target)) });
    },
    onKeyDown(event) {
      const row = (event.target as HTMLElement).closest("[data-value]");
      if (!row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const all = [...event.currentTarget.querySelectorAll("[data-value]")];
      const [y, x] = [all.indexOf(row), controlsOf(row).indexOf(event.target as HTMLElement)];
      const onwards = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      let to: [row: number, part: number];
      if (event.key === "ArrowDown") to = [y + 1, x];
      else if (event.key === "ArrowUp") to = [y - 1, x];
      else if (event.key === "Home") to = [0, x];
      else if (event.key === "End") to = [all.length - 1, x];
      else if (event.key === "ArrowLeft" || event.key === "ArrowRight") to = [y, x + (event.key === onwards ? 1 : -1)];
      else return;
      // Neither does the panel scroll, nor is an open place turned.
      event.preventDefault();
      event.stopPropagation();
      controlsOf(all[to[0]] ?? row)[to[1]]?.focus();
    },
  };
}

"use client";
// What is true for a moment only, and not worth an address: what the pointer names, how the map stands, what a screen reader is told.

import { useEffect, useSyncExternalStore } from "react";

function moment<T>(none: T, same: (a: T, b: T) => boolean) {
  let value = none;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    none: () => none,
    set(next: T): void {
      if (same(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    listen(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Ids = Pick<ReadonlySet<string>, "has"> | null;

/** What the pointer names, on the map or in a text: it lights up in both. A circle or a sentence of several places names them all. */
const pointed = moment<{ id: string; members: Ids }>(
  { id: "", members: null },
  (a, b) => a.id === b.id && a.members === b.members,
);
export const pointAt = (id: string, members: Ids = null): void => pointed.set({ id, members });
/** The pointer has left what it named, unless it names something else by now. */
export const pointAway = (id: string): void => {
  if (pointed.get().id === id) pointAt("");
};
/** What `find` makes of what the pointer names. */
export const usePointed = <T>(find: (id: string, members: Ids) => T): T => {
  const found = () => {
    const { id, members } = pointed.get();
    return find(id, members);
  };
  return useSyncExternalStore(pointed.listen, found, () => find("", null));
};
/** Whether the pointer names `id`, or one of `members`. */
export const usePointedAt = (id: string, members: Ids = null): boolean =>
  usePointed(
    (named, its) =>
      id !== "" &&
      named !== "" &&
      (named === id ||
        its?.has(id) === true ||
        members?.has(named) === true ||
        (members !== null && its instanceof Set && [...its].some(one => members.has(one)))),
  );

/** How the map stands to what was asked for. */
interface Standing {
  /** Results that its view leaves out. */
  outside: number;
  /** The results fill little of it. */
  small: boolean;
  /** The selected place has others so near that its circle lies on theirs. */
  crowded: boolean;
}
const standing = moment<Standing>(
  { outside: 0, small: false, crowded: false },
  (a, b) => a.outside === b.outside && a.small === b.small && a.crowded === b.crowded,
);
export const setStanding = standing.set;
export const useStanding = () => useSyncExternalStore(standing.listen, standing.get, standing.none);

/** What the map can be asked to do from beside it: show all results, or the selected place apart from others, or itself as a picture. */
type Move = "fit" | "alone" | "picture";
const movers = new Map<Move, () => void>();
export const moveMap = (move: Move): void => movers.get(move)?.();
export function useMove(move: Move, how: () => void): void {
  useEffect(() => {
    movers.set(move, how);
    return () => {
      if (movers.get(move) === how) movers.delete(move);
    };
  }, [move, how]);
}

/** What a screen reader is told of a change. */
const told = moment<string>("", Object.is);
export const tell = told.set;
export const useTold = () => useSyncExternalStore(told.listen, told.get, told.none);

/** Where the event is counted of which something was said; null where that is not known. */
export interface Counted {
  place: string | null;
}

/** What a reader has done, and how it is undone: what is to be put, in order, what is told when that is done, and who goes on with the last answer. */
export interface Deed {
  text: string;
  undo: readonly { path: string; said: object }[];
  undone: string;
  follow?: (now: Counted) => void;
}
const offered = moment<Deed | null>(null, Object.is);
export const offer = offered.set;
export const useOffered = () => useSyncExternalStore(offered.listen, offered.get, offered.none);

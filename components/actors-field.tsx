"use client";
// Who took part: those of the list of actors, each with what they did; sought by any of their names, in both scripts.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCombobox } from "downshift";
import { X } from "lucide-react";
import { useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedActor } from "@/lib/review";
import { type Actor, ROLES, type Role } from "@/lib/types";
import { useActorNames } from "./actor-names";
import { actorsNamed } from "./answers";

export type Chosen = Pick<Actor, "id" | "name" | "role">;

interface ActorsFieldProps {
  actors: readonly Chosen[];
  onPut: (actors: Chosen[]) => void;
}

export function ActorsField({ actors, onPut }: ActorsFieldProps) {
  const t = useTranslations("actors");
  const nameOf = useActorNames();
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const put = (nth: number, role: Role | null) => {
    const others = actors.flatMap((actor, n) => (n !== nth ? [actor] : role ? [{ ...actor, role }] : []));
    onPut(others.filter((actor, n) => n === others.findIndex(each => isSame(each, actor))));
  };
  return (
    <fieldset className="mt-2 min-w-0 text-[13px]" aria-labelledby={id}>
      <p id={id}>{t("label")}</p>
      {actors.length === 0 && <p className="mt-1 text-soft">{t("nobody")}</p>}
      <ul className="mt-1 space-y-1">
        {actors.map((actor, n) => {
          const name = nameOf(actor.name);
          return (
            <li key={`${actor.role} ${actor.id}`} className="flex items-center gap-1.5">
              <select
                className="field shrink-0"
                aria-label={t("role", { name })}
                value={actor.role}
                onChange={event => put(n, event.target.value as Role)}
              >
                {ROLES.map(role => (
                  <option key={role} value={role}>
                    {t(role)}
                  </option>
                ))}
              </select>
              <bdi className="min-w-0 grow truncate text-ink">{name}</bdi>
              <button
                type="button"
                className="grid size-7 shrink-0 place-items-center rounded-md text-soft hover:bg-wash"
                aria-label={t("remove", { name })}
                onClick={() => {
                  put(n, null);
                  search.current?.focus();
                }}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      <ActorSearch
        input={search}
        onChoose={({ id, name }) => {
          // Who did it is asked for first.
          const role = actors.some(each => each.role === "by") ? "against" : "by";
          const more = { id, name, role } as const;
          if (!actors.some(actor => isSame(actor, more))) onPut([...actors, more]);
        }}
      />
    </fieldset>
  );
}

const isSame = (a: Chosen, b: Chosen) => a.id === b.id && a.role === b.role;

interface ActorSearchProps {
  input: React.RefObject<HTMLInputElement | null>;
  onChoose: (actor: ListedActor) => void;
}

function ActorSearch({ input, onChoose }: ActorSearchProps) {
  const t = useTranslations("actors");
  const nameOf = useActorNames();
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim());
  const { data: named } = useQuery({ ...actorsNamed(sought), placeholderData: keepPreviousData });
  const items = named ?? [];
  const box = useCombobox({
    items,
    inputValue: typed,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: item => (item ? nameOf(item.name) : ""),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      onChoose(selectedItem);
      setTyped("");
    },
    stateReducer: (_state, { type, changes }) => {
      // Leaving the field takes nothing that nobody chose.
      const leaves = type === useCombobox.stateChangeTypes.InputBlur;
      return leaves ? { ...changes, selectedItem: null } : changes;
    },
  });
  const root = useRef<HTMLDivElement>(null);
  const shown = box.isOpen ? items.length : 0;
  useEffect(
    function comeIntoSight() {
      if (shown > 0) root.current?.scrollIntoView({ block: "nearest" });
    },
    [shown],
  );
  return (
    <div ref={root} className="mt-1">
      <input
        {...box.getInputProps({
          ref: input,
          "aria-label": t("search"),
          placeholder: t("search"),
          maxLength: 200,
          className: "field w-full",
          onChange: event => setTyped(event.currentTarget.value),
          onKeyDown: event => {
            // What shuts the menu shuts nothing around it.
            if (event.key === "Escape" && box.isOpen) event.stopPropagation();
          },
        })}
      />
      {/* In the flow: the card around it cuts off what hangs over. */}
      <ul
        {...box.getMenuProps({ "aria-label": t("search") })}
        className={
          box.isOpen && items.length > 0
            ? "mt-1 max-h-44 overflow-y-auto rounded-md border border-rule bg-paper py-1"
            : ""
        }
      >
        {box.isOpen &&
          items.map((item, index) => (
            <li
              key={item.id}
              {...box.getItemProps({ item, index })}
              className={`cursor-default px-2 py-1 ${box.highlightedIndex === index ? "bg-wash text-ink" : "text-soft"}`}
            >
              <bdi>{nameOf(item.name)}</bdi>
            </li>
          ))}
      </ul>
      <p role="status" className="px-1 text-soft">
        {box.isOpen && sought.length > 1 && named?.length === 0 && t("unknown")}
      </p>
    </div>
  );
}

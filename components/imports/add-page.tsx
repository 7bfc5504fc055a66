"use client";
// Articles come in: dropped, chosen, pasted, or from an address. What is gathered here goes to the server in one import.

import { type FileWithPath, fromEvent } from "file-selector";
import { FileText, FolderOpen, Upload, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { usePath } from "../head";
import { Problem } from "../reason";
import { sendForm } from "./asks";
import { PageHead } from "./page-head";
import { Waiting } from "./waiting";

interface Chosen {
  /** Within what was dropped. */
  path: string;
  file: File;
}

/** Rows of files that are drawn; a folder may hold thousands. */
const SHOWN = 200;

export function AddPage() {
  const t = useTranslations("add");
  const router = useRouter();
  const path = usePath();
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [text, setText] = useState("");
  const [url, setUrl] = useState("");
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState("");
  const ending = useRef<AbortController | null>(null);
  const dragging = useDrop(async event => add(await filesOf(event)));
  const add = (more: Chosen[]) =>
    setChosen(now => {
      const known = new Set(now.map(nameOf));
      return [...now, ...more.filter(one => !known.has(nameOf(one)))];
    });
  const things = chosen.length + (text.trim() ? 1 : 0) + (url.trim() ? 1 : 0);

  const submit = async () => {
    const form = new FormData();
    for (const { path: name, file } of chosen) form.append("files", file, name);
    if (text.trim()) form.append("text", text);
    for (const address of url.split(/\s+/).filter(Boolean)) form.append("url", address);
    ending.current = new AbortController();
    setProblem("");
    setSent(0);
    try {
      const { id } = await sendForm(form, setSent, ending.current.signal);
      router.push(path(`/add/${id}`));
    } catch (error) {
      setSent(null);
      if (!ending.current.signal.aborted) setProblem((error as Error).message || t("lost"));
    }
  };

  return (
    <div className="flex min-h-dvh flex-col">
      <PageHead at="add" />
      <main id="main" className="mx-auto w-full max-w-[780px] grow px-6 pt-8 pb-20 max-md:px-4 max-md:pt-5">
        <h1 className="font-serif text-[29px]/[1.2] font-semibold">{t("title")}</h1>
        <p className="mt-1.5 max-w-[66ch] text-[15px] text-pretty text-soft">{t("lead")}</p>
        <form
          className="mt-6"
          onSubmit={event => {
            event.preventDefault();
            void submit();
          }}
        >
          <fieldset disabled={sent !== null} className="min-w-0">
            <legend className="sr-only">{t("title")}</legend>
            <DropZone dragging={dragging} onChoose={add} />
            {chosen.length > 0 && (
              <Files
                chosen={chosen}
                sent={sent}
                onRemove={one => setChosen(now => now.filter(other => other !== one))}
                onClear={() => setChosen([])}
              />
            )}
            <Field label={t("text")} note={t("textNote")}>
              <textarea
                value={text}
                onChange={event => setText(event.target.value)}
                rows={5}
                dir="auto"
                className="field w-full resize-y font-serif text-[15.5px]/[1.55]"
              />
            </Field>
            <Field label={t("url")} note={t("urlNote")}>
              <input
                value={url}
                onChange={event => setUrl(event.target.value)}
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
                dir="ltr"
                placeholder="https://"
                className="field w-full"
              />
            </Field>
          </fieldset>
          {problem && <Problem message={problem} className="mt-4" />}
          <p className="mt-6 flex items-center gap-3">
            <button type="submit" className="button primary min-h-10! px-5!" disabled={things === 0 || sent !== null}>
              {sent === null ? t("read", { count: things }) : t("sending")}
            </button>
            {sent !== null && (
              <button type="button" className="button min-h-10!" onClick={() => ending.current?.abort()}>
                {t("stop")}
              </button>
            )}
          </p>
          <p role="status" className="sr-only">
            {sent !== null ? t("sending") : chosen.length > 0 ? t("chosen", { count: chosen.length }) : ""}
          </p>
        </form>
        <Waiting />
      </main>
    </div>
  );
}

function Field({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className="mt-6 block cursor-default!">
      <span className="font-medium">{label}</span> <span className="text-[13px] text-soft">{note}</span>
      <span className="mt-1.5 block">{children}</span>
    </label>
  );
}

/** Known to every browser, not to React's types. */
const FOLDER = { webkitdirectory: "" };

function DropZone({ dragging, onChoose }: { dragging: boolean; onChoose: (chosen: Chosen[]) => void }) {
  const t = useTranslations("add");
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const input = {
    type: "file",
    multiple: true,
    className: "hidden",
    onChange: async (event: React.ChangeEvent<HTMLInputElement>) => {
      const { target } = event;
      onChoose(await filesOf(event.nativeEvent));
      // The same file can be chosen again.
      target.value = "";
    },
  };
  return (
    <div
      data-testid="drop"
      className={`grid place-items-center rounded-xl border-2 border-dashed px-4 py-10 text-center max-md:py-7 ${
        dragging ? "border-accent bg-mark-faint" : "border-rule bg-panel"
      }`}
    >
      <Upload size={26} strokeWidth={1.4} aria-hidden="true" className="text-soft" />
      <p className="mt-2 font-serif text-[18px]">{t("drop")}</p>
      <p className="mt-1 max-w-[56ch] text-[13px] text-soft">{t("formats")}</p>
      <p className="mt-4 flex flex-wrap justify-center gap-2">
        <button type="button" className="button" onClick={() => files.current?.click()}>
          <FileText size={14} aria-hidden="true" />
          {t("files")}
        </button>
        <button type="button" className="button" onClick={() => folder.current?.click()}>
          <FolderOpen size={14} aria-hidden="true" />
          {t("folder")}
        </button>
      </p>
      <input ref={files} aria-label={t("files")} data-testid="files" {...input} />
      <input ref={folder} aria-label={t("folder")} data-testid="folder" {...FOLDER} {...input} />
    </div>
  );
}

interface FilesProps {
  chosen: Chosen[];
  /** Bytes that have gone, or null before. */
  sent: number | null;
  onRemove: (one: Chosen) => void;
  onClear: () => void;
}

/** What was chosen; while it goes, how far each is: the files go one behind the other. */
function Files({ chosen, sent, onRemove, onClear }: FilesProps) {
  const t = useTranslations("add");
  const size = useSize();
  const total = chosen.reduce((sum, { file }) => sum + file.size, 0);
  let before = 0;
  return (
    <section aria-label={t("chosen", { count: chosen.length })} className="mt-3">
      <p className="flex items-baseline gap-3 text-[13px]">
        <span className="grow text-soft">
          {t("chosen", { count: chosen.length })} · <span className="tabular-nums">{size(total)}</span>
        </span>
        {sent === null && (
          <button type="button" className="link min-h-6" onClick={onClear}>
            {t("clear")}
          </button>
        )}
      </p>
      <ul className="mt-1 max-h-72 overflow-y-auto border-y border-rule" tabIndex={chosen.length > 7 ? 0 : undefined}>
        {chosen.slice(0, SHOWN).map(one => {
          const share = one.file.size > 0 ? ((sent ?? 0) - before) / one.file.size : 1;
          before += one.file.size;
          return (
            <li key={nameOf(one)} className="relative flex items-center gap-3 border-b border-rule py-1 last:border-0">
              <bdi className="min-w-0 grow text-left rtl:text-right truncate" title={one.path}>
                {one.path}
              </bdi>
              {sent !== null && (
                <progress
                  aria-label={t("sent", { name: one.path })}
                  value={Math.max(0, Math.min(1, share))}
                  className="h-1 w-20 shrink-0"
                />
              )}
              <span className="w-16 shrink-0 text-end text-[12px] text-soft tabular-nums">{size(one.file.size)}</span>
              {sent === null && (
                <button
                  type="button"
                  className="rounded p-1.5 text-soft hover:bg-wash"
                  aria-label={t("remove", { name: one.path })}
                  onClick={() => onRemove(one)}
                >
                  <X size={14} aria-hidden="true" />
                </button>
              )}
            </li>
          );
        })}
        {chosen.length > SHOWN && (
          <li className="py-1.5 text-[13px] text-soft">{t("more", { count: chosen.length - SHOWN })}</li>
        )}
      </ul>
    </section>
  );
}

const nameOf = ({ path, file }: Chosen) => `${path}\n${file.size}\n${file.lastModified}`;

function useSize(): (bytes: number) => string {
  const locale = useLocale();
  return bytes => {
    const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
    const digits = value >= 10 || value === 0 ? 0 : 1;
    return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(value);
  };
}

/** Everything below what was dropped or chosen; hidden files are left out. */
async function filesOf(event: Event): Promise<Chosen[]> {
  const files = (await fromEvent(event)) as FileWithPath[];
  return files
    .map(file => ({ file, path: (file.webkitRelativePath || file.path || file.name).replace(/^[./\\]*[/\\]/, "") }))
    .filter(({ path }) => !path.split("/").some(part => part.startsWith(".")))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Takes what is dropped anywhere on the page; whether something hangs over it. */
function useDrop(onDrop: (event: DragEvent) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const take = useRef(onDrop);
  take.current = onDrop;
  useEffect(function listen() {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      take.current(event);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return dragging;
}

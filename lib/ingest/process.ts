// Which process does a thing, and whether it still runs: its host, its id, and when it began, since ids are given anew.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process, such as a later one can ask for. */
export interface Runner {
  host: string;
  pid: number;
  /** When it began, in its system's own words; "" where that cannot be told. */
  began: string;
}

export const thisProcess = (): Runner => ({ host: hostname(), pid: process.pid, began: beganOf(process.pid) });

/** Whether a process runs; of one on another machine, which cannot be asked, it is taken to. */
export function isRunning({ host, pid, began }: Runner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // One of another user's may not be signalled, but is there.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = beganOf(pid);
  return began === "" || now === "" || now === began;
}

function beganOf(pid: number): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The command's name, in brackets, may hold anything; the start is the 20th field behind it (proc(5), field 22).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ");
    return `${boot} ${fields[19] ?? ""}`;
  } catch {
    // No Linux.
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    return (spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env }).stdout ?? "").trim();
  }
}

// What ingest refuses, so that no input can take the machine: settings with their defaults.

/** Sizes in bytes. Each can be set by the environment variable named beside it. */
export interface Limits {
  /** One file read whole. DATELINE_MAX_FILE_MB */
  fileBytes: number;
  /** One archive, mailbox or export, as it is on disk. DATELINE_MAX_ARCHIVE_MB */
  archiveBytes: number;
  /** Everything unpacked from one archive, archives in it included. DATELINE_MAX_UNPACKED_MB */
  unpackedBytes: number;
  /** Members of one archive, archives in it included. DATELINE_MAX_MEMBERS */
  members: number;
  /** Archives inside archives. DATELINE_MAX_DEPTH */
  depth: number;
  /** Letters one article may have. DATELINE_MAX_ARTICLE_KB */
  articleLength: number;
  /** Time for reading and parsing one file or member, in milliseconds. DATELINE_MAX_SECONDS */
  milliseconds: number;
  /** What one address may send. DATELINE_MAX_DOWNLOAD_MB */
  downloadBytes: number;
}

/** What is left to unpack of one archive; shared by everything inside it. */
export interface Budget {
  bytes: number;
  members: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 20_000_000,
  archiveBytes: 200_000_000,
  unpackedBytes: 1_000_000_000,
  members: 100_000,
  depth: 3,
  articleLength: 1_000_000,
  milliseconds: 60_000,
  downloadBytes: 10_000_000,
};

/** The defaults with what the environment sets; a value that is no positive number is refused with its name. */
export function limitsFrom(env: Record<string, string | undefined>): Limits {
  const setting = (name: string, unit: number, fallback: number): number => {
    const value = env[name];
    if (value === undefined || value === "") return fallback;
    const number = Number(value);
    if (!(number > 0)) throw new Error(`${name} is "${value}"; expected a positive number`);
    return number * unit;
  };
  const defaults = DEFAULT_LIMITS;
  return {
    fileBytes: setting("DATELINE_MAX_FILE_MB", 1e6, defaults.fileBytes),
    archiveBytes: setting("DATELINE_MAX_ARCHIVE_MB", 1e6, defaults.archiveBytes),
    unpackedBytes: setting("DATELINE_MAX_UNPACKED_MB", 1e6, defaults.unpackedBytes),
    members: setting("DATELINE_MAX_MEMBERS", 1, defaults.members),
    depth: setting("DATELINE_MAX_DEPTH", 1, defaults.depth),
    articleLength: setting("DATELINE_MAX_ARTICLE_KB", 1e3, defaults.articleLength),
    milliseconds: setting("DATELINE_MAX_SECONDS", 1e3, defaults.milliseconds),
    downloadBytes: setting("DATELINE_MAX_DOWNLOAD_MB", 1e6, defaults.downloadBytes),
  };
}

/** 52428800 -> "52 MB", for people. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
  if (bytes >= 1e3) return `${Math.round(bytes / 1e3)} kB`;
  return `${bytes} bytes`;
}

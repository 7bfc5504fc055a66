// What ingest refuses, so that no input can take the machine: settings with their defaults.

/** Sizes in bytes. Each can be set by the environment variable named beside it. */
export interface Limits {
  /** One file read whole. DATELINE_MAX_FILE_MB */
  fileBytes: number;
  /** Letters one article may have. DATELINE_MAX_ARTICLE_KB */
  articleLength: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 20_000_000,
  articleLength: 1_000_000,
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
  return {
    fileBytes: setting("DATELINE_MAX_FILE_MB", 1e6, DEFAULT_LIMITS.fileBytes),
    articleLength: setting("DATELINE_MAX_ARTICLE_KB", 1e3, DEFAULT_LIMITS.articleLength),
  };
}

/** 52428800 -> "52 MB", for people. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
  if (bytes >= 1e3) return `${Math.round(bytes / 1e3)} kB`;
  return `${bytes} bytes`;
}

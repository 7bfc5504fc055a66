// The architecture document: which room may import which, and what a pure room may not touch. Read from the import statements.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Each room with the rooms it may import from (itself always). */
const MAY_IMPORT: Record<string, readonly string[]> = {
  types: [],
  text: ["types"],
  geo: ["types"],
  query: ["types", "geo"],
  gazetteer: ["types", "text", "geo"],
  geoparse: ["types", "text", "geo", "gazetteer"],
  incidents: ["types", "text", "geo", "gazetteer", "geoparse"],
  // The store knows neither gazetteer nor geoparser, and they do not know the store.
  store: ["types", "text", "geo", "query", "incidents"],
  // The one place where geoparse and store meet.
  ingest: ["types", "text", "geo", "query", "gazetteer", "geoparse", "incidents", "store"],
  server: ["types", "text", "geo", "query", "gazetteer", "geoparse", "incidents", "store", "ingest"],
  components: ["types", "geo", "query"],
  app: [
    "types",
    "text",
    "geo",
    "query",
    "gazetteer",
    "geoparse",
    "incidents",
    "store",
    "ingest",
    "server",
    "components",
  ],
  // Scripts are thin doors to every room; corpora and seeds of tests serve evaluation and training.
  scripts: [
    ...["types", "text", "geo", "query", "gazetteer", "geoparse", "incidents", "store", "ingest", "server"],
    "tests",
  ],
};

/** Files of lib/ that stand alone, by room. */
const ROOM_OF_FILE: Record<string, string> = {
  "lib/types.ts": "types",
  "lib/geo.ts": "geo",
  "lib/query.ts": "query",
  "lib/answers.ts": "query",
  "lib/export.ts": "query",
  "lib/review.ts": "query",
  "lib/division.ts": "query",
  "lib/table.ts": "query",
  "lib/server.ts": "server",
};

const PURE = ["types", "text", "geo", "query", "gazetteer", "geoparse", "incidents"];

/** Files inside pure rooms that read or build what the rest is given: the rim. */
const RIM = ["lib/gazetteer/open.ts", "lib/gazetteer/build/"];

/** Packages that a pure room may use: they compute, and nothing else. */
const PURE_PACKAGES = [
  "@turf/turf",
  "zod",
  "zod/mini",
  "fastest-levenshtein",
  "geojson",
  "chrono-node",
  "chrono-node/en",
];

interface Import {
  file: string;
  room: string;
  /** A path in the repository without its ending ("lib/types"), or the name of a package. */
  target: string;
}

const ROOT = path.resolve(import.meta.dirname, "..");
const files = ["lib", "components", "app", "scripts"].flatMap(codeBelow);
/** Where tools and styles are named. */
const CONFIGURATION = [
  ...[
    "playwright.config.ts",
    "next.config.js",
    "vitest.config.ts",
    "postcss.config.mjs",
    "biome.json",
    "tsconfig.json",
  ],
  ...["app/globals.css", "instrumentation.ts", "proxy.ts"],
];
const sources = new Map(files.map(file => [file, withoutComments(readFileSync(path.join(ROOT, file), "utf8"))]));
const imports = files.flatMap(importsOf);

function codeBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map(name => path.posix.join(folder, name.replaceAll(path.sep, "/")))
    .filter(name => /\.(?:tsx?|mjs)$/.test(name) && !name.endsWith(".d.ts"));
}

function roomOf(file: string): string {
  const parts = file.split("/");
  return ROOM_OF_FILE[file] ?? ROOM_OF_FILE[`${file}.ts`] ?? (parts[0] === "lib" ? parts[1]! : parts[0]!);
}

function importsOf(file: string): Import[] {
  const written = sources
    .get(file)!
    .matchAll(/^(?:import|export)\b[^;"]*?from "([^"\n]+)"|^import "([^"\n]+)"|\bimport\(\s*"([^"\n]+)"/gm);
  return Array.from(written, ([, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? "";
    if (name.startsWith("@/")) return name.slice(2);
    if (name.startsWith(".")) return path.posix.join(path.posix.dirname(file), name);
    return name;
  }).map(target => ({ file, room: roomOf(file), target: target.replace(/\.(?:tsx?|mjs)$/, "") }));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

function isOurs(target: string): boolean {
  return /^(?:lib|components|app|scripts|tests|bench|data)\//.test(target);
}

function isRim(file: string): boolean {
  return RIM.some(rim => file.startsWith(rim));
}

function shown({ file, target }: Import): string {
  return `${file} imports ${target}`;
}

describe("rooms", () => {
  it("reads every file and its imports", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.some(({ file, target }) => file === "lib/geoparse/geoparse.ts" && target === "lib/types")).toBe(
      true,
    );
    expect(files.filter(file => !(roomOf(file) in MAY_IMPORT))).toEqual([]);
  });

  for (const [room, allowed] of Object.entries(MAY_IMPORT)) {
    it(`${room} imports only from ${[room, ...allowed].join(", ")}`, () => {
      const wrong = imports.filter(
        ({ room: from, target }) =>
          from === room && isOurs(target) && ![room, "data", ...allowed].includes(roomOf(target)),
      );
      expect(wrong.map(shown)).toEqual([]);
    });
  }

  it("the store reaches neither gazetteer nor geoparser, nor do they reach the store", () => {
    const reached = (room: string) => {
      const seen = new Set(files.filter(file => roomOf(file) === room).map(file => file.replace(/\.tsx?$/, "")));
      for (const file of seen)
        for (const { file: from, target } of imports)
          if (from.replace(/\.tsx?$/, "") === file && isOurs(target)) seen.add(target);
      return [...seen].map(roomOf);
    };
    expect(reached("store")).not.toContain("gazetteer");
    expect(reached("store")).not.toContain("geoparse");
    expect(reached("gazetteer")).not.toContain("store");
    expect(reached("geoparse")).not.toContain("store");
  });

  it("no files import each other in a circle, types included", () => {
    const bare = (file: string) => file.replace(/\.tsx?$/, "");
    const targets = new Map(files.filter(file => !file.endsWith(".mjs")).map(file => [bare(file), new Set<string>()]));
    for (const { file, target } of imports) if (targets.has(target)) targets.get(bare(file))?.add(target);
    // What imports nothing that is left is in no circle.
    for (let before = -1; before !== targets.size; ) {
      before = targets.size;
      for (const [file, its] of targets) if (![...its].some(target => targets.has(target))) targets.delete(file);
    }
    expect([...targets.keys()]).toEqual([]);
  });

  it("folders inside a room are its own, but for scripts that learn and measure", () => {
    const inner = imports.filter(({ target }) => /^lib\/(?:geoparse|incidents)\/\w+\//.test(target));
    expect(inner.length).toBeGreaterThan(100);
    expect(inner.filter(({ room, target }) => room !== roomOf(target) && room !== "scripts").map(shown)).toEqual([]);
  });

  it("names are recognised without knowing what they will mean", () => {
    const known = imports.filter(({ file }) => file.startsWith("lib/geoparse/recognition/"));
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter(({ target }) => target.startsWith("lib/geoparse/resolution/")).map(shown)).toEqual([]);
  });

  it("nothing imports from a bench", () => {
    expect(imports.filter(({ target }) => target.startsWith("bench/")).map(shown)).toEqual([]);
  });
});

describe("pure rooms", () => {
  const pure = imports.filter(({ room, file }) => PURE.includes(room) && !isRim(file));

  it("import no part of Node, framework, database or network", () => {
    const wrong = pure.filter(({ target }) => !isOurs(target) && !PURE_PACKAGES.includes(target));
    expect(wrong.map(shown)).toEqual([]);
  });

  it("do not import their rim", () => {
    expect(pure.filter(({ target }) => isRim(`${target}.ts`)).map(shown)).toEqual([]);
  });

  const FORBIDDEN = {
    "the clock": /\bDate\.now\b|\bnew Date\(\)|\bperformance\./,
    chance: /\bMath\.random\b|\bcrypto\.(?:random|getRandom)/,
    "the process": /\bprocess\.|\bglobalThis\.process\b/,
    "the network": /\bfetch\(|\bXMLHttpRequest\b/,
    "the console": /\bconsole\./,
  };
  for (const [what, pattern] of Object.entries(FORBIDDEN)) {
    it(`do not touch ${what}`, () => {
      const wrong = files.filter(
        file => PURE.includes(roomOf(file)) && !isRim(file) && pattern.test(sources.get(file)!),
      );
      expect(wrong).toEqual([]);
    });
  }
});

describe("nothing is kept for nobody", () => {
  const everywhere = [...files, ...["tests", "bench"].flatMap(codeBelow), ...CONFIGURATION].map(file => ({
    file,
    code: readFileSync(path.join(ROOT, file), "utf8"),
  }));

  it("what a file exports is used by another", () => {
    const words = everywhere.map(({ file, code }) => ({ file, words: new Set(code.match(/[\w$]+/g)) }));
    const unused = files
      .filter(file => /^(?:lib|components)\//.test(file))
      .flatMap(file =>
        Array.from(
          sources.get(file)!.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm),
          ([, name = ""]) => ({ file, name }),
        ),
      )
      .filter(({ file, name }) => !words.some(other => other.file !== file && other.words.has(name)));
    expect(unused).toEqual([]);
  });

  it("a package that is depended on is named by code or configuration", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const packages = Object.keys({ ...dependencies, ...devDependencies });
    expect(packages.length).toBeGreaterThan(20);
    // Types go with a package that is named itself.
    const named = packages.map(name => ({ name, as: name.replace("@types/", "") }));
    const unnamed = named.filter(({ as }) => !everywhere.some(({ code }) => code.includes(as)));
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });
});

describe("packages with one home", () => {
  const homes: [string, RegExp, (file: string) => boolean][] = [
    ["Leaflet in components/map", /^(?:leaflet|react-leaflet)(?:\/|$)/, file => file.startsWith("components/map/")],
    ["turf in lib/geo.ts", /^@turf\//, file => file === "lib/geo.ts"],
    [
      "SQLite in lib/store and the books of lib/ingest",
      /^better-sqlite3$/,
      file => /^lib\/(?:store|ingest)\//.test(file),
    ],
    ["React in components and app", /^(?:react|react-dom|next)(?:\/|$)/, file => /^(?:components|app)\//.test(file)],
  ];
  for (const [name, pattern, isHome] of homes) {
    it(`keeps ${name}`, () => {
      const found = imports.filter(({ target }) => pattern.test(target));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ file }) => !isHome(file)).map(shown)).toEqual([]);
    });
  }
});

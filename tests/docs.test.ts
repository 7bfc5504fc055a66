// Documentation that cannot rot: what a user can type is named in README.md or docs/, and what is linked there exists.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { QUERY_WORDS, VIEW_WORDS } from "@/lib/query";

const ROOT = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const filesBelow = (folder: string) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(name =>
    path.posix.join(folder, name.replaceAll(path.sep, "/")),
  );

const pages = [
  "README.md",
  ...readdirSync(path.join(ROOT, "docs"))
    .filter(name => name.endsWith(".md"))
    .map(name => `docs/${name}`),
];
const documentation = pages.map(read).join("\n");
const code = ["lib", "app", "components", "scripts"]
  .flatMap(filesBelow)
  .filter(file => /\.(?:tsx?|mjs)$/.test(file))
  .concat("playwright.config.ts", "next.config.js", "tests/ingest/kill.test.ts");

/** Values that are not in the documentation. */
function unnamed(values: Iterable<string>): string[] {
  return [...new Set(values)].filter(value => !documentation.includes(value)).sort();
}

describe("what a user can type is documented", () => {
  it("npm scripts", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const commands = Object.keys(scripts).map(name =>
      name === "start" || name === "test" ? `npm ${name}` : `npm run ${name}`,
    );
    expect(commands.length).toBeGreaterThan(8);
    // `npm run --silent geoparse` is the same script.
    expect(unnamed(commands).filter(name => !documentation.includes(name.replace("run ", "run --silent ")))).toEqual(
      [],
    );
  });

  it("npm scripts in the documentation exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = documentation.matchAll(/npm run (?:--silent )?([a-z]+)/g);
    expect([...new Set(Array.from(named, ([, name = ""]) => name))].filter(name => !(name in scripts))).toEqual([]);
  });

  it("environment variables", () => {
    const found = code.flatMap(file =>
      Array.from(
        read(file).matchAll(/\bprocess\.env\.([A-Z_]+)|["'](DATELINE_[A-Z_]+|DATABASE_URL)["']/g),
        ([, inline, quoted]) => inline ?? quoted ?? "",
      ),
    );
    expect(found).toContain("DATELINE_MAX_FILE_MB");
    // PATH is the system's.
    expect(unnamed(found).filter(name => name !== "PATH")).toEqual([]);
  });

  it("environment variables in the documentation are read", () => {
    const source = code.map(read).join("\n");
    const named = new Set(documentation.match(/\bDATELINE_[A-Z_]+\b/g));
    expect([...named].filter(name => !source.includes(name))).toEqual([]);
  });

  it("routes", () => {
    const routes = filesBelow("app")
      .filter(file => /\/(?:route\.ts|page\.tsx)$/.test(file) && !file.startsWith("app/basemap/"))
      .map(file => file.replace(/^app|\/(?:route\.ts|page\.tsx)$/g, ""))
      .map(route => (route.startsWith("/api/") ? route.replaceAll("[", "{").replaceAll("]", "}") : route));
    expect(routes).toContain("/api/places");
    expect(unnamed(routes.map(route => `\`${route || "/"}\``))).toEqual([]);
  });

  it("words of the URL", () => {
    const own = filesBelow("app/api")
      .filter(file => file.endsWith("route.ts"))
      .flatMap(file =>
        Array.from(read(file).matchAll(/\brespond\(\s*request,\s*\[([^\]]*)\]/g), ([, list = ""]) => list),
      )
      .flatMap(list => Array.from(list.matchAll(/"(\w+)"/g), ([, word = ""]) => word));
    expect(own).toContain("bin");
    expect(unnamed([...QUERY_WORDS, ...VIEW_WORDS, ...own].map(word => `\`${word}\``))).toEqual([]);
  });
});

describe("what is written holds together", () => {
  it("links lead to files", () => {
    const broken = pages.flatMap(page =>
      Array.from(read(page).matchAll(/(?<!!)\[[^\]]*\]\(([^)#]+)[^)]*\)/g), ([, link = ""]) => link)
        .filter(link => !/^[a-z]+:/.test(link))
        .filter(link => !existsSync(path.join(ROOT, path.dirname(page), link)))
        .map(link => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it("files named in code type exist", () => {
    const missing = pages.flatMap(page =>
      Array.from(
        read(page).matchAll(/`((?:lib|data|tests|scripts|docs|components|app)\/[\w./-]+)`/g),
        ([, file = ""]) => file,
      )
        .filter(file => !existsSync(path.join(ROOT, file)))
        .map(file => `${page}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it("files named without a folder exist", () => {
    const known = new Set(
      [...code, ...["tests", "bench"].flatMap(filesBelow), ...readdirSync(ROOT)].map(file => path.basename(file)),
    );
    const named = pages.flatMap(page => Array.from(read(page).matchAll(/`([\w-]+\.tsx?)`/g), ([, file = ""]) => file));
    expect(named).toContain("where.ts");
    expect(named.filter(file => !known.has(file))).toEqual([]);
  });

  it("the README is short", () => {
    expect(read("README.md").split(/\s+/).length).toBeLessThanOrEqual(600);
  });
});

// Read when the app is built, and again when its server starts.

/** Whether the server is of its own machine alone, as in app/api/guard.ts; behind a proxy it has a token. */
const own =
  !process.env.DATELINE_TOKEN && /^(?:localhost|127(?:\.\d{1,3}){3}|::1)?$/i.test(process.env.DATELINE_HOST ?? "");

/** @type {import("next").NextConfig} */
export default {
  serverExternalPackages: ["better-sqlite3"],
  poweredByHeader: false,
  devIndicators: false,
  // On one machine, packing what is sent takes longer than handing it over.
  compress: !own,
  // A browser asks for the icon again with every new address, that is with every click.
  headers: async () => [
    { source: "/favicon.ico", headers: [{ key: "cache-control", value: "public, max-age=86400" }] },
  ],
  // `npm test` checks the types of the whole tree; the build of a user's first start need not do it again.
  typescript: { ignoreBuildErrors: true },
};

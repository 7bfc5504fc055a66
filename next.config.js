/** @type {import("next").NextConfig} */
export default {
  serverExternalPackages: ["better-sqlite3"],
  poweredByHeader: false,
  devIndicators: false,
  // A browser asks for the icon again with every new address, that is with every click.
  headers: async () => [
    { source: "/favicon.ico", headers: [{ key: "cache-control", value: "public, max-age=86400" }] },
  ],
  // `npm test` checks the types of the whole tree; the build of a user's first start need not do it again.
  typescript: { ignoreBuildErrors: true },
};

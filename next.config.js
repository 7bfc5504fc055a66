/** @type {import("next").NextConfig} */
export default {
  serverExternalPackages: ["better-sqlite3"],
  poweredByHeader: false,
  devIndicators: false,
  // `npm test` checks the types of the whole tree; the build of a user's first start need not do it again.
  typescript: { ignoreBuildErrors: true },
};

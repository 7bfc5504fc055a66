// Runs once as a server starts: the columns are loaded before the first reader asks, not while they wait.

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { loadStore } = await import("@/lib/server");
  void loadStore();
}

// An address that leads nowhere.

export default function NotFound() {
  return (
    <main className="mx-auto grid h-full max-w-md content-center gap-3 p-6">
      <h1 className="font-serif text-2xl font-semibold">There is no such page</h1>
      <p>
        <a className="link" href="/">
          To the map
        </a>
      </p>
    </main>
  );
}

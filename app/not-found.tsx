// An address that leads nowhere. It names no language: both are shown.

export default function NotFound() {
  return (
    <main className="mx-auto grid h-full max-w-md content-center gap-3 p-6">
      <h1 className="font-serif text-2xl font-semibold">
        There is no such page
        <span lang="ar" dir="rtl" className="block">
          لا توجد صفحة كهذه
        </span>
      </h1>
      <p>
        <a className="link" href="/">
          To the map · <bdi lang="ar">إلى الخريطة</bdi>
        </a>
      </p>
    </main>
  );
}

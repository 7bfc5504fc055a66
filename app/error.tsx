"use client";
// What stands where a page failed: what came, and a way on.

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto grid h-full max-w-md content-center gap-3 p-6">
      <h1 className="font-serif text-2xl font-semibold">
        This page did not work
        <span lang="ar" dir="rtl" className="block">
          لم تعمل هذه الصفحة
        </span>
      </h1>
      <p className="text-soft" dir="auto">
        {error.message}
      </p>
      <p className="flex gap-2">
        <button type="button" className="button" onClick={reset}>
          Try again · <bdi lang="ar">حاول ثانية</bdi>
        </button>
        <a className="button" href="/">
          Start anew · <bdi lang="ar">من البداية</bdi>
        </a>
      </p>
    </main>
  );
}

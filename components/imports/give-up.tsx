"use client";
// The way out of an import.

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ImportAnswer } from "@/lib/review";
import { usePath } from "../head";
import { removeImport } from "./asks";
import { Confirm } from "./confirm";

/** Ends an import that has stored nothing yet, or that one does not want to go on with. */
export function GiveUp({ answer }: { answer: ImportAnswer }) {
  const t = useTranslations("import");
  const router = useRouter();
  const path = usePath();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t("giveUp")}
      </button>
      {asking && (
        <Confirm
          title={t("giveUpTitle")}
          note={t("giveUpNote")}
          action={t("giveUp")}
          onConfirm={async () => {
            await removeImport(answer.id);
            router.push(path("/add"));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** A moment: in UTC as the server knows it, and, once the browser is there, in the reader's own zone too. */
import { useEffect, useState } from "react";
import { localMoment, utcDay, utcMoment } from "#app/texts/language.ts";
import { useLanguage } from "./language.tsx";

/** @param iso a moment as an ISO string. `day`: the day alone. */
export function Moment({ iso, day = false, local = true }: { iso: string; day?: boolean; local?: boolean }) {
  const language = useLanguage();
  const [own, setOwn] = useState<string | null>(null);
  useEffect(() => {
    if (new Date(iso).getTimezoneOffset() !== 0) setOwn(localMoment(language, iso));
  }, [iso, language]);
  const utc = day ? utcDay(language, iso) : utcMoment(language, iso);
  return (
    <time dateTime={iso} title={own ?? undefined}>
      {utc}
      {own && !day && local ? <span className="local"> ({own})</span> : null}
    </time>
  );
}

/** Languages: which there are, how one is chosen, and the words of time and number through Intl. */

export const LANGUAGES = ["en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The best language of an Accept-Language header; English where none fits. */
export function chooseLanguage(accepted: string | null): Language {
  for (const part of (accepted ?? "").split(",")) {
    const wanted = part.split(";")[0]?.trim().toLowerCase().split("-")[0];
    const found = LANGUAGES.find((language) => language === wanted);
    if (found) return found;
  }
  return "en";
}

const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();
const moments = new Map<string, Intl.DateTimeFormat>();

/** "1 comment", "1,600 comments": the form that the language's plural rule asks for, # replaced by the number. */
export function plural(language: Language, count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string {
  let rules = plurals.get(language);
  if (!rules) plurals.set(language, (rules = new Intl.PluralRules(language)));
  return (forms[rules.select(count)] ?? forms.other).replace("#", number(language, count));
}

export function number(language: Language, value: number): string {
  let format = numbers.get(language);
  if (!format) numbers.set(language, (format = new Intl.NumberFormat(language)));
  return format.format(value);
}

/** "10 Dec 2026, 23:59 UTC". @param iso a moment as an ISO string. */
export function utcMoment(language: Language, iso: string): string {
  return `${momentFormat(language, "UTC", true).format(new Date(iso))} UTC`;
}

/** "10 Dec 2026", the day in UTC. */
export function utcDay(language: Language, iso: string): string {
  return momentFormat(language, "UTC", false).format(new Date(iso));
}

/** The moment in the reader's own zone, with the zone's short name. In the browser alone: a server does not know the zone. */
export function localMoment(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" }).format(new Date(iso));
}

function momentFormat(language: Language, timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${withTime}`;
  let format = moments.get(key);
  if (!format) {
    const time = withTime ? ({ hour: "2-digit", minute: "2-digit" } as const) : {};
    moments.set(key, (format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "short", year: "numeric", timeZone, ...time })));
  }
  return format;
}

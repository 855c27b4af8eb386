/** The page's language, for every component. */
import { createContext, useContext, type ReactNode } from "react";
import type { Language } from "#app/texts/language.ts";

const LanguageContext = createContext<Language>("en");

export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The catalogue of the page's language, for every component. */
import { createContext, useContext, type ReactNode } from "react";
import { catalogueOf, type Catalogue } from "#app/texts/catalogue.ts";
import type { Language } from "#app/texts/language.ts";

const LanguageContext = createContext<Language>("en");

export function Texts({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useTexts(): Catalogue {
  return catalogueOf(useContext(LanguageContext));
}

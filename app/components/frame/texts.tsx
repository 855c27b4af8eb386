/** The whole catalogue in the page's language. What stands on nearly every page takes core-texts.tsx, so that a reader does not fetch the words of pages that are not read. */
import { catalogueOf, type Catalogue } from "#app/texts/catalogue.ts";
import { useLanguage } from "./language.tsx";

export function useTexts(): Catalogue {
  return catalogueOf(useLanguage());
}

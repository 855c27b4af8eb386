/** The texts that nearly every page shows, in the page's language: for the frame, the reading room and what stands in both. */
import { coreTextsOf, type CoreTexts } from "#app/texts/core.ts";
import { useLanguage } from "./language.tsx";

export function useCoreTexts(): CoreTexts {
  return coreTextsOf(useLanguage());
}

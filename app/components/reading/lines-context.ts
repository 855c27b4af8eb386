/** The rendered lines of the draft, past the loader's data: given on the server alone. */
import { createContext } from "react";

export const LinesContext = createContext<string | null>(null);

/** The nonce of the page's scripts, known on the server alone. */
import { createContext } from "react";

export const NonceContext = createContext<string | undefined>(undefined);

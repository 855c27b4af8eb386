/** The nonce of the page's scripts; undefined where a page is kept, and its scripts are allowed by their hashes. */
import { createContext } from "react";

export const NonceContext = createContext<string | undefined>(undefined);

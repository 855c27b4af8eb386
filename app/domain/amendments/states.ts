/** Amendments: their axes (handling, disposition), what organisations say to them, and whose word counts. Counting by category is left to tallies.ts, who may do what to rights.ts, their text to operations.ts. */

/** open; decided; applied: what was accepted of it is in a draft, or its withdrawal is final. */
export const AMENDMENT_HANDLINGS = ["open", "decided", "applied"] as const;
export type AmendmentHandling = (typeof AMENDMENT_HANDLINGS)[number];

/** The words are those of comments. deferred: until the next draft, where it is open again. */
export const AMENDMENT_DISPOSITIONS = ["accepted", "accepted-with-modifications", "partially-accepted", "not-accepted", "deferred", "duplicate", "withdrawn"] as const;
export type AmendmentDisposition = (typeof AMENDMENT_DISPOSITIONS)[number];

/** Those a facilitator may give; "withdrawn" is the author's alone. */
export const DECISIONS = ["accepted", "accepted-with-modifications", "partially-accepted", "not-accepted", "deferred", "duplicate"] as const satisfies readonly AmendmentDisposition[];
export type Decision = (typeof DECISIONS)[number];

/** Those that change the working text. */
export const ACCEPTING: readonly AmendmentDisposition[] = ["accepted", "accepted-with-modifications", "partially-accepted"];

/** What an organisation says to an amendment; none: it has taken back what it said. One for each organisation, the newest counts. */
export const AMENDMENT_POSITIONS = ["endorse", "object", "none"] as const;
export type AmendmentPosition = (typeof AMENDMENT_POSITIONS)[number];

/** What became of an amendment on a later draft: see Rebased. */
export const PLACE_OUTCOMES = ["fits", "there", "unfit"] as const;
export type PlaceOutcome = (typeof PLACE_OUTCOMES)[number];

/** "A-31": how an amendment is cited. */
export function amendmentCode(number: number): string {
  return `A-${number}`;
}

/** A reason is required for every decision but "accepted". */
export function needsReason(kind: Decision): boolean {
  return kind !== "accepted";
}

/** The last row of each organisation, in the order in which they first spoke. @param rows oldest first. */
export function newestOf<P extends { organisationId: string }>(rows: readonly P[]): P[] {
  const newest = new Map<string, P>();
  for (const row of rows) newest.set(row.organisationId, row);
  return [...newest.values()];
}

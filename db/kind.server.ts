/** Which of the two databases this process speaks to: what DATABASE_URL names, otherwise the embedded one. */
export type DatabaseKind = "sqlite" | "postgres";

export const kind: DatabaseKind = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "") ? "postgres" : "sqlite";

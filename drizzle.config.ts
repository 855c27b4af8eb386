/**
 * How migrations are generated. The dialect comes from DIALECT.
 * `npm run migrations` adds what changed in the tables to both sets: once there has been a release, this is the only way.
 * `npm run migrations:anew`, before the first release alone, throws both sets away and writes one initial migration each.
 */
import { defineConfig } from "drizzle-kit";

const dialect = process.env.DIALECT === "postgres" ? "postgres" : "sqlite";

export default defineConfig({
  dialect: dialect === "postgres" ? "postgresql" : "sqlite",
  schema: `./db/schema.${dialect}.ts`,
  out: `./db/migrations/${dialect}`,
});

/** Every table, as a function of the kit of columns. Meaning and units of a column stand beside it where its name does not say them. */
import type { Kit } from "./kit.postgres.server.ts";
import { accountTables } from "./tables/accounts.server.ts";
import { ballotTables } from "./tables/ballots.server.ts";
import { amendmentTables } from "./tables/amendments.server.ts";
import { commentTables } from "./tables/comments.server.ts";
import { delegationTables } from "./tables/delegations.server.ts";
import { preparationTables } from "./tables/preparations.server.ts";
import { recordTables } from "./tables/record.server.ts";
import { reminderTables } from "./tables/reminders.server.ts";
import { stageTables } from "./tables/stages.server.ts";
import { standardTables } from "./tables/standards.server.ts";

export function defineTables(k: Kit) {
  return { ...accountTables(k), ...standardTables(k), ...stageTables(k), ...reminderTables(k), ...commentTables(k), ...amendmentTables(k), ...ballotTables(k), ...delegationTables(k), ...preparationTables(k), ...recordTables(k) };
}

/** Counts a ballot, for the scoring command: RULE.json VOTES.json; prints the outcome and its tests as JSON. What the files hold is said in domain/ballots/rule-files.ts and vote-files.ts. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Unreadable } from "#app/domain/ballots/plain-json.ts";
import { readRule } from "#app/domain/ballots/rule-files.ts";
import { tally } from "#app/domain/ballots/tally.ts";
import { printed, readVotes } from "#app/domain/ballots/vote-files.ts";

try {
  const [ruleFile, votesFile, ...more] = process.argv.slice(2);
  if (!ruleFile || !votesFile || more.length > 0) throw new Unreadable("Usage: npm run --silent tally -- RULE.json VOTES.json");
  const rule = from(ruleFile, readRule);
  const { electorate, positions, decimals } = from(votesFile, readVotes);
  process.stdout.write(`${JSON.stringify(printed(tally(rule, electorate, positions), decimals), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

function from<T>(file: string, read: (json: unknown) => T): T {
  let text: string;
  try {
    // npm runs in the project's folder; a path is meant from where the command was given.
    text = readFileSync(resolve(process.env.INIT_CWD ?? ".", file), "utf8");
  } catch {
    throw new Unreadable(`${file}: there is no such file, or it cannot be read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new Unreadable(`${file} is not JSON: ${(error as Error).message}`);
  }
  try {
    return read(json);
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable(`${file}: ${error.message}`);
    throw error;
  }
}

/** A rule in words: its tests, who votes under it, where it is written, and in what a variant differs. */
import { RULES, type Rule, type RuleName } from "#app/domain/ballots/rules.ts";
import { differences } from "#app/domain/ballots/variants.ts";
import { useTexts } from "../frame/texts.tsx";

export function RuleFacts({ rule, original }: { rule: Rule; original: RuleName }) {
  const { ballots: t } = useTexts();
  const changes = differences(RULES[original], rule);
  const source = RULES[original].source;
  return (
    <div className="rule-facts">
      <p>{t.approvedWhen}</p>
      <ul>
        {rule.tests.map((test) => (
          <li key={test.name}>{t.test(test)}</li>
        ))}
      </ul>
      <p>{t.unreasoned[String(rule.unreasonedCount) as "true" | "false"]}</p>
      <p>{t.whoVotes(rule.parts)}</p>
      {rule.flipDays === null ? null : <p>{t.flip(rule.flipDays)}</p>}
      {rule.decidedBy === "chair" ? <p>{t.chair}</p> : null}
      {rule.recirculates ? <p>{t.recirculates}</p> : null}
      {source ? <p className="muted">{t.source(source)}</p> : null}
      {changes.length > 0 ? (
        <div className="note warn">
          <p>{t.differs(t.ruleNames[original])}</p>
          <ul>
            {changes.map((change) => (
              <li key={"field" in change ? change.field : `test ${change.test}`}>{t.difference(change)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

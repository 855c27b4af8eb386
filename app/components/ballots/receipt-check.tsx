/** Where a receipt is looked up: the vote it belongs to, its entry in the record, and, once it is disclosed, the line whose hash it is. */
import { Form, Link } from "@remix-run/react";
import { receiptText } from "#app/domain/ballots/ballots.ts";
import type { ReceiptFound } from "#app/domain/ballots/shown.ts";
import { paths } from "#app/paths.ts";
import { useTexts } from "../frame/texts.tsx";

interface ReceiptCheckProps {
  standard: string;
  ballot: { id: string; number: number };
  found: ReceiptFound | "nothing" | null;
  asked: string;
}

export function ReceiptCheck({ standard, ballot, found, asked }: ReceiptCheckProps) {
  const { receipt: t } = useTexts().ballots;
  return (
    <section className="card checking" id="receipt" aria-labelledby="receipt-title">
      <h3 id="receipt-title">{t.title}</h3>
      <p>{t.lead}</p>
      <Form method="get" action={`${paths.ballot(standard, ballot.number)}#receipt`} className="form" preventScrollReset>
        <div className="field">
          <label htmlFor="receipt-field">{t.field}</label>
          <input id="receipt-field" name="receipt" defaultValue={asked} maxLength={80} autoComplete="off" spellCheck={false} required />
        </div>
        <div className="actions">
          <button className="btn">{t.check}</button>
        </div>
      </Form>
      {found === "nothing" ? (
        <p className="note warn" role="status">
          {t.nothing}
        </p>
      ) : null}
      {found && found !== "nothing" ? <Found standard={standard} ballotId={ballot.id} found={found} /> : null}
    </section>
  );
}

function Found({ standard, ballotId, found }: { standard: string; ballotId: string; found: ReceiptFound }) {
  const { receipt: t } = useTexts().ballots;
  const { position, comments, nonce, entry, organisationId, sequence, at } = found;
  return (
    <div className="note ok found" role="status">
      <p>{found.origin === "carried" ? t.carried(found.organisation, at) : t.found(found.organisation, sequence, found.by, at)}</p>
      <p>
        {position ? t.says(position) : t.secret} {found.replaced ? t.replaced : t.stands} {entry === null ? null : <Link to={`${paths.record(standard, entry + 1)}#e${entry}`}>{t.entry}</Link>}
      </p>
      <code>{found.receipt}</code>
      {position && comments && nonce ? (
        <details>
          <summary>{t.recompute}</summary>
          <code>{receiptText({ ballotId, organisationId, sequence, position, comments, at, nonce })}</code>
        </details>
      ) : null}
    </div>
  );
}

/** A page at the door: one short form in the middle of a page, and where else one might have wanted to go. */
import type { ReactNode } from "react";
import "#app/styles/accounts.css";
import { useTexts } from "../frame/texts.tsx";

export function Door({ title, lead, links, children }: { title: string; lead?: string; links?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page door">
      <header>
        <h1>{title}</h1>
        {lead ? <p className="muted">{lead}</p> : null}
      </header>
      {children}
      {links ? <div className="door-links">{links}</div> : null}
    </div>
  );
}

/** What was just done. */
export function SaidNote({ text }: { text: string }) {
  return (
    <p className="note ok" role="status">
      {text}
    </p>
  );
}

/** Where mails can be read in the demonstration. `folder` null: they leave, or nobody shall know. */
export function OutboxNote({ folder }: { folder: string | null }) {
  const t = useTexts().accounts;
  return folder ? <p className="note outbox">{t.outbox(folder)}</p> : null;
}

/** The path to go on to, kept in the form. */
export function Next({ next }: { next: string | undefined }) {
  return next ? <input type="hidden" name="next" value={next} /> : null;
}

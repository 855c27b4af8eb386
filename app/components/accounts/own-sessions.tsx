/** Where one is signed in, and how to end it: one browser, or all but this one. */
import { Form } from "@remix-run/react";
import { browserOf, type ListedSession } from "#app/domain/accounts.ts";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";

export function OwnSessions({ sessions }: { sessions: ListedSession[] }) {
  const t = useTexts().accounts.account;
  return (
    <>
      {sessions.length > 1 ? <p className="muted">{t.sessionsLead}</p> : null}
      <ul className="own-list">
        {sessions.map((session) => (
          <OneSession key={session.handle} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" action={paths.accountSessions()}>
          <button className="btn danger" name="session" value="others">
            {t.endOthers}
          </button>
        </Form>
      ) : (
        <p className="muted">{t.noOthers}</p>
      )}
    </>
  );
}

function OneSession({ session }: { session: ListedSession }) {
  const t = useTexts().accounts.account;
  const { browser, system } = browserOf(session.agent);
  const name = t.browser(browser, system);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="muted">
          {t.since} <Moment iso={session.createdAt} local={false} />
          {session.current ? null : (
            <>
              {" · "}
              {t.seen} <Moment iso={session.seenAt} local={false} />
            </>
          )}
        </p>
      </div>
      {session.current ? (
        <span className="tag ok">{t.thisOne}</span>
      ) : (
        <Form method="post" action={paths.accountSessions()}>
          <button className="btn small" name="session" value={session.handle}>
            {t.end} <span className="visually-hidden">({name})</span>
          </button>
        </Form>
      )}
    </li>
  );
}

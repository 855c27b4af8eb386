/** Accounts, a row each: who, to what they belong, what state they are in, and what an administrator may do with them. */
import { Form, Link } from "@remix-run/react";
import type { AccountListed, AdministrationSaid } from "#app/domain/administration.ts";
import { paths } from "#app/paths.ts";
import { RefusedButton, WhyNot } from "../comments/refused.tsx";
import { Done } from "../frame/done.tsx";
import { Folded } from "../frame/folded.tsx";
import { Moment } from "../frame/moment.tsx";
import { Pages } from "../frame/pages.tsx";
import type { Outcome } from "../frame/refusal.tsx";
import { SearchField } from "../frame/search-field.tsx";
import { useTexts } from "../frame/texts.tsx";
import { AdministrationHead } from "./administration-head.tsx";

interface AccountsProps {
  asked: { q: string; page: number };
  accounts: AccountListed[];
  all: number;
  pages: number;
  said: AdministrationSaid | null;
  outcome: Outcome | null;
}

export function Accounts({ asked, accounts, all, pages, said, outcome }: AccountsProps) {
  const t = useTexts().administration;
  const here = paths.administration(asked);
  return (
    <>
      <AdministrationHead tab="accounts" lead={t.accountsLead} />
      <div className="page administration">
        <Done sentence={said && t.said[said]} />
        {outcome?.refusal ? <WhyNot refusal={outcome.refusal} alert /> : null}
        <SearchField action={paths.administration()} q={asked.q} label={t.search} hint={t.accountsHint} submit={t.apply} />
        {accounts.length === 0 ? (
          <div className="empty">
            <p>{t.noMatch(asked.q)}</p>
            <p>
              <Link className="btn" to={paths.administration()}>
                {t.showAll}
              </Link>
            </p>
          </div>
        ) : (
          <>
            <p className="muted small" role="status">
              {t.accountCount(all)}
            </p>
            <Rows accounts={accounts} here={here} />
          </>
        )}
        <Pages page={asked.page} pages={pages} to={(page) => paths.administration({ q: asked.q, page })} />
      </div>
    </>
  );
}

function Rows({ accounts, here }: { accounts: AccountListed[]; here: string }) {
  const t = useTexts().administration;
  return (
    <table className="list stacked">
      <caption className="visually-hidden">{t.accountsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.person}</th>
          <th scope="col">{t.organisations}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.registered}</th>
          <th scope="col">{t.deeds}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              {account.name} {account.own ? <span className="tag">{t.you}</span> : null}
              <span className="mail">{account.email}</span>
            </th>
            <td data-label={t.organisations}>
              {account.organisations.length > 0 ? (
                <ul className="plain">
                  {account.organisations.map(({ slug, name, head }) => (
                    <li key={slug}>
                      <Link to={paths.organisation(slug)}>{name}</Link> {head ? <span className="muted">{t.head}</span> : null}
                    </li>
                  ))}
                </ul>
              ) : null}
            </td>
            <td data-label={t.state}>
              <States account={account} />
            </td>
            <td data-label={t.registered}>
              <Moment iso={account.registeredAt} day />
            </td>
            <td>
              <Deeds account={account} here={here} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function States({ account }: { account: AccountListed }) {
  const t = useTexts().administration;
  const { confirmed, disabled, administrator, facilitates } = account;
  return (
    <span className="row states">
      {disabled ? <span className="tag bad">{t.disabled}</span> : null}
      {confirmed ? null : <span className="tag warn">{t.notConfirmed}</span>}
      {administrator ? <span className="tag ok">{t.administrator}</span> : null}
      {facilitates > 0 ? <span className="tag">{t.facilitates(facilitates)}</span> : null}
      {!disabled && confirmed && !administrator && facilitates === 0 ? <span className="muted">{t.active}</span> : null}
    </span>
  );
}

function Deeds({ account, here }: { account: AccountListed; here: string }) {
  const t = useTexts().administration;
  const { name, administrator, disabled, confirmed, cease } = account;
  return (
    <div className="row deeds">
      {disabled ? (
        <Change account={account} here={here} change="enable" label={t.enablePerson(name)}>
          {t.enable}
        </Change>
      ) : cease.ok ? (
        <Folded word={t.disable} label={t.disablePerson(name)} sentence={t.disableSentence(name)}>
          <Change account={account} here={here} change="disable" danger>
            {t.disablePerson(name)}
          </Change>
        </Folded>
      ) : (
        <RefusedButton refusal={cease.refusal}>{t.disable}</RefusedButton>
      )}
      {administrator ? (
        cease.ok ? (
          <Folded word={t.unmakeAdministrator} label={t.unmakePerson(name)} sentence={t.unmakeSentence(name)}>
            <Change account={account} here={here} change="unmake-administrator" danger>
              {t.unmakeAdministrator}
            </Change>
          </Folded>
        ) : null
      ) : confirmed && !disabled ? (
        <Folded word={t.makeAdministrator} label={t.makePerson(name)} sentence={t.makeSentence(name)}>
          <Change account={account} here={here} change="make-administrator">
            {t.makeAdministrator}
          </Change>
        </Folded>
      ) : null}
    </div>
  );
}

function Change({ account, here, change, danger = false, label, children }: { account: AccountListed; here: string; change: string; danger?: boolean; label?: string; children: string }) {
  return (
    <Form method="post" action={here}>
      <input type="hidden" name="person" value={account.id} />
      <button className={danger ? "btn small danger" : "btn small"} name="change" value={change} aria-label={label}>
        {children}
      </button>
    </Form>
  );
}

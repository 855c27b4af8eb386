/** Who asks to join, as a head sees them: the name and the last part of the address. */
import { Form } from "@remix-run/react";
import type { RequestShown } from "#app/domain/memberships.ts";
import { paths } from "#app/paths.ts";
import { Moment } from "../frame/moment.tsx";
import { useTexts } from "../frame/texts.tsx";

/** @param more how many wait beyond those listed. */
export function Requests({ organisation, requests, more }: { organisation: string; requests: RequestShown[]; more: number }) {
  const t = useTexts().organisations;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{t.requests}</h2>
      {requests.length === 0 ? (
        <p className="muted">{t.noRequests}</p>
      ) : (
        <table className="list stacked">
          <caption className="visually-hidden">{t.requests}</caption>
          <thead>
            <tr>
              <th scope="col">{t.person}</th>
              <th scope="col">{t.domain}</th>
              <th scope="col">{t.askedOn}</th>
              <th scope="col">{t.decision}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map(({ id, name, domain, at }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td data-label={t.domain}>{domain}</td>
                <td data-label={t.askedOn}>
                  <Moment iso={at} day />
                </td>
                <td>
                  <Form method="post" action={paths.organisationMembers(organisation)} className="row">
                    <input type="hidden" name="person" value={id} />
                    <button className="btn small primary" name="change" value="admit" aria-label={t.admitPerson(name)}>
                      {t.admit}
                    </button>
                    <button className="btn small" name="change" value="refuse" aria-label={t.refusePerson(name)}>
                      {t.refuse}
                    </button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 ? <p className="muted">{t.moreRequests(more)}</p> : null}
    </section>
  );
}

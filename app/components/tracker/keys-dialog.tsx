/** The keys of the tracker, in a dialog. */
import { forwardRef } from "react";
import { GIVEN_DISPOSITIONS } from "#app/domain/comments.ts";
import { useTexts } from "../frame/texts.tsx";

export const KeysDialog = forwardRef<HTMLDialogElement>(function KeysDialog(_, ref) {
  const t = useTexts();
  const keys = t.tracker.keys;
  return (
    <dialog ref={ref} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{keys.title}</h2>
      <p className="muted">{keys.hint}</p>
      <dl>
        {keys.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>{keys.quick}</p>
      <ol>
        {QUICK.map((kind) => (
          <li key={kind}>{t.dispositions[kind]}</li>
        ))}
      </ol>
      <form method="dialog">
        <button className="btn primary">{keys.close}</button>
      </form>
    </dialog>
  );
});

/** The dispositions of the keys 1 to 9. */
export const QUICK = GIVEN_DISPOSITIONS.slice(0, 9);

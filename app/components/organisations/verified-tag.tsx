/** Whether an administrator has verified an organisation, in a word. */
import { useTexts } from "../frame/texts.tsx";

export function VerifiedTag({ verified }: { verified: boolean }) {
  const t = useTexts().organisations;
  return (
    <span className={verified ? "tag ok" : "tag"} title={verified ? t.verifiedMeans : t.notVerifiedMeans}>
      {verified ? t.verified : t.notVerified}
    </span>
  );
}

import { Notice } from '@opentera/web';
import { usePortalTexts } from '../texts';
import type { LoginOutcome } from './login';

/** The server locks an account after this many wrong passwords, and answers as it does to a wrong one. */
const refusalsUntilLocked = 5;

interface LoginFailureProps {
  outcome: LoginOutcome | undefined;
  isUnreachable: boolean;
  /** How often the server has refused this username since the page was opened. */
  refusals: number;
}

/** Why signing in failed, when it did. */
export function LoginFailure({ outcome, isUnreachable, refusals }: LoginFailureProps) {
  const text = usePortalTexts();
  if (isUnreachable) return <Failure title={text.unreachable} detail={text.unreachableDetail} />;
  if (outcome?.kind === 'declined') return <Failure title={outcome.message} />;
  if (outcome?.kind !== 'refused') return null;
  return refusals < refusalsUntilLocked ? (
    <Failure title={text.refused} detail={text.refusedDetail} />
  ) : (
    <Failure title={text.locked} detail={text.lockedDetail} />
  );
}

function Failure({ title, detail }: { title: string; detail?: string }) {
  return (
    <Notice kind="error">
      <strong>{title}</strong>
      {detail && <span>{detail}</span>}
    </Notice>
  );
}
